import { graphql } from './graphql';
import { stockFields } from './stock';

/** What is told of a cart besides its lines and sets. */
const cartSums = graphql(`
    fragment CartSums on Cart @_unmask {
        id
        name
        version
        currencyCode
        totalNet
        totalTax
        totalGross
        goodsNet
        orderDiscount {
            net
            basisPoints
        }
        nextOrderDiscount {
            basisPoints
            missingNet
        }
        totalWeightKg
        priceStamp
        delivery {
            minimumNet
            missingNet
            pallets {
                fillBasisPoints
                count
                lastPercent
                isPartial
                lines {
                    variantId
                    basisPoints
                }
            }
        }
        notices {
            code
            lineId
            cartSetId
            message
        }
    }
`);

/** What of a line may change with other lines of its cart. */
const cartLineAmounts = graphql(`
    fragment CartLineAmounts on CartLine @_unmask {
        id
        unitNet
        lineNet
        lineGross
        taxRate
        bonusQuantity
        bonusOffNet
        orderOffNet
        quota {
            period
            maxQuantity
            leftQuantity
            mostQuantity
            lastDay
            isShared
            isPassed
        }
    }
`);

const cartLineFields = graphql(
    `
        fragment CartLineFields on CartLine @_unmask {
            ...CartLineAmounts
            variantId
            productSlug
            name
            sku
            imageUrl
            unit
            unitQuantity
            quantity
            baseUnit
            remark
            increment
            minQuantity
            rollWidthCm
            bonus {
                buyQuantity
                bonusQuantity
                unitNet
            }
            units {
                code
                name
                factor
                perUnits
            }
            stock {
                ...StockFields
            }
        }
    `,
    [cartLineAmounts, stockFields],
);

const cartFields = graphql(
    `
        fragment CartFields on Cart @_unmask {
            ...CartSums
            sets {
                id
                setId
                code
                name
                imageUrl
                quantity
                available
                state
                unitNet
                lineNet
                singlesNet
                lines {
                    id
                    variantId
                    productSlug
                    name
                    sku
                    quantity
                    baseUnit
                    lineNet
                }
            }
            lines {
                ...CartLineFields
            }
        }
    `,
    [cartSums, cartLineFields],
);

export const cartDocument = graphql(
    `
        query Cart($cartId: ID) {
            cart(cartId: $cartId) {
                ...CartFields
            }
        }
    `,
    [cartFields],
);

export const setCartLinesDocument = graphql(
    `
        mutation SetCartLines($input: SetCartLinesInput!) {
            setCartLines(input: $input) {
                cart {
                    ...CartFields
                }
                answers {
                    variantId
                    outcome
                    reason
                    message
                    nearest
                }
            }
        }
    `,
    [cartFields],
);

/** The same, answered with no more than has changed: of a long cart the whole would be a megabyte for each figure that is typed. */
export const changeCartLinesDocument = graphql(
    `
        mutation ChangeCartLines($input: SetCartLinesInput!, $changed: [ID!]!, $withAmounts: Boolean!) {
            setCartLines(input: $input) {
                cart {
                    ...CartSums
                    lineCount
                    lines(variantIds: $changed) {
                        ...CartLineFields
                    }
                    amounts: lines @include(if: $withAmounts) {
                        ...CartLineAmounts
                    }
                }
                answers {
                    variantId
                    outcome
                    reason
                    message
                    nearest
                }
            }
        }
    `,
    [cartSums, cartLineFields, cartLineAmounts],
);

export const setCartSetsDocument = graphql(
    `
        mutation SetCartSets($input: SetCartSetsInput!) {
            setCartSets(input: $input) {
                cart {
                    ...CartFields
                }
                answers {
                    setId
                    outcome
                    reason
                    message
                    available
                }
            }
        }
    `,
    [cartFields],
);

export const clearCartDocument = graphql(
    `
        mutation ClearCart($cartId: ID, $version: Int) {
            clearCart(cartId: $cartId, version: $version) {
                ...CartFields
            }
        }
    `,
    [cartFields],
);

export const switchCartDocument = graphql(
    `
        mutation SwitchCart($cartId: ID!) {
            switchCart(cartId: $cartId) {
                ...CartFields
            }
        }
    `,
    [cartFields],
);

export const openCartDocument = graphql(`
    mutation OpenCart($input: CreateCartInput!) {
        createCart(input: $input) {
            __typename
            ... on CartRefusal {
                reason
            }
        }
    }
`);

export const transferDocument = graphql(
    `
        mutation TransferCartLines($input: TransferCartLinesInput!) {
            transferCartLines(input: $input) {
                cart {
                    ...CartFields
                }
                answers {
                    variantId
                    outcome
                    reason
                    message
                    nearest
                }
            }
        }
    `,
    [cartFields],
);

export const reorderDocument = graphql(
    `
        mutation Reorder($code: String!, $lineIds: [ID!], $cartId: ID) {
            reorder(code: $code, lineIds: $lineIds, cartId: $cartId) {
                cart {
                    ...CartFields
                }
                answers {
                    variantId
                    outcome
                    message
                    nearest
                }
                setAnswers {
                    outcome
                    message
                }
            }
        }
    `,
    [cartFields],
);
