import { inject, Injectable } from '@angular/core';

import { graphql } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const invitationDocument = graphql(`
    query Invitation($token: String!) {
        invitation(token: $token) {
            firstName
            companyName
            expired
            hasAccount
            isSignedIn
        }
    }
`);

const acceptDocument = graphql(`
    mutation AcceptInvitation($token: String!, $password: String) {
        acceptInvitation(token: $token, password: $password) {
            __typename
            ... on InvitationRefusal {
                reason
                message
            }
        }
    }
`);

const resetDocument = graphql(`
    mutation ResetPasswordByLink($token: String!, $password: String!) {
        resetPasswordByLink(token: $token, password: $password) {
            __typename
            ... on InvitationRefusal {
                reason
                message
            }
        }
    }
`);

const linkDocument = graphql(`
    mutation RequestPasswordLink($emailAddress: String!) {
        requestPasswordLink(emailAddress: $emailAddress) {
            success
        }
    }
`);

export type LinkPurpose = 'invitation' | 'reset';

@Injectable({ providedIn: 'root' })
export class Passwords {
    private readonly api = inject(ShopApi);

    async invitation(token: string, abort: AbortSignal) {
        return (await this.api.query(invitationDocument, { token }, abort)).invitation;
    }

    async requestLink(emailAddress: string): Promise<void> {
        await this.api.mutate(linkDocument, { emailAddress });
    }

    /** A person who has a password joins one more company with it, or without in his own session. Null when he has. */
    async join(token: string, password: string | null): Promise<string | null> {
        const { acceptInvitation } = await this.api.mutate(acceptDocument, { token, password });
        return acceptInvitation.__typename === 'InvitationRefusal' ? acceptInvitation.reason : null;
    }

    /** Null when the password is set, else the reason why not. */
    async set(purpose: LinkPurpose, token: string, password: string): Promise<string | null> {
        const result =
            purpose === 'invitation'
                ? (await this.api.mutate(acceptDocument, { token, password })).acceptInvitation
                : (await this.api.mutate(resetDocument, { token, password })).resetPasswordByLink;
        return result.__typename === 'InvitationRefusal' ? result.reason : null;
    }
}
