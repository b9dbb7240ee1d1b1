import { graphql, type ResultOf } from '@/gql';

const row = graphql(`
    fragment ReplenishmentShown on Replenishment { variantId sku productName way minimum lot onHand demand coming inWork quantity }
`);

export const replenishmentQuery = graphql(`
    query Replenishment($skip: Int, $take: Int) { replenishment(skip: $skip, take: $take) { items { ...ReplenishmentShown } totalItems } }
`, [row]);

export const replenishmentRulesQuery = graphql(`
    query ReplenishmentRules($skip: Int, $take: Int) { replenishmentRules(skip: $skip, take: $take) { items { ...ReplenishmentShown } totalItems } }
`, [row]);

export const purchaseProposalsQuery = graphql(`
    query PurchaseProposals($skip: Int, $take: Int) {
        purchaseProposals(skip: $skip, take: $take) { items { id createdAt variantId sku productName quantity state expectedOn reference } totalItems }
    }
`);

export const setRuleMutation = graphql(`
    mutation SetReplenishmentRule($input: ReplenishmentRuleInput!) { setReplenishmentRule(input: $input) { variantId } }
`);

export const deleteRuleMutation = graphql(`
    mutation DeleteReplenishmentRule($variantId: ID!) { deleteReplenishmentRule(variantId: $variantId) { success } }
`);

export const acceptReplenishmentMutation = graphql(`
    mutation AcceptReplenishment($input: AcceptReplenishmentInput!) { acceptReplenishment(input: $input) { variantId outcome workOrderId purchaseProposalId } }
`);

export const orderPurchaseMutation = graphql(`
    mutation OrderPurchaseProposal($input: OrderPurchaseInput!) {
        orderPurchaseProposal(input: $input) { __typename ... on OrderedPurchase { id state } ... on ReplenishmentRefusal { reason message } }
    }
`);

export const dropPurchaseMutation = graphql(`
    mutation DropPurchaseProposal($id: ID!) {
        dropPurchaseProposal(id: $id) { __typename ... on OrderedPurchase { id state } ... on ReplenishmentRefusal { reason message } }
    }
`);

export type ReplenishmentRow = ResultOf<typeof row>;
export type PurchaseRow = ResultOf<typeof purchaseProposalsQuery>['purchaseProposals']['items'][number];
