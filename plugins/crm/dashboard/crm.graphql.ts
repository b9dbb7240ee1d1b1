import { graphql } from '@/gql';

export const leadsDocument = graphql(`
    query Leads($options: LeadListOptions) {
        leads(options: $options) {
            items { id createdAt updatedAt companyName personName state source phone emailAddress followUpOn ownerName }
            totalItems
        }
    }
`);

export const leadDocument = graphql(`
    query LeadDetail($id: ID!) {
        lead(id: $id) {
            id createdAt state source companyName personName phone emailAddress countryCode language message ownerName
            disqualifiedReason followUpOn consentVersion consentAt version
            opportunity { id title stage }
            activities { id createdAt kind text followUpOn authorName }
            matches { id name taxId matchedBy }
        }
    }
`);

export const createLeadDocument = graphql(`mutation CreateLead($input: CreateLeadInput!) { createLead(input: $input) { id } }`);

export const updateLeadDocument = graphql(`mutation UpdateLead($input: UpdateLeadInput!) { updateLead(input: $input) { id } }`);

export const contactLeadDocument = graphql(`
    mutation ContactLead($id: ID!) { contactLead(id: $id) { ... on Lead { id } ... on LeadRefusal { message } } }
`);

export const disqualifyLeadDocument = graphql(`
    mutation DisqualifyLead($id: ID!, $reason: String!) {
        disqualifyLead(id: $id, reason: $reason) { ... on Lead { id } ... on LeadRefusal { message } }
    }
`);

export const qualifyLeadDocument = graphql(`
    mutation QualifyLead($input: QualifyLeadInput!) {
        qualifyLead(input: $input) { ... on Opportunity { id } ... on LeadRefusal { reason message } }
    }
`);

export const addActivityDocument = graphql(`mutation AddLeadActivity($input: ActivityInput!) { addLeadActivity(input: $input) { id } }`);

export const opportunitiesDocument = graphql(`
    query Opportunities($options: OpportunityListOptions) {
        opportunities(options: $options) {
            items { id title stage amount currencyCode expectedCloseOn followUpOn ownerName lead { companyName } }
            totalItems
        }
    }
`);

export const opportunityDocument = graphql(`
    query OpportunityDetail($id: ID!) {
        opportunity(id: $id) {
            id title stage amount currencyCode expectedCloseOn followUpOn ownerName lostReason version
            lead { id companyName personName phone emailAddress countryCode language }
            company { id name }
            activities { id createdAt kind text followUpOn authorName }
        }
    }
`);

export const updateOpportunityDocument = graphql(`
    mutation UpdateOpportunity($input: UpdateOpportunityInput!) {
        updateOpportunity(input: $input) { ... on Opportunity { id } ... on OpportunityRefusal { message } }
    }
`);

export const moveOpportunityDocument = graphql(`
    mutation MoveOpportunity($id: ID!, $stage: String!) {
        moveOpportunity(id: $id, stage: $stage) { ... on Opportunity { id } ... on OpportunityRefusal { message } }
    }
`);

export const loseOpportunityDocument = graphql(`
    mutation LoseOpportunity($id: ID!, $reason: String!) {
        loseOpportunity(id: $id, reason: $reason) { ... on Opportunity { id } ... on OpportunityRefusal { message } }
    }
`);

export const winOpportunityDocument = graphql(`
    mutation WinOpportunity($input: WinOpportunityInput!) {
        winOpportunity(input: $input) { ... on Opportunity { id company { id } } ... on OpportunityRefusal { message } }
    }
`);
