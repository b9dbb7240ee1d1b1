import { graphql } from '@/gql';

export const requestsDocument = graphql(`
    query PersonalDataRequests($options: PersonalDataRequestListOptions) {
        personalDataRequests(options: $options) {
            items { id createdAt updatedAt kind state decidedAt decidedBy person { customerId name emailAddress } }
            totalItems
        }
    }
`);

export const requestDocument = graphql(`
    query PersonalDataRequestDetail($id: ID!) {
        personalDataRequest(id: $id) {
            id createdAt kind state message answer decidedAt decidedBy version
            person { customerId name emailAddress }
            result { table rows }
        }
    }
`);

export const personDocument = graphql(`
    query PersonalDataPerson($person: PersonInput!, $language: String) {
        personalDataPerson(person: $person) {
            customerId name emailAddress phone isErased openRequestId
            companies { companyId companyName role active }
            sections(language: $language) { name rows }
            obstacles { reason companyId companyName }
        }
    }
`);

export const exportDocument = graphql(`
    mutation ExportPersonalData($input: ExportPersonalDataInput!) { exportPersonalData(input: $input) { filename content } }
`);

export const eraseDocument = graphql(`
    mutation ErasePersonalData($input: ErasePersonalDataInput!) {
        erasePersonalData(input: $input) {
            ... on PersonalDataRequest { id }
            ... on PersonalDataRefusal { message reason obstacles { reason companyName } }
        }
    }
`);

export const refuseDocument = graphql(`
    mutation RefusePersonalDataRequest($input: RefusePersonalDataRequestInput!) {
        refusePersonalDataRequest(input: $input) { ... on PersonalDataRequest { id } ... on PersonalDataRefusal { message } }
    }
`);
