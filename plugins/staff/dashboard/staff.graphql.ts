import { graphql } from '@/gql';

export const staffMembersDocument = graphql(`
    query StaffMembers($input: StaffMembersInput) {
        staffMembers(input: $input) {
            items { id firstName lastName emailAddress reach firmBranchName blockedAt hasSecondFactor needsSecondFactor companies roles { id description } }
            totalItems
        }
        firmBranches { id name }
    }
`);

export const staffMemberDocument = graphql(`
    query StaffMember($id: ID!) {
        staffMember(id: $id) {
            id firstName lastName emailAddress reach firmBranchId firmBranchName phone photoId photo blockedAt blockedReason hasSecondFactor
            needsSecondFactor lastSignInAt companies version roles { id description }
        }
        firmBranches { id name }
    }
`);

export const updateStaffMemberDocument = graphql(`
    mutation UpdateStaffMember($input: UpdateStaffMemberInput!) {
        updateStaffMember(input: $input) { ... on StaffMember { id } ... on StaffRefusal { message } }
    }
`);

export const blockStaffMemberDocument = graphql(`
    mutation BlockStaffMember($id: ID!, $reason: String!) {
        blockStaffMember(id: $id, reason: $reason) { ... on StaffMember { id } ... on StaffRefusal { message } }
    }
`);

export const unblockStaffMemberDocument = graphql(`
    mutation UnblockStaffMember($id: ID!) { unblockStaffMember(id: $id) { ... on StaffMember { id } ... on StaffRefusal { message } } }
`);

export const resetSecondFactorDocument = graphql(`
    mutation ResetSecondFactor($administratorId: ID!, $reason: String!) {
        resetSecondFactor(administratorId: $administratorId, reason: $reason) { ... on Success { success } ... on StaffRefusal { message } }
    }
`);

export const secondFactorRolesDocument = graphql(`
    query SecondFactorRoles { secondFactorRoles roles(options: { take: 100 }) { items { id code description } } }
`);

export const setSecondFactorRolesDocument = graphql(`mutation SetSecondFactorRoles($roleIds: [ID!]!) { setSecondFactorRoles(roleIds: $roleIds) }`);

export const firmBranchesDocument = graphql(`query FirmBranches { firmBranches { id name people version } }`);

export const createFirmBranchDocument = graphql(`
    mutation CreateFirmBranch($name: String!, $idempotencyKey: String!) { createFirmBranch(name: $name, idempotencyKey: $idempotencyKey) { id } }
`);

export const updateFirmBranchDocument = graphql(`
    mutation UpdateFirmBranch($id: ID!, $name: String!, $version: Int) { updateFirmBranch(id: $id, name: $name, version: $version) { id } }
`);

export const deleteFirmBranchDocument = graphql(`
    mutation DeleteFirmBranch($id: ID!) { deleteFirmBranch(id: $id) { ... on Success { success } ... on StaffRefusal { message } } }
`);

export const ownSecondFactorDocument = graphql(`query OwnSecondFactor { ownSecondFactor { enabled required recoveryCodesLeft } }`);

export const beginSecondFactorDocument = graphql(`
    mutation BeginSecondFactor { beginSecondFactor { ... on SecondFactorEnrolment { secret picture } ... on SecondFactorRefusal { message } } }
`);

export const confirmSecondFactorDocument = graphql(`
    mutation ConfirmSecondFactor($code: String!) {
        confirmSecondFactor(code: $code) { ... on RecoveryCodes { codes } ... on SecondFactorRefusal { message } }
    }
`);

export const renewRecoveryCodesDocument = graphql(`
    mutation RenewRecoveryCodes($code: String!) {
        renewRecoveryCodes(code: $code) { ... on RecoveryCodes { codes } ... on SecondFactorRefusal { message } }
    }
`);

export const pendingSignInDocument = graphql(`query PendingSignIn { pendingSignIn { enrol } }`);

export const beginSignInEnrolmentDocument = graphql(`
    mutation BeginSignInEnrolment { beginSignInEnrolment { ... on SecondFactorEnrolment { secret picture } ... on SecondFactorRefusal { message } } }
`);

export const confirmSignInDocument = graphql(`
    mutation ConfirmSignIn($code: String!) {
        confirmSignIn(code: $code) { ... on SignedIn { success recoveryCodes } ... on SecondFactorRefusal { message reason } }
    }
`);
