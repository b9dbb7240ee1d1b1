import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';
import { FieldProblem, problemFields, reasonOf } from './problems';

const dataDocument = graphql(`
    query MyCompanyData($skip: Int, $take: Int) {
        myCompanyData {
            name
            countryCode
            taxId
            legalName
            legalForm
            registrationNumber
            economicCode
            legalAddress
            phone
            email
            contactName
            streetLine
            city
            postalCode
            branches {
                id
                name
                isHeadOffice
                contacts {
                    name
                    job
                    phone
                    email
                    isMain
                }
            }
        }
        myChangeRequests(skip: $skip, take: $take) {
            totalItems
            items {
                id
                createdAt
                state
                note
                askedBy
                decidedAt
                fields {
                    field
                    oldValue
                    newValue
                    accepted
                    reason
                }
            }
        }
    }
`);

const askDocument = graphql(
    `
        mutation RequestCompanyChange($input: CompanyChangeInput!) {
            requestCompanyChange(input: $input) {
                __typename
                ... on ChangeRequestRefusal {
                    reason
                    problems {
                        ...FieldProblemFields
                    }
                }
            }
        }
    `,
    [problemFields],
);

const withdrawDocument = graphql(`
    mutation WithdrawChangeRequest($id: ID!) {
        withdrawChangeRequest(id: $id) {
            __typename
            ... on ChangeRequestRefusal {
                reason
            }
        }
    }
`);

export const dataFields = [
    'name',
    'taxId',
    'legalName',
    'legalForm',
    'registrationNumber',
    'economicCode',
    'legalAddress',
    'phone',
    'email',
    'contactName',
    'streetLine',
    'city',
    'postalCode',
] as const;
export type DataField = (typeof dataFields)[number];
export type CompanyDataPage = ResultOf<typeof dataDocument>;
export type CompanyData = CompanyDataPage['myCompanyData'];
export type ChangeRequest = CompanyDataPage['myChangeRequests']['items'][number];
export type DataChanges = VariablesOf<typeof askDocument>['input']['changes'];

export interface ChangeAnswer {
    reason: string;
    problems: FieldProblem[];
}

/** What the firm has written down of the member's company, and the changes of it that were asked for. */
@Injectable({ providedIn: 'root' })
export class CompanyDataBook {
    private readonly api = inject(ShopApi);

    page(skip: number, take: number, abort: AbortSignal): Promise<CompanyDataPage> {
        return this.api.query(dataDocument, { skip, take }, abort);
    }

    /** Null when the request was taken. */
    async ask(changes: DataChanges, note: string): Promise<ChangeAnswer | null> {
        const { requestCompanyChange: answer } = await this.api.attempt('company-data', askDocument, { changes, note });
        return answer.__typename === 'ChangeRequestRefusal' ? answer : null;
    }

    /** Null when it is withdrawn, else the reason why not. */
    async withdraw(id: string): Promise<string | null> {
        return reasonOf((await this.api.mutate(withdrawDocument, { id })).withdrawChangeRequest);
    }
}

/** The fields in which what was typed differs from what the firm has; an emptied one becomes null. */
export function changesOf(data: CompanyData, typed: Record<DataField, string>): DataChanges {
    const changed = dataFields
        .map((field) => [field, typed[field].trim() || null] as const)
        .filter(([field, value]) => value !== data[field]);
    return Object.fromEntries(changed);
}
