import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { refusalText } from '../../shared/data/refusal-text';
import { ShopApi } from '../../shared/data/shop-api';

const addressFields = graphql(`
    fragment AddressFields on MyAddress @_unmask {
        id
        branchId
        label
        contactName
        phone
        streetLine
        city
        postalCode
        countryCode
        state
        oneTime
        refusalReason
        version
    }
`);

const allDocument = graphql(
    `
        query MyAddresses {
            myAddressMode
            myAddresses {
                ...AddressFields
            }
        }
    `,
    [addressFields],
);

const addDocument = graphql(
    `
        mutation AddMyAddress($input: AddMyAddressInput!) {
            addMyAddress(input: $input) {
                ...AddressFields
            }
        }
    `,
    [addressFields],
);

const updateDocument = graphql(`
    mutation UpdateMyAddress($input: UpdateMyAddressInput!) {
        updateMyAddress(input: $input) {
            __typename
            ... on AddressRefusal {
                reason
                message
            }
        }
    }
`);

const retireDocument = graphql(`
    mutation RetireMyAddress($id: ID!, $version: Int) {
        retireMyAddress(id: $id, version: $version) {
            __typename
            ... on AddressRefusal {
                reason
                message
            }
        }
    }
`);

export type AddressBook = ResultOf<typeof allDocument>;
export type Address = AddressBook['myAddresses'][number];
export type AddressFacts = Omit<VariablesOf<typeof addDocument>['input'], 'idempotencyKey'>;

@Injectable({ providedIn: 'root' })
export class Addresses {
    private readonly api = inject(ShopApi);
    private readonly transloco = inject(TranslocoService);

    all(abort: AbortSignal): Promise<AddressBook> {
        return this.api.query(allDocument, {}, abort);
    }

    async add(facts: AddressFacts): Promise<Address> {
        return (await this.api.attempt('add-address', addDocument, facts)).addMyAddress;
    }

    /** Null when it is saved, else why not. */
    async update(id: string, version: number, facts: AddressFacts): Promise<string | null> {
        const { updateMyAddress: answer } = await this.api.mutate(updateDocument, { input: { ...facts, id, version } });
        return answer.__typename === 'AddressRefusal' ? refusalText(this.transloco, answer) : null;
    }

    /** Null when it is retired, else why not. */
    async retire(id: string, version: number): Promise<string | null> {
        const { retireMyAddress: answer } = await this.api.mutate(retireDocument, { id, version });
        return answer.__typename === 'AddressRefusal' ? refusalText(this.transloco, answer) : null;
    }
}
