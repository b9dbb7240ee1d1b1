import gql from 'graphql-tag';

export const adminSchema = gql`
    "What the firm takes for deliveries. Amounts are net."
    type DeliverySettings {
        "How many cubic centimetres count as a kilogram"
        volumetricDivisor: Int!
        currencies: [DeliveryCurrency!]!
        parcels: [ParcelTariff!]!
        pallets: [PalletTariff!]!
        version: Int!
    }

    type DeliveryCurrency {
        currencyCode: CurrencyCode!
        "Of companies without their own; null: transport is never free"
        minimumNet: Money
        "Then it costs this wherever it goes; null: by tariff"
        fixedNet: Money
    }

    type ParcelTariff {
        "Null: all countries without rows of their own"
        countryCode: String
        currencyCode: CurrencyCode!
        upToG: Int!
        net: Money!
    }

    type PalletTariff {
        countryCode: String
        currencyCode: CurrencyCode!
        net: Money!
    }

    input DeliveryCurrencyInput {
        currencyCode: CurrencyCode!
        minimumNet: Money
        fixedNet: Money
    }

    input ParcelTariffInput {
        countryCode: String
        currencyCode: CurrencyCode!
        upToG: Int!
        net: Money!
    }

    input PalletTariffInput {
        countryCode: String
        currencyCode: CurrencyCode!
        net: Money!
    }

    "All of it: what is left out is gone."
    input DeliverySettingsInput {
        volumetricDivisor: Int!
        currencies: [DeliveryCurrencyInput!]!
        parcels: [ParcelTariffInput!]!
        pallets: [PalletTariffInput!]!
        version: Int
    }

    type CompanyDeliveryTerms {
        companyId: ID!
        currencyCode: CurrencyCode!
        "Net; null: the firm's own of the currency"
        minimumNet: Money
        "firm, courier, pick-up; null: all of them"
        ways: [String!]
        version: Int!
    }

    input CompanyDeliveryTermsInput {
        companyId: ID!
        minimumNet: Money
        ways: [String!]
        version: Int
    }

    "How large a variant is; its weight is with its sales data."
    type VariantDelivery {
        variantId: ID!
        "Of one base unit"
        volumeCm3: Float!
        "How many base units fill a pallet"
        unitsPerPallet: Int
        "What the transport of one base unit costs, whatever else is bought"
        oversize: [OversizeCharge!]!
        version: Int!
    }

    type OversizeCharge {
        currencyCode: CurrencyCode!
        net: Money!
    }

    input OversizeChargeInput {
        currencyCode: CurrencyCode!
        net: Money!
    }

    input VariantDeliveryInput {
        variantId: ID!
        volumeCm3: Float!
        unitsPerPallet: Int
        oversize: [OversizeChargeInput!]!
        version: Int
    }

    "From which warehouse goods of a category leave"
    type CategoryWarehouse {
        collectionId: ID!
        "Null: the categories above say"
        stockLocationId: ID
        version: Int!
    }

    input CategoryWarehouseInput {
        collectionId: ID!
        stockLocationId: ID
        version: Int
    }

    extend type Query {
        categoryWarehouse(collectionId: ID!): CategoryWarehouse!
        deliverySettings: DeliverySettings!
        companyDeliveryTerms(companyId: ID!): CompanyDeliveryTerms!
        variantDelivery(variantId: ID!): VariantDelivery!
    }

    extend type Mutation {
        setCategoryWarehouse(input: CategoryWarehouseInput!): CategoryWarehouse!
        updateDeliverySettings(input: DeliverySettingsInput!): DeliverySettings!
        setCompanyDeliveryTerms(input: CompanyDeliveryTermsInput!): CompanyDeliveryTerms!
        setVariantDelivery(input: VariantDeliveryInput!): VariantDelivery!
    }
`;
