import { graphql } from '@/gql';

export const addressesDocument = graphql(`
    query CompanyAddresses($input: CompanyAddressesInput!) {
        companyAddresses(input: $input) {
            totalItems
            items {
                id createdAt companyId companyName branchId branchName label contactName phone streetLine city postalCode countryCode
                state oneTime refusalReason version
            }
        }
    }
`);

export const createAddressDocument = graphql(`
    mutation CreateCompanyAddress($input: CreateCompanyAddressInput!) { createCompanyAddress(input: $input) { id } }
`);

export const updateAddressDocument = graphql(`
    mutation UpdateCompanyAddress($input: UpdateCompanyAddressInput!) {
        updateCompanyAddress(input: $input) { ... on CompanyAddress { id } ... on AddressRefusal { message } }
    }
`);

export const acceptAddressDocument = graphql(`
    mutation AcceptCompanyAddress($id: ID!, $version: Int) {
        acceptCompanyAddress(id: $id, version: $version) { ... on CompanyAddress { id } ... on AddressRefusal { message } }
    }
`);

export const refuseAddressDocument = graphql(`
    mutation RefuseCompanyAddress($id: ID!, $reason: String!, $version: Int) {
        refuseCompanyAddress(id: $id, reason: $reason, version: $version) { ... on CompanyAddress { id } ... on AddressRefusal { message } }
    }
`);

export const retireAddressDocument = graphql(`
    mutation RetireCompanyAddress($id: ID!, $version: Int) {
        retireCompanyAddress(id: $id, version: $version) { ... on CompanyAddress { id } ... on AddressRefusal { message } }
    }
`);
