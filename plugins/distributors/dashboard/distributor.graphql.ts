import { graphql } from '@/gql';

export const distributionQuery = graphql(`
    query CompanyDistribution($companyId: ID!) {
        companyDistribution(companyId: $companyId) {
            companyId
            isDistributor
            customerCount
            link { distributorCompanyId distributorName markupBasisPoints acceptance active version }
            chain { companyId companyName distributorName markupBasisPoints isOpen }
            customers { id name markupBasisPoints acceptance active }
        }
    }
`);

export const distributorsQuery = graphql(`
    query DistributorCompanies { distributorCompanies { id name currencyCode } }
`);

export const setDistributorMutation = graphql(`
    mutation SetCompanyDistributor($input: SetCompanyDistributorInput!) {
        setCompanyDistributor(input: $input) {
            __typename
            ... on CompanyDistribution { companyId }
            ... on DistributorLinkRefusal { message }
        }
    }
`);

export const setIsDistributorMutation = graphql(`
    mutation SetCompanyIsDistributor($companyId: ID!, $isDistributor: Boolean!) {
        setCompanyIsDistributor(companyId: $companyId, isDistributor: $isDistributor) {
            __typename
            ... on CompanyDistribution { companyId }
            ... on DistributorLinkRefusal { message }
        }
    }
`);
