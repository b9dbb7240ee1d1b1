import { inject, Injectable } from '@angular/core';

import { attemptKey, endAttempt } from '../../shared/data/attempt';
import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { ShopApi } from '../../shared/data/shop-api';
import { FieldProblem } from './problems';

const consentsDocument = graphql(`
    query GuestConsents {
        guestConsents {
            kind
            version
            required
            language
            text
        }
    }
`);

const contactDocument = graphql(`
    mutation SetGuestContact($input: GuestContactInput!) {
        setGuestContact(input: $input) {
            __typename
            ... on AccessRefusal {
                reason
                problems {
                    field
                    reason
                    expected
                }
            }
        }
    }
`);

export type GuestConsents = ResultOf<typeof consentsDocument>['guestConsents'];
export type GuestContact = Omit<VariablesOf<typeof contactDocument>['input'], 'language' | 'idempotencyKey'>;

/** Who orders in the open shop without an account, and where his goods go. */
@Injectable({ providedIn: 'root' })
export class Guests {
    private readonly api = inject(ShopApi);
    private readonly session = inject(Session);
    private readonly preferences = inject(Preferences);

    async consents(abort: AbortSignal): Promise<GuestConsents> {
        return (await this.api.query(consentsDocument, {}, abort)).guestConsents;
    }

    /** Null when it was taken, `closed` when the shop takes no guests any more, else what is wrong. */
    async setContact(contact: GuestContact): Promise<FieldProblem[] | 'closed' | null> {
        const input = { ...contact, language: this.preferences.language() };
        const idempotencyKey = attemptKey('guest-contact', input);
        const { setGuestContact: answer } = await this.api.mutateOnce(contactDocument, {
            input: { ...input, idempotencyKey },
        });
        endAttempt('guest-contact');
        if (answer.__typename === 'AccessRefusal')
            return answer.reason === 'guests-closed' ? 'closed' : answer.problems;
        await this.session.reload();
        return null;
    }
}
