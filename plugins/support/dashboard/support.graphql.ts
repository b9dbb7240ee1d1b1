import { graphql, type ResultOf } from '@/gql';

export const threadsQuery = graphql(`
    query SupportThreads($options: SupportThreadListOptions) {
        supportThreads(options: $options) {
            items { id subject orderCode state companyName askedBy lastMessageAt waitingSince dueAt priority ownerName }
            totalItems
        }
    }
`);

export const threadQuery = graphql(`
    query SupportThread($id: ID!) {
        supportThread(id: $id) {
            id subject orderCode orderId stageName state companyId companyName askedBy createdAt lastMessageAt waitingSince
            dueAt priority ownerAdministratorId ownerName
            messages { id at author fromStaff text files { id name format } }
            notes { id at author text }
        }
    }
`);

export const answerMutation = graphql(`
    mutation AnswerSupportThread($id: ID!, $text: String!, $fileIds: [ID!], $idempotencyKey: String!) {
        answerSupportThread(id: $id, text: $text, fileIds: $fileIds, idempotencyKey: $idempotencyKey) {
            __typename
            ... on SupportThread { id }
            ... on ThreadRefusal { reason message }
        }
    }
`);

export const closeMutation = graphql(`
    mutation CloseSupportThread($id: ID!) { closeSupportThread(id: $id) { id } }
`);

export const ownersQuery = graphql(`query SupportOwners { supportOwners { id name } me: activeAdministrator { id } }`);

export const assignMutation = graphql(`
    mutation AssignSupportThread($id: ID!, $administratorId: ID) { assignSupportThread(id: $id, administratorId: $administratorId) { id } }
`);

export const priorityMutation = graphql(`
    mutation SetSupportThreadPriority($id: ID!, $priority: String!) { setSupportThreadPriority(id: $id, priority: $priority) { id } }
`);

export const noteMutation = graphql(`
    mutation AddSupportNote($id: ID!, $text: String!, $idempotencyKey: String!) { addSupportNote(id: $id, text: $text, idempotencyKey: $idempotencyKey) { id } }
`);

export const cannedAnswersQuery = graphql(`query CannedAnswers { cannedAnswers { id version language title text } }`);

export const saveCannedMutation = graphql(`mutation SaveCannedAnswer($input: CannedAnswerInput!) { saveCannedAnswer(input: $input) { id } }`);

export const deleteCannedMutation = graphql(`mutation DeleteCannedAnswer($id: ID!) { deleteCannedAnswer(id: $id) { result } }`);

export const settingsQuery = graphql(`query SupportSettings { supportSettings { version openMinute closeMinute normalMinutes highMinutes urgentMinutes } }`);

export const setSettingsMutation = graphql(`mutation SetSupportSettings($input: SupportSettingsInput!) { setSupportSettings(input: $input) { version } }`);

export type Canned = ResultOf<typeof cannedAnswersQuery>['cannedAnswers'][number];
export type Settings = ResultOf<typeof settingsQuery>['supportSettings'];
export type ThreadRow = ResultOf<typeof threadsQuery>['supportThreads']['items'][number];
export type Thread = NonNullable<ResultOf<typeof threadQuery>['supportThread']>;
