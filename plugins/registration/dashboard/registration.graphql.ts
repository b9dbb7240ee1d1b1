import { graphql } from '@/gql';

export const applicationsDocument = graphql(`
    query AccessApplications($options: AccessApplicationListOptions) {
        accessApplications(options: $options) {
            items { id createdAt updatedAt state companyName countryCode taxId firstName lastName phone emailAddress language confirmedAt decidedAt assignedTo }
            totalItems
        }
    }
`);

export const applicationDocument = graphql(`
    query AccessApplicationDetail($id: ID!) {
        accessApplication(id: $id) {
            id createdAt state companyName countryCode taxId economicCode streetLine city postalCode firstName lastName phone emailAddress
            message language confirmedAt decidedAt decidedBy reason companyId memberId welcomedAt version assignedAdministratorId assignedTo
            company { id name }
            member { id acceptedAt }
            questions { id createdAt question answer answeredAt }
            consents { kind textVersion language createdAt }
            matches { id name taxId matchedBy }
            similar { id companyName state createdAt matchedBy }
        }
    }
`);

export const applicationDecidersDocument = graphql(`query ApplicationDeciders { applicationDeciders { id name } }`);

export const ownStaffDocument = graphql(`query RegistrationOwnStaff { activeAdministrator { id } }`);

export const assignApplicationDocument = graphql(`
    mutation AssignApplication($input: AssignApplicationInput!) {
        assignApplication(input: $input) { ... on AccessApplication { id } ... on ApplicationRefusal { message } }
    }
`);

export const askApplicantDocument = graphql(`
    mutation AskApplicant($input: AskApplicantInput!) {
        askApplicant(input: $input) { ... on AccessApplication { id } ... on ApplicationRefusal { message } }
    }
`);

export const refuseApplicationDocument = graphql(`
    mutation RefuseApplication($input: RefuseApplicationInput!) {
        refuseApplication(input: $input) { ... on AccessApplication { id } ... on ApplicationRefusal { message } }
    }
`);

export const acceptApplicationDocument = graphql(`
    mutation AcceptApplication($input: AcceptApplicationInput!) {
        acceptApplication(input: $input) { ... on AccessApplication { id } ... on ApplicationRefusal { message } }
    }
`);

export const sendWelcomeDocument = graphql(`
    mutation SendApplicantWelcome($input: SendWelcomeInput!) {
        sendApplicantWelcome(input: $input) { ... on AccessApplication { id } ... on ApplicationRefusal { message } }
    }
`);

export const companyChoiceDocument = graphql(`
    query RegistrationCompanies($options: CompanyListOptions) { companies(options: $options) { items { id name } } }
`);

export const changeRequestsDocument = graphql(`
    query DataChangeRequests($options: DataChangeRequestListOptions) {
        changeRequests(options: $options) { items { id createdAt updatedAt state companyName askedBy note decidedAt } totalItems }
    }
`);

export const changeRequestDocument = graphql(`
    query DataChangeRequestDetail($id: ID!) {
        changeRequest(id: $id) {
            id createdAt state companyId companyName askedBy note decidedAt version
            fields { field oldValue newValue currentValue accepted reason }
        }
    }
`);

export const decideChangeRequestDocument = graphql(`
    mutation DecideChangeRequest($input: DecideChangeRequestInput!) {
        decideChangeRequest(input: $input) { ... on DataChangeRequest { id } ... on ChangeRequestRefusal { message } }
    }
`);

export const inboxDocument = graphql(`
    query RegistrationInbox { registrationInbox { newApplications askedApplications openChangeRequests } }
`);

export const accessSettingsDocument = graphql(`
    query AccessSettings { firmSettings { accessMode publicCompanyId acceptsApplications welcomeMail version } }
`);

export const updateAccessSettingsDocument = graphql(`
    mutation UpdateAccessSettings($input: UpdateFirmSettingsInput!) { updateFirmSettings(input: $input) { accessMode } }
`);

export const consentTextsDocument = graphql(`query ConsentTexts { consentTexts { id createdAt kind textVersion language text } }`);

export const publishConsentDocument = graphql(`
    mutation PublishConsentTexts($input: PublishConsentInput!) { publishConsentTexts(input: $input) { id } }
`);
