import { graphql, type ResultOf } from '@/gql';

export const paymentRulesQuery = graphql(`
    query PaymentRules {
        paymentRules { methods warns blocksTerm version bankAccounts { currencyCode holder bankName accountNumber bankCode } }
    }
`);

export const setPaymentRulesMutation = graphql(`
    mutation SetPaymentRules($input: SetPaymentRulesInput!) {
        setPaymentRules(input: $input) { version }
    }
`);

export const companyRulesQuery = graphql(`
    query CompanyPaymentRules($companyId: ID!) {
        companyPaymentRules(companyId: $companyId) { companyId methods warns blocksTerm version }
        paymentRules { methods warns blocksTerm }
    }
`);

export const setCompanyRulesMutation = graphql(`
    mutation SetCompanyPaymentRules($input: SetCompanyPaymentRulesInput!) {
        setCompanyPaymentRules(input: $input) { version }
    }
`);

export const limitRequestsQuery = graphql(`
    query LimitRequests($input: LimitRequestsInput!) {
        limitRequests(input: $input) {
            items { id createdAt companyId companyName wishedLimitMinor limitMinor currencyCode justification state answer version }
            totalItems
        }
    }
`);

export const decideLimitMutation = graphql(`
    mutation DecideLimitRequest($input: DecideLimitRequestInput!) {
        decideLimitRequest(input: $input) { ... on LimitRequest { id state } ... on LimitRequestRefusal { message field } }
    }
`);

export type LimitRow = ResultOf<typeof limitRequestsQuery>['limitRequests']['items'][number];
