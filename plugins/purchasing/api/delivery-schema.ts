import gql from 'graphql-tag';

const orderDelivery = (amount: string) => `
    "What delivery costs, of what it is made, and how the goods get there"
    type OrderDelivery {
        "firm, courier (the buyer's own) or pick-up"
        way: String!
        "fixed, parcels, pallets, free (the minimum is reached) or none"
        transport: String
        transportNet: ${amount}
        "Of oversized goods, paid whatever the minimum"
        oversizeNet: ${amount}
        net: ${amount}
        tax: ${amount}
        gross: ${amount}
    }`;

export const deliveryShopSchema = gql`
    ${orderDelivery('Money')}

    "One way of delivery, for the cart of now"
    type DeliveryOption {
        "firm, courier (the buyer's own) or pick-up"
        way: String!
        "fixed, parcels, pallets, free (the minimum is reached) or none; null for who may not see prices"
        transport: String
        transportNet: Money
        "Of oversized goods, paid whatever the minimum"
        oversizeNet: Money
        net: Money
        tax: Money
        gross: Money
        "Of goods and delivery: what shownTotalGross has to be"
        totalNet: Money
        totalTax: Money
        totalGross: Money
        "In two orders, what is here at once and the rest later; null where all of it comes at one time"
        split: DeliverySplit
    }

    "The costs of both orders together, and of each"
    type DeliverySplit {
        net: Money
        tax: Money
        gross: Money
        "Of goods and delivery: what shownTotalGross has to be"
        totalNet: Money
        totalTax: Money
        totalGross: Money
        "At once, then later"
        parts: [DeliverySplitPart!]!
    }

    type DeliverySplitPart {
        isNow: Boolean!
        variantIds: [ID!]!
        transport: String
        transportNet: Money
        oversizeNet: Money
        net: Money
    }

    type DeliveryOptions {
        options: [DeliveryOption!]!
    }

    type CartDelivery {
        "From this value of goods on delivery is free, oversized goods apart; null: never"
        minimumNet: Money
        missingNet: Money
        "Null when nothing of it has a value for pallets"
        pallets: CartPallets
    }

    type CartPallets {
        "Hundredths of a percent of a pallet: 14,000 are 1.4 pallets"
        fillBasisPoints: Int!
        "Begun ones count."
        count: Int!
        "How full the last one is, 1 to 100"
        lastPercent: Int!
        "Some goods have no value for pallets and are not counted."
        isPartial: Boolean!
        lines: [CartPalletShare!]!
    }

    type CartPalletShare {
        variantId: ID!
        basisPoints: Int!
    }

    input DeliveryPlaceInput {
        branchId: ID!
        "A usable delivery address; the branch's own when left out"
        addressId: ID
        "The current cart when left out"
        cartId: ID
    }

    extend type Cart {
        delivery: CartDelivery
    }

    extend type MyOrder {
        delivery: OrderDelivery!
        "The other order of the same cart, when it was split in two"
        splitWith: String
        "Of goods that were sold before they were in stock, and have not come yet"
        awaitsGoods: Boolean!
        "When they are to come, YYYY-MM-DD; null for any other order"
        goodsDay: String
    }

    extend input PlaceOrderInput {
        "One of deliveryOptions; firm when left out"
        deliveryWay: String
        "In two orders: what is here at once, the rest later"
        isSplit: Boolean
    }

    extend type Query {
        deliveryOptions(input: DeliveryPlaceInput!): DeliveryOptions!
    }
`;

export const deliveryAdminSchema = gql`
    ${orderDelivery('Money!')}

    extend type CompanyOrder {
        delivery: OrderDelivery!
        "The other order of the same cart, when it was split in two"
        splitWith: String
        "By the warehouses from which it leaves; none where it leaves as it is"
        parts: [OrderPart!]!
    }

    "Lines that leave together; to the ERP an order of their own"
    type OrderPart {
        id: ID!
        "The category that names the warehouse; null for what none claims"
        groupName: String
        warehouseName: String
        lineIds: [ID!]!
    }

    extend type CompanyQuote {
        "Within the totals, when the branch is named"
        delivery: OrderDelivery
        "Ways that the company may choose among"
        ways: [String!]!
    }

    extend input CompanyQuoteInput {
        branchId: ID
        "A usable delivery address of the company; the branch's own when left out"
        addressId: ID
        "firm when left out"
        deliveryWay: String
    }

    extend input PlaceOrderForCompanyInput {
        "firm when left out"
        deliveryWay: String
    }
`;
