import { graphql, type ResultOf } from '@/gql';

export const ordersQuery = graphql(`
    query CompanyOrderList($options: CompanyOrderListOptions) {
        companyOrders(options: $options) {
            items {
                id createdAt orderId code state companyId companyName branchName placedAt placedBy placedByStaff wishedDate specialReasons awaitsGoods currencyCode totalNet totalGross
            }
            totalItems
        }
    }
`);

export const orderCountsQuery = graphql(`
    query CompanyOrderCounts {
        companyOrderCounts { state count }
    }
`);

export const orderQuery = graphql(`
    query CompanyOrderDetail($id: ID!) {
        companyOrder(id: $id) {
            id orderId code state companyId companyName branchName placedAt placedBy placedByStaff wishedDate remarks specialTerms specialReasons
            currencyCode totalNet totalTax totalGross paymentMethod checkPayments isGuestOrder awaitsGoods goodsDay mayBecome payment { paidMinor leftMinor isPaid } splitWith
            parts { id groupName warehouseName lineIds }
            courier { waybillNumber labelFormat labelAt }
            delivery { way transport transportNet oversizeNet net }
            lines {
                id name sku quantity baseUnit unit unitQuantity rollWidthCm unitNet taxRate lineNet lineGross bonusQuantity bonusOffNet orderOffNet remark priceSource
                set { id name code quantity }
            }
            history { at state by note }
            changes {
                id kind state version askedAt answerBy askedBy askedByStaff reason oldWishedDate newWishedDate oldRemarks newRemarks oldTotalGross newTotalGross decidedAt decidedBy answer
                lines { lineId name sku unit oldUnitQuantity newUnitQuantity oldQuantity newQuantity }
            }
            approval {
                state passedLimits
                levels { approvers needed ruleName state decisions { by for at decision comment } }
            }
        }
    }
`);

export type OrderShown = NonNullable<ResultOf<typeof orderQuery>['companyOrder']>;

export const changeEffectQuery = graphql(`
    query OrderChangeEffect($orderId: ID!) {
        orderChangeEffect(orderId: $orderId) {
            before { goodsNet bonusOffNet orderOffNet deliveryNet totalNet totalTax totalGross }
            after { goodsNet bonusOffNet orderOffNet deliveryNet totalNet totalTax totalGross }
            creditMinor isSpecial refusal { reason message }
        }
    }
`);

export type Effect = NonNullable<ResultOf<typeof changeEffectQuery>['orderChangeEffect']>;

export const waitingChangesQuery = graphql(`
    query WaitingOrderChanges {
        waitingOrderChanges { id orderId orderCode companyName kind askedAt answerBy }
    }
`);

export const decideChangeMutation = graphql(`
    mutation DecideOrderChange($input: DecideOrderChangeInput!) {
        decideOrderChange(input: $input) {
            __typename
            ... on CompanyOrder { id state }
            ... on OrderChangeRefusal { reason message }
            ... on PlacementRefusal { reason message }
            ... on OrderTransitionRefusal { reason message }
        }
    }
`);

export const orderCreditQuery = graphql(`
    query OrderCredit($companyId: ID!) {
        companyCredit(companyId: $companyId) { limitMinor exposureMinor availableMinor termDays currencyCode }
    }
`);

export const approveMutation = graphql(`
    mutation ApproveOrder($input: OrderStepInput!) {
        approveOrder(input: $input) { __typename ... on CompanyOrder { id state } ... on OrderTransitionRefusal { reason message } }
    }
`);

export const rejectMutation = graphql(`
    mutation RejectOrder($input: OrderStepInput!) {
        rejectOrder(input: $input) { __typename ... on CompanyOrder { id state } ... on OrderTransitionRefusal { reason message } }
    }
`);

export const holdMutation = graphql(`
    mutation HoldOrder($input: OrderStepInput!) {
        holdOrder(input: $input) { __typename ... on CompanyOrder { id state } ... on OrderTransitionRefusal { reason message } }
    }
`);

export const releaseMutation = graphql(`
    mutation ReleaseHeldOrder($input: OrderStepInput!) {
        releaseHeldOrder(input: $input) { __typename ... on CompanyOrder { id state } ... on OrderTransitionRefusal { reason message } }
    }
`);

export const handOutMutation = graphql(`
    mutation HandOutPreSale($input: OrderStepInput!) {
        handOutPreSale(input: $input) { __typename ... on CompanyOrder { id state } ... on OrderTransitionRefusal { reason message } }
    }
`);

export const cancelMutation = graphql(`
    mutation CancelCompanyOrder($input: OrderStepInput!) {
        cancelCompanyOrder(input: $input) { __typename ... on CompanyOrder { id state } ... on OrderTransitionRefusal { reason message } }
    }
`);

export const rulesQuery = graphql(`
    query OrderRules {
        orderRules { leadWorkingDays changeDecisionDays amounts { currencyCode amountMinor } discountPercent newCustomerIsSpecial }
    }
`);

export const updateRulesMutation = graphql(`
    mutation UpdateOrderRules($input: OrderRulesInput!) {
        updateOrderRules(input: $input) { leadWorkingDays }
    }
`);

export const companySearchQuery = graphql(`
    query CompaniesToOrderFor($options: CompanyListOptions) {
        companies(options: $options) { items { id name code branches { id active isHeadOffice } } }
    }
`);

export const companyToOrderForQuery = graphql(`
    query CompanyToOrderFor($id: ID!) {
        company(id: $id) { id name active orderingEnabled currencyCode addressMode branches { id name city streetLine active isHeadOffice } }
    }
`);

export const deliveryAddressesQuery = graphql(`
    query OrderDeliveryAddresses($input: CompanyAddressesInput!) {
        companyAddresses(input: $input) { items { id branchId label contactName streetLine city postalCode state } totalItems }
    }
`);

export const newDeliveryAddressMutation = graphql(`
    mutation OrderNewDeliveryAddress($input: CreateCompanyAddressInput!) { createCompanyAddress(input: $input) { id } }
`);

export const variantsQuery = graphql(`
    query CompanyVariants($companyId: ID!, $term: String!) {
        companyVariants(companyId: $companyId, term: $term) {
            variantId name sku baseUnit units { code factor perUnits } minQuantity increment availability unitNet currencyCode
        }
    }
`);

export type Variant = ResultOf<typeof variantsQuery>['companyVariants'][number];

export const quoteQuery = graphql(`
    query CompanyQuote($input: CompanyQuoteInput!) {
        companyQuote(input: $input) {
            currencyCode totalNet totalTax totalGross orderOffNet orderOffBasisPoints earliestDate ways
            delivery { way transport transportNet oversizeNet net }
            lines { variantId outcome reason nearest quantity rollWidthCm unitNet taxRate lineNet lineGross bonusQuantity bonusOffNet orderOffNet priceSource }
        }
    }
`);

export type Quote = ResultOf<typeof quoteQuery>['companyQuote'];

export const placeForCompanyMutation = graphql(`
    mutation PlaceOrderForCompany($input: PlaceOrderForCompanyInput!) {
        placeOrderForCompany(input: $input) {
            __typename
            ... on CompanyOrder { id code state }
            ... on PlacementRefusal { reason message field }
        }
    }
`);
