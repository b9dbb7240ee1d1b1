import { graphql } from '@/gql';

export const availabilityDocument = graphql(`
    query Availability {
        availabilityRules { showAs bands policy leadMinDays leadMaxDays staleAfterHours version }
        warehouses { stockLocationId name kind leadMinDays leadMaxDays countedAt isStale version }
    }
`);
export const setAvailabilityRulesDocument = graphql(`
    mutation SetAvailabilityRules($input: AvailabilityRulesInput!) { setAvailabilityRules(input: $input) { version } }
`);
export const setWarehouseDocument = graphql(`
    mutation SetWarehouse($input: WarehouseInput!) { setWarehouse(input: $input) { version } }
`);
export const variantAvailabilityDocument = graphql(`
    query VariantAvailability($variantId: ID!) {
        variantAvailability(variantId: $variantId) { policy leadMinDays leadMaxDays version }
        availabilityRules { policy leadMinDays leadMaxDays }
    }
`);
export const setVariantAvailabilityDocument = graphql(`
    mutation SetVariantAvailability($input: VariantAvailabilityInput!) { setVariantAvailability(input: $input) { version } }
`);
export const expectedDeliveriesDocument = graphql(`
    query ExpectedDeliveries($input: ExpectedDeliveriesInput!) {
        expectedDeliveries(input: $input) { totalItems items { id variantId sku variantName quantity day reference version isOverdue } }
    }
`);
export const setExpectedDeliveryDocument = graphql(`
    mutation SetExpectedDelivery($input: ExpectedDeliveryInput!) { setExpectedDelivery(input: $input) { id } }
`);
export const deleteExpectedDeliveryDocument = graphql(`
    mutation DeleteExpectedDelivery($id: ID!) { deleteExpectedDelivery(id: $id) { result } }
`);
export const preSalesDocument = graphql(`
    query PreSales($input: PreSalesInput!) {
        preSales(input: $input) { totalItems items { id variantId sku variantName quantity sold day fromDay untilDay handOut isOpen isOverdue endedAt version } }
    }
`);
export const setPreSaleDocument = graphql(`
    mutation SetPreSale($input: PreSaleInput!) { setPreSale(input: $input) { id } }
`);
export const deletePreSaleDocument = graphql(`
    mutation DeletePreSale($id: ID!) { deletePreSale(id: $id) { result } }
`);
