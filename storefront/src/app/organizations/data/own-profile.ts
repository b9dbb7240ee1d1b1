import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const profileFields = graphql(`
    fragment ProfileFields on MyProfile @_unmask {
        firstName
        lastName
        emailAddress
        phone
        companies
        version
    }
`);

const profileDocument = graphql(
    `
        query MyProfile {
            myProfile {
                ...ProfileFields
            }
        }
    `,
    [profileFields],
);

const updateDocument = graphql(
    `
        mutation UpdateMyProfile($input: UpdateMyProfileInput!) {
            updateMyProfile(input: $input) {
                ...ProfileFields
            }
        }
    `,
    [profileFields],
);

const passwordDocument = graphql(`
    mutation ChangeMyPassword($currentPassword: String!, $password: String!) {
        changeMyPassword(currentPassword: $currentPassword, password: $password) {
            __typename
            ... on OwnDetailsRefusal {
                reason
            }
        }
    }
`);

const emailDocument = graphql(`
    mutation RequestMyEmailChange($emailAddress: String!, $currentPassword: String!) {
        requestMyEmailChange(emailAddress: $emailAddress, currentPassword: $currentPassword) {
            __typename
            ... on OwnDetailsRefusal {
                reason
            }
        }
    }
`);

const confirmDocument = graphql(`
    mutation ConfirmMyEmail($token: String!) {
        confirmMyEmail(token: $token) {
            __typename
            ... on InvitationRefusal {
                reason
            }
        }
    }
`);

export type Profile = ResultOf<typeof profileDocument>['myProfile'];
export type ProfileChange = VariablesOf<typeof updateDocument>['input'];

/** What a person has written down of himself, for all his companies at once. */
@Injectable({ providedIn: 'root' })
export class OwnProfile {
    private readonly api = inject(ShopApi);

    async find(abort: AbortSignal): Promise<Profile> {
        return (await this.api.query(profileDocument, {}, abort)).myProfile;
    }

    async update(input: ProfileChange): Promise<Profile> {
        return (await this.api.mutate(updateDocument, { input })).updateMyProfile;
    }

    /** Null when it is changed, else why not. */
    async changePassword(currentPassword: string, password: string): Promise<string | null> {
        const { changeMyPassword: answer } = await this.api.mutate(passwordDocument, { currentPassword, password });
        return answer.__typename === 'OwnDetailsRefusal' ? answer.reason : null;
    }

    /** Null when a link is on its way, else why not. */
    async requestEmail(emailAddress: string, currentPassword: string): Promise<string | null> {
        const { requestMyEmailChange: answer } = await this.api.mutate(emailDocument, {
            emailAddress,
            currentPassword,
        });
        return answer.__typename === 'OwnDetailsRefusal' ? answer.reason : null;
    }

    /** Null when the address is in force, else why not. */
    async confirmEmail(token: string): Promise<string | null> {
        const { confirmMyEmail: answer } = await this.api.mutate(confirmDocument, { token });
        return answer.__typename === 'InvitationRefusal' ? answer.reason : null;
    }
}
