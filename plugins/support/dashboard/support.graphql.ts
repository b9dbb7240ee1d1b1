import { graphql, type ResultOf } from '@/gql';

export const threadsQuery = graphql(`
    query SupportThreads($options: SupportThreadListOptions) {
        supportThreads(options: $options) {
            items { id subject orderCode state companyName askedBy lastMessageAt waitingSince }
            totalItems
        }
    }
`);

export const threadQuery = graphql(`
    query SupportThread($id: ID!) {
        supportThread(id: $id) {
            id subject orderCode orderId stageName state companyId companyName askedBy createdAt lastMessageAt waitingSince
            messages { id at author fromStaff text }
        }
    }
`);

export const answerMutation = graphql(`
    mutation AnswerSupportThread($id: ID!, $text: String!, $idempotencyKey: String!) {
        answerSupportThread(id: $id, text: $text, idempotencyKey: $idempotencyKey) {
            __typename
            ... on SupportThread { id }
            ... on ThreadRefusal { reason message }
        }
    }
`);

export const closeMutation = graphql(`
    mutation CloseSupportThread($id: ID!) { closeSupportThread(id: $id) { id } }
`);

export type ThreadRow = ResultOf<typeof threadsQuery>['supportThreads']['items'][number];
export type Thread = NonNullable<ResultOf<typeof threadQuery>['supportThread']>;
