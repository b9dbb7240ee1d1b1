import { graphql, type ResultOf } from '@/gql';

export const listQuery = graphql(`
    query Broadcasts($input: BroadcastPageInput) {
        broadcasts(input: $input) { totalItems items { id state subject createdAt sendAt sentAt writtenBy recipients readers readPercent } }
    }
`);

export const oneQuery = graphql(`
    query Broadcast($id: ID!) {
        broadcast(id: $id) {
            id version state banner byMail bySms sendAt sentAt
            texts { language subject text }
            audience { companyIds groupNames countryCodes firmBranchIds priceListIds noOrderForDays }
        }
    }
`);

export const recipientsQuery = graphql(`
    query BroadcastRecipients($id: ID!, $input: BroadcastPageInput) { broadcastRecipients(id: $id, input: $input) { totalItems items { companyName name readAt } } }
`);

export const previewQuery = graphql(`
    query BroadcastPreview($audience: BroadcastAudienceInput!) { broadcastPreview(audience: $audience) { companies members withMail withPhone } }
`);

export const companiesQuery = graphql(`
    query CompaniesForBroadcast($term: String!) { companies(options: { take: 8, filter: { name: { contains: $term } } }) { items { id name } } }
`);

export const groupsQuery = graphql(`query GroupsForBroadcast { companyGroups { name } }`);
export const priceListsQuery = graphql(`query PriceListsForBroadcast { priceLists(options: { take: 100 }) { items { id name } } }`);
export const firmBranchesQuery = graphql(`query FirmBranchesForBroadcast { firmBranches { id name } }`);

export const saveMutation = graphql(`
    mutation SaveBroadcast($input: BroadcastInput!) { saveBroadcast(input: $input) { __typename ... on Broadcast { id version } ... on BroadcastRefusal { reason message } } }
`);

export const scheduleMutation = graphql(`
    mutation ScheduleBroadcast($input: ScheduleBroadcastInput!) { scheduleBroadcast(input: $input) { __typename ... on Broadcast { id version } ... on BroadcastRefusal { reason message } } }
`);

export const withdrawMutation = graphql(`mutation WithdrawBroadcast($id: ID!) { withdrawBroadcast(id: $id) { id version state } }`);

export type Broadcast = NonNullable<ResultOf<typeof oneQuery>['broadcast']>;
export type Audience = Broadcast['audience'];
