import { graphql, type ResultOf } from '@/gql';

export const goalsDocument = graphql(`
    query PurchaseGoals($input: PurchaseGoalFilter) {
        purchaseGoals(input: $input) {
            totalItems
            items { id companyId groupId ownerName companies periodKind currencyCode firstDay lastDay state version steps { fromNet basisPoints } }
        }
    }
`);
export const goalDocument = graphql(`
    query PurchaseGoal($id: ID!) {
        purchaseGoal(id: $id) { id companyId groupId ownerName companies periodKind currencyCode firstDay lastDay periods state version updatedAt steps { fromNet basisPoints } }
    }
`);
export const goalPeriodsDocument = graphql(`
    query PurchaseGoalPeriods($kind: String!) { purchaseGoalPeriods(kind: $kind) { from lastDay isRunning } }
`);
export const planGoalDocument = graphql(`
    mutation PlanPurchaseGoal($input: PlanPurchaseGoalInput!) {
        planPurchaseGoal(input: $input) { __typename ... on PurchaseGoal { id } ... on PurchaseGoalRefusal { reason field message } }
    }
`);
export const changeGoalDocument = graphql(`
    mutation ChangePurchaseGoal($input: ChangePurchaseGoalInput!) {
        changePurchaseGoal(input: $input) { __typename ... on PurchaseGoal { id version } ... on PurchaseGoalRefusal { reason field message } }
    }
`);
export const endGoalDocument = graphql(`
    mutation EndPurchaseGoal($input: EndPurchaseGoalInput!) {
        endPurchaseGoal(input: $input) { __typename ... on PurchaseGoal { id } ... on PurchaseGoalRefusal { reason field message } }
    }
`);
export const deleteGoalDocument = graphql(`
    mutation DeletePurchaseGoal($input: DeletePurchaseGoalInput!) {
        deletePurchaseGoal(input: $input) { __typename ... on PurchaseGoalDeleted { id } ... on PurchaseGoalRefusal { reason field message } }
    }
`);
export const goalReportDocument = graphql(`
    query PurchaseGoalReport($input: PurchaseGoalReportInput!) {
        purchaseGoalReport(input: $input) {
            from lastDay totalItems
            totals { currencyCode companies reached salesNet discountNet }
            items {
                companyId companyName companyCode groupName goalId isOwn currencyCode orders salesNet reachedSteps basisPoints discountNet missingNet progressPoints
                next { fromNet basisPoints }
                steps { fromNet basisPoints }
            }
        }
    }
`);
export type GoalStandingShown = ResultOf<typeof goalReportDocument>['purchaseGoalReport']['items'][number];

export const creditNotesDocument = graphql(`
    query CreditNotes($input: CreditNotesInput!) { creditNotes(input: $input) { totalItems items { id number issuedOn amountNet currencyCode } } }
`);
export const recordCreditNoteDocument = graphql(`
    mutation RecordCreditNote($input: RecordCreditNoteInput!) { recordCreditNote(input: $input) { id } }
`);
export const deleteCreditNoteDocument = graphql(`
    mutation DeleteCreditNote($id: ID!) { deleteCreditNote(id: $id) { result } }
`);
export const companiesForGoalDocument = graphql(`
    query CompaniesForGoal($term: String!) {
        companies(options: { take: 10, filter: { name: { contains: $term } }, sort: { name: ASC } }) { items { id name currencyCode } }
    }
`);
export const groupsForGoalDocument = graphql(`
    query GroupsForGoal { companyGroups { id name companyCount } }
`);
