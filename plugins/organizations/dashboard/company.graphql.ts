import { graphql } from '@/gql';

export const companiesDocument = graphql(`
    query Companies($options: CompanyListOptions) {
        companies(options: $options) {
            items {
                id name code taxId groupName city branchCount memberCount managerAdministratorId active orderingEnabled kind
                phone email countryCode currencyCode language createdAt updatedAt
            }
            totalItems
        }
    }
`);

export const companyDocument = graphql(`
    query CompanyDetail($id: ID!) {
        company(id: $id) {
            id name code countryCode taxId phone email groupName currencyCode language active kind orderingEnabled managerAdministratorId
            legalName legalForm registrationNumber economicCode legalAddress addressMode isNewCustomerUntil version
            branches {
                id parentId name contactName phone email streetLine city postalCode countryCode active orderingEnabled isHeadOffice version
                contacts { name job phone email isMain }
            }
            members { id firstName lastName emailAddress phone role ownRole { id name } language active acceptedAt version branch { id name } }
            roles { id name permissions version }
            history { id at actor subject action before after reason }
        }
    }
`);

export const createCompanyDocument = graphql(`
    mutation CreateCompany($input: CreateCompanyInput!) {
        createCompany(input: $input) {
            ... on Company { id }
            ... on CompanyDuplicateRefusal { message matches { id name taxId matchedBy } }
        }
    }
`);

export const updateCompanyDocument = graphql(`mutation UpdateCompany($input: UpdateCompanyInput!) { updateCompany(input: $input) { id } }`);

export const setCompanyActiveDocument = graphql(`
    mutation SetCompanyActive($id: ID!, $active: Boolean!, $reason: String) { setCompanyActive(id: $id, active: $active, reason: $reason) { id } }
`);

export const createBranchDocument = graphql(`
    mutation CreateCompanyBranch($input: CreateCompanyBranchInput!) { createCompanyBranch(input: $input) { id } }
`);

export const updateBranchDocument = graphql(`
    mutation UpdateCompanyBranch($input: UpdateCompanyBranchInput!) { updateCompanyBranch(input: $input) { id } }
`);

export const inviteMemberDocument = graphql(`mutation InviteMember($input: InviteMemberInput!) { inviteMember(input: $input) { id } }`);

export const resendInvitationDocument = graphql(`mutation ResendInvitation($id: ID!) { resendInvitation(id: $id) { __typename ... on TeamRefusal { message reason } } }`);

export const updateMemberDocument = graphql(`
    mutation UpdateCompanyMember($input: UpdateCompanyMemberInput!) {
        updateCompanyMember(input: $input) { ... on CompanyMember { id } ... on TeamRefusal { message reason field } }
    }
`);

export const actForMemberDocument = graphql(`
    mutation ActForMember($memberId: ID!, $reason: String!, $idempotencyKey: String!) {
        actForMember(memberId: $memberId, reason: $reason, idempotencyKey: $idempotencyKey) {
            ... on ActingHandover { token }
            ... on ActingRefusal { message reason }
        }
    }
`);

export const actingSessionsDocument = graphql(`
    query ActingSessions($input: ActingSessionsInput) {
        actingSessions(input: $input) {
            items { id companyId companyName memberName staffName reason createdAt begunAt until endedAt isOpen }
            totalItems
        }
    }
`);

export const endActingSessionDocument = graphql(`mutation EndActingSession($id: ID!) { endActingSession(id: $id) { success } }`);

export const staffDocument = graphql(`query CompanyManagers { administrators(options: { take: 100 }) { items { id firstName lastName } } }`);

export const firmSettingsDocument = graphql(`
    query FirmSettings {
        firmSettings { name timeZone calendar weekendDays holidayCountry currencyCode language supportPhone supportEmail version }
    }
`);

export const updateFirmSettingsDocument = graphql(`
    mutation UpdateFirmSettings($input: UpdateFirmSettingsInput!) { updateFirmSettings(input: $input) { name } }
`);

export const companyGroupsDocument = graphql(`query CompanyGroups { companyGroups { id name orderingEnabled companyCount version } }`);

export const createGroupDocument = graphql(`
    mutation CreateCompanyGroup($input: CreateCompanyGroupInput!) { createCompanyGroup(input: $input) { id } }
`);

export const updateGroupDocument = graphql(`
    mutation UpdateCompanyGroup($input: UpdateCompanyGroupInput!) { updateCompanyGroup(input: $input) { id } }
`);

export const deleteGroupDocument = graphql(`mutation DeleteCompanyGroup($id: ID!) { deleteCompanyGroup(id: $id) { success } }`);

export const duplicatesDocument = graphql(`
    query CompanyDuplicates($companyId: ID, $skip: Int, $take: Int) {
        companyDuplicates(companyId: $companyId, skip: $skip, take: $take) {
            items { first { id name code taxId city } second { id name code taxId city } matchedBy }
            totalItems
        }
    }
`);

export const mergePreviewDocument = graphql(`
    query CompanyMergePreview($keepId: ID!, $dropId: ID!) {
        companyMergePreview(keepId: $keepId, dropId: $dropId) {
            kept { ...MergedCompany }
            dropped { ...MergedCompany }
            refusal
            records { table ofKept comes }
        }
    }
    fragment MergedCompany on Company {
        id name code taxId phone email groupName countryCode city currencyCode language active orderingEnabled legalName registrationNumber economicCode createdAt
    }
`);

export const recentMergesDocument = graphql(`query RecentCompanyMerges { recentCompanyMerges { id keptCompanyId droppedCompanyId keptName droppedName mergedAt } }`);

export const companyMergesDocument = graphql(`
    query CompanyMerges($companyId: ID!) { companyMerges(companyId: $companyId) { id keptCompanyId droppedCompanyId keptName droppedName mergedAt undoneAt } }
`);

export const mergeCompaniesDocument = graphql(`
    mutation MergeCompanies($keepId: ID!, $dropId: ID!, $idempotencyKey: String!) {
        mergeCompanies(keepId: $keepId, dropId: $dropId, idempotencyKey: $idempotencyKey) {
            ... on CompanyMerge { id }
            ... on CompanyMergeRefusal { message }
        }
    }
`);

export const undoMergeDocument = graphql(`
    mutation UndoCompanyMerge($id: ID!) {
        undoCompanyMerge(id: $id) {
            ... on CompanyMerge { id }
            ... on CompanyMergeRefusal { message }
        }
    }
`);

export const createRoleDocument = graphql(`
    mutation CreateCompanyRole($input: CreateCompanyRoleInput!) {
        createCompanyRole(input: $input) { ... on CompanyRole { id } ... on TeamRefusal { message reason field } }
    }
`);

export const updateRoleDocument = graphql(`
    mutation UpdateCompanyRole($input: UpdateCompanyRoleInput!) {
        updateCompanyRole(input: $input) { ... on CompanyRole { id } ... on TeamRefusal { message reason field } }
    }
`);

export const deleteRoleDocument = graphql(`
    mutation DeleteCompanyRole($id: ID!, $version: Int) {
        deleteCompanyRole(id: $id, version: $version) { ... on Success { success } ... on TeamRefusal { message reason field } }
    }
`);
