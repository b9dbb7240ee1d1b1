import gql from 'graphql-tag';

export const shopSchema = gql`
    "Amounts are null for a member who may not see prices, here and in orders."
    type Cart {
        id: ID
        "Empty for one that nobody has named"
        name: String!
        "Rises with each change."
        version: Int!
        "What is bought by itself; all of it, or a page of a long cart"
        lines(skip: Int, take: Int, "Of these articles only" variantIds: [ID!]): [CartLine!]!
        "How many of those there are"
        lineCount: Int!
        sets: [CartSet!]!
        currencyCode: CurrencyCode!
        totalNet: Money
        totalTax: Money
        totalGross: Money
        "What the lines add up to before the discount on the order."
        goodsNet: Money
        orderDiscount: CartOrderDiscount
        "The next step that gives more, and what is missing to it."
        nextOrderDiscount: CartNextDiscount
        totalWeightKg: Float!
        "Another one whenever the price of any line is; given with placeOrder. Null for a member who may not see prices, and in answers that read no lines."
        priceStamp: String
        notices: [CartNotice!]!
    }

    type CartOrderDiscount {
        net: Money
        "Hundredths of a percent"
        basisPoints: Int!
    }

    type CartNextDiscount {
        "Hundredths of a percent"
        basisPoints: Int!
        fromNet: Money
        missingNet: Money
    }

    "Prices are those of now; a notice says where they are not those at which the line was put in."
    type CartLine {
        id: ID!
        variantId: ID!
        productSlug: String!
        name: String!
        sku: String!
        imageUrl: String
        unit: String!
        unitQuantity: Int!
        "In the base unit."
        quantity: Int!
        baseUnit: String!
        "Cut from a roll of this width: quantity is centimetres of length, unitNet of a square metre."
        rollWidthCm: Int
        unitNet: Money
        "After all of it"
        lineNet: Money
        lineGross: Money
        "How many of quantity are a bonus, and what that took off the line"
        bonusQuantity: Int!
        bonusOffNet: Money
        "The line's share of the discount on the order"
        orderOffNet: Money
        bonus: CatalogueBonus
        taxRate: Float!
        remark: String
        increment: Int!
        minQuantity: Int!
        "In which it may be ordered, the base unit first."
        units: [CatalogueUnit!]!
        "Of its quantity; null when it is no longer to be had."
        stock: StockStatement
    }

    "Sets of one kind. What they cost is shared out over their lines."
    type CartSet {
        id: ID!
        "Absent once the firm has deleted the set"
        setId: ID
        code: String!
        name: String!
        imageUrl: String
        quantity: Int!
        "Whole sets that there are; absent when all is made to order"
        available: Int
        "same, changed (it has other parts now: set its quantity to take it as it is) or gone"
        state: String!
        unitNet: Money
        lineNet: Money
        lineGross: Money
        "What the parts would cost by themselves"
        singlesNet: Money
        lines: [CartLine!]!
    }

    "code is price-changed, not-available, over-quota, set-changed, set-not-available, pre-sale-apart of what has to be ordered by itself, or changed-by of a colleague's change of a shared cart."
    type CartNotice {
        code: String!
        lineId: ID
        cartSetId: ID
        message: String!
    }

    enum CartLineMode {
        ADD
        SET
    }

    input CartLineInput {
        variantId: ID!
        unit: String!
        "In that unit. SET 0 removes the line."
        quantity: Int!
        remark: String
        mode: CartLineMode = SET
    }

    input SetCartLinesInput {
        "The current one when left out"
        cartId: ID
        "The cart's as the buyer saw it: a line of a shared cart that a colleague has changed since is not overwritten."
        version: Int
        "1 to 1,000 rows, judged in their order."
        lines: [CartLineInput!]!
    }

    "outcome is ok, corrected or rejected; nearest has quantities in the base unit that would be taken as they are."
    type CartLineAnswer {
        variantId: ID!
        outcome: String!
        reason: String
        message: String
        nearest: [Int!]!
    }

    type SetCartLinesResult {
        cart: Cart!
        answers: [CartLineAnswer!]!
        "Of sets, when some were put in too"
        setAnswers: [CartSetAnswer!]!
    }

    "A set by its id, or one that the cart holds by that one's."
    input CartSetInput {
        setId: ID
        cartSetId: ID
        "SET 0 takes the set out."
        quantity: Int!
        mode: CartLineMode = SET
    }

    input SetCartSetsInput {
        "The current one when left out"
        cartId: ID
        version: Int
        "1 to 50, judged in their order."
        sets: [CartSetInput!]!
    }

    "outcome is ok or rejected; available is the number of whole sets when there are too few."
    type CartSetAnswer {
        setId: ID
        outcome: String!
        reason: String
        message: String
        available: Int
    }

    type SetCartSetsResult {
        cart: Cart!
        answers: [CartSetAnswer!]!
    }

    type CreditStanding {
        limit: Money
        exposure: Money!
        available: Money
        currencyCode: CurrencyCode!
    }

    type CheckoutOptions {
        branches: [PortalBranch!]!
        "Usable ones of the company and of these branches"
        addresses: [MyAddress!]!
        "YYYY-MM-DD"
        earliestDate: String!
        leadWorkingDays: Int!
        "0 is Sunday."
        weekendDays: [Int!]!
        holidays: [String!]!
        "The first way to pay that is open to the buyer: on-account, prepayment, online or cash-on-delivery"
        paymentMethod: String!
        "All ways that are offered for the cart as it is"
        paymentMethods: [PaymentChoice!]!
        "over-limit, overdue: the buyer is asked to pay, and the order will be checked by the settlements department"
        paymentWarnings: [String!]!
        overdue: Money
        "Where a transfer goes to"
        bankAccount: BankAccount
        paymentTermDays: Int
        credit: CreditStanding
    }

    "refused: over-limit or overdue, where the way cannot be chosen now"
    type PaymentChoice {
        method: String!
        refused: String
    }

    type BankAccount {
        currencyCode: CurrencyCode!
        holder: String!
        bankName: String!
        accountNumber: String!
        bankCode: String!
    }

    "How the order is paid. leftMinor: of one that is paid in advance; of all others nothing is paid here."
    type MyOrderPayment {
        method: String
        totalMinor: Money
        paidMinor: Money
        leftMinor: Money
        isPaid: Boolean!
        bankAccount: BankAccount
        transferTitle: String
    }

    input PlaceOrderInput {
        idempotencyKey: String!
        "The current cart when left out"
        cartId: ID
        branchId: ID!
        "A usable delivery address; the branch's own when left out"
        addressId: ID
        "YYYY-MM-DD"
        wishedDate: String
        remarks: String
        specialTerms: String
        "One of checkoutOptions.paymentMethods; the first that is open when left out"
        paymentMethod: String
        "The cart's totalGross as the buyer saw it; nothing of one who may not see prices."
        shownTotalGross: Money
        "The cart's priceStamp as it was with the prices that the buyer saw: without it only their total is compared."
        shownPriceStamp: String
    }

    type PlacementRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    type PriceChangedRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        shownTotal: Money!
        currentTotal: Money!
    }

    type OrderTransitionRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union PlaceOrderResult = MyOrder | PriceChangedRefusal | PlacementRefusal
    union CancelMyOrderResult = MyOrder | OrderTransitionRefusal

    type MyOrder {
        id: ID!
        code: String!
        state: String!
        placedAt: DateTime!
        placedBy: String!
        "The staff member who placed it in the place of placedBy"
        placedByStaff: String
        branchName: String!
        "YYYY-MM-DD"
        wishedDate: String
        remarks: String
        specialTerms: String
        currencyCode: CurrencyCode!
        totalNet: Money
        totalTax: Money
        totalGross: Money
        lines: [MyOrderLine!]!
        history: [MyOrderEvent!]!
        "on-account, prepayment, online or cash-on-delivery"
        paymentMethod: String
        payment: MyOrderPayment!
        "Placed past the limit or with something overdue: the settlements department looks at it"
        checkPayments: Boolean!
        mayCancel: Boolean!
    }

    type MyOrderLine {
        id: ID!
        variantId: ID!
        name: String!
        sku: String!
        imageUrl: String
        "In the base unit."
        quantity: Int!
        baseUnit: String!
        unit: String!
        unitQuantity: Int!
        "Cut from a roll of this width: quantity is centimetres of length, unitNet of a square metre."
        rollWidthCm: Int
        unitNet: Money
        lineNet: Money
        "How many of quantity are a bonus, and what that took off the line"
        bonusQuantity: Int!
        bonusOffNet: Money
        "The line's share of the discount on the order"
        orderOffNet: Money
        remark: String
        "The set that it came of"
        set: OrderLineSet
        "What was said of the stock when it was taken for the order; without figures."
        promise: StockStatement
    }

    type OrderLineSet {
        id: ID!
        code: String!
        name: String!
        "How many sets of this kind were ordered"
        quantity: Int!
    }

    type MyOrderEvent {
        at: DateTime!
        state: String!
        by: String
        note: String
    }

    type MyOrderList {
        items: [MyOrder!]!
        totalItems: Int!
    }

    input MyOrdersInput {
        skip: Int
        take: Int
        "Part of an order's code, of an article's number or name, or of the company's own code for it"
        term: String
        states: [String!]
        "YYYY-MM-DD, both days included"
        from: String
        until: String
        placedByMemberId: ID
        branchId: ID
    }

    "What my orders may be narrowed by"
    type MyOrderFilters {
        people: [MyOrderPerson!]!
        branches: [MyOrderBranch!]!
    }

    type MyOrderPerson {
        memberId: ID!
        name: String!
    }

    type MyOrderBranch {
        branchId: ID!
        name: String!
    }

    extend type Query {
        "The current one when none is named"
        cart(cartId: ID): Cart!
        checkoutOptions: CheckoutOptions!
        myOrders(input: MyOrdersInput!): MyOrderList!
        myOrderFilters: MyOrderFilters!
        myOrder(code: String!): MyOrder
    }

    extend type Mutation {
        setCartLines(input: SetCartLinesInput!): SetCartLinesResult!
        setCartSets(input: SetCartSetsInput!): SetCartSetsResult!
        clearCart(cartId: ID, version: Int): Cart!
        placeOrder(input: PlaceOrderInput!): PlaceOrderResult!
        cancelMyOrder(code: String!, reason: String!, idempotencyKey: String!): CancelMyOrderResult!
        "All lines of an order, or the chosen ones: they add to the cart, and each is answered for."
        reorder(code: String!, lineIds: [ID!], cartId: ID): SetCartLinesResult!
    }
`;
