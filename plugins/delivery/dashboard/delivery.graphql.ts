import { graphql, type ResultOf } from '@/gql';

export const settingsQuery = graphql(`
    query DeliverySettings {
        deliverySettings {
            volumetricDivisor version
            currencies { currencyCode minimumNet fixedNet }
            parcels { countryCode currencyCode upToG net }
            pallets { countryCode currencyCode net }
        }
    }
`);

export type SettingsShown = ResultOf<typeof settingsQuery>['deliverySettings'];

export const updateSettingsMutation = graphql(`
    mutation UpdateDeliverySettings($input: DeliverySettingsInput!) { updateDeliverySettings(input: $input) { version } }
`);

export const companyTermsQuery = graphql(`
    query CompanyDeliveryTerms($companyId: ID!) {
        companyDeliveryTerms(companyId: $companyId) { companyId currencyCode minimumNet ways version }
    }
`);

export const setCompanyTermsMutation = graphql(`
    mutation SetCompanyDeliveryTerms($input: CompanyDeliveryTermsInput!) { setCompanyDeliveryTerms(input: $input) { version } }
`);

export const variantQuery = graphql(`
    query VariantDelivery($variantId: ID!) {
        variantDelivery(variantId: $variantId) { volumeCm3 unitsPerPallet version oversize { currencyCode net } }
    }
`);

export const setVariantMutation = graphql(`
    mutation SetVariantDelivery($input: VariantDeliveryInput!) { setVariantDelivery(input: $input) { version } }
`);

export const categoryWarehouseQuery = graphql(`
    query CategoryWarehouse($collectionId: ID!) {
        categoryWarehouse(collectionId: $collectionId) { stockLocationId version }
        stockLocations(options: { take: 100 }) { items { id name } }
    }
`);

export const setCategoryWarehouseMutation = graphql(`
    mutation SetCategoryWarehouse($input: CategoryWarehouseInput!) { setCategoryWarehouse(input: $input) { version } }
`);

export const pickupSettingsQuery = graphql(`
    query PickupSettings {
        pickupSettings { slotMinutes capacity preparationHours daysAhead mail version hours { weekday fromMinute untilMinute } }
    }
`);

export const updatePickupSettingsMutation = graphql(`
    mutation UpdatePickupSettings($input: PickupSettingsInput!) { updatePickupSettings(input: $input) { version } }
`);

export const pickupBoardQuery = graphql(`
    query PickupBoard($day: String!) {
        pickupBoard(day: $day) { orderId orderCode orderState companyName startMinute endMinute firstName lastName phone remarks weightKg lineCount }
    }
`);
