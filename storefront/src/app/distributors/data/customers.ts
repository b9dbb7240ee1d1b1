import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { refusalText } from '../../shared/data/refusal-text';
import { ShopApi } from '../../shared/data/shop-api';

const customerFields = graphql(`
    fragment CustomerFields on MyCustomer @_unmask {
        id
        createdAt
        name
        taxId
        phone
        email
        contactName
        contactEmail
        hasAccepted
        invited {
            memberId
            name
            emailAddress
            invitedAt
        }
        markupBasisPoints
        acceptance
        active
        version
    }
`);

const listDocument = graphql(
    `
        query MyCustomers($term: String, $skip: Int, $take: Int) {
            myCustomers(term: $term, skip: $skip, take: $take) {
                totalItems
                items {
                    ...CustomerFields
                }
            }
        }
    `,
    [customerFields],
);

const createDocument = graphql(
    `
        mutation CreateMyCustomer($input: CreateMyCustomerInput!) {
            createMyCustomer(input: $input) {
                __typename
                ... on MyCustomer {
                    ...CustomerFields
                }
                ... on DistributorLinkRefusal {
                    reason
                    message
                }
            }
        }
    `,
    [customerFields],
);

const updateDocument = graphql(
    `
        mutation UpdateMyCustomer($input: UpdateMyCustomerInput!) {
            updateMyCustomer(input: $input) {
                ...CustomerFields
            }
        }
    `,
    [customerFields],
);

const resendDocument = graphql(`
    mutation ResendCustomerInvitation($input: ResendCustomerInvitationInput!) {
        resendCustomerInvitation(input: $input) {
            __typename
            ... on TeamRefusal {
                reason
            }
        }
    }
`);

export type Customer = ResultOf<typeof listDocument>['myCustomers']['items'][number];
export type InvitedPerson = Customer['invited'][number];
export type NewCustomer = Omit<VariablesOf<typeof createDocument>['input'], 'idempotencyKey'>;
export type CustomerChange = VariablesOf<typeof updateDocument>['input'];

/** A distributor's own customers. */
@Injectable({ providedIn: 'root' })
export class CustomerBook {
    private readonly api = inject(ShopApi);
    private readonly transloco = inject(TranslocoService);

    async list(
        filter: { term: string; skip: number; take: number },
        abort: AbortSignal,
    ): Promise<{ items: Customer[]; totalItems: number }> {
        return (await this.api.query(listDocument, filter, abort)).myCustomers;
    }

    /** Null when it is made, else why it cannot be. */
    async create(customer: NewCustomer): Promise<string | null> {
        const { createMyCustomer } = await this.api.attempt('customer', createDocument, customer);
        return createMyCustomer.__typename === 'DistributorLinkRefusal' ? refusalText(this.transloco, createMyCustomer) : null;
    }

    /** Null when the invitation is on its way again, else why it is not. */
    async inviteAgain(customerId: string, memberId: string): Promise<string | null> {
        const { resendCustomerInvitation: answer } = await this.api.mutate(resendDocument, {
            input: { customerId, memberId },
        });
        return answer.__typename === 'TeamRefusal' ? answer.reason : null;
    }

    async update(change: CustomerChange): Promise<void> {
        await this.api.mutate(updateDocument, { input: change });
    }
}
