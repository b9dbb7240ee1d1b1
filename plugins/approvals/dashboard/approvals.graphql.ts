import { graphql, type ResultOf } from '@/gql';

export const policyQuery = graphql(`
    query CompanyApprovalPolicy($companyId: ID!) {
        companyApprovalPolicy(companyId: $companyId) {
            companyId currencyCode
            rules { id version name active amountFrom categoryId branchId levels { memberIds roles needed } }
            limits { id version memberId memberName period amount }
            deputies { id version memberId memberName deputyMemberId deputyName from until holdsToday }
            people { id name mayApprove isActive }
            categories { id name }
            branches { id name }
            roles { id name }
        }
    }
`);

export type Policy = ResultOf<typeof policyQuery>['companyApprovalPolicy'];
export type Rule = Policy['rules'][number];
export type Limit = Policy['limits'][number];
export type Deputy = Policy['deputies'][number];

export const createRuleMutation = graphql(`
    mutation CreateCompanyApprovalRule($input: CreateCompanyApprovalRuleInput!) { createCompanyApprovalRule(input: $input) { id } }
`);

export const updateRuleMutation = graphql(`
    mutation UpdateCompanyApprovalRule($input: UpdateApprovalRuleInput!) { updateCompanyApprovalRule(input: $input) { id } }
`);

export const deleteRuleMutation = graphql(`
    mutation DeleteCompanyApprovalRule($id: ID!, $version: Int!) { deleteCompanyApprovalRule(id: $id, version: $version) { success } }
`);

export const setLimitMutation = graphql(`
    mutation SetCompanySpendingLimit($input: SetCompanySpendingLimitInput!) { setCompanySpendingLimit(input: $input) { id } }
`);

export const deleteLimitMutation = graphql(`
    mutation DeleteCompanySpendingLimit($id: ID!, $version: Int!) { deleteCompanySpendingLimit(id: $id, version: $version) { success } }
`);

export const createDeputyMutation = graphql(`
    mutation CreateCompanyDeputy($input: CreateCompanyDeputyInput!) { createCompanyDeputy(input: $input) { id } }
`);

export const updateDeputyMutation = graphql(`
    mutation UpdateCompanyDeputy($input: UpdateDeputyInput!) { updateCompanyDeputy(input: $input) { id } }
`);

export const deleteDeputyMutation = graphql(`
    mutation DeleteCompanyDeputy($id: ID!, $version: Int!) { deleteCompanyDeputy(id: $id, version: $version) { success } }
`);
