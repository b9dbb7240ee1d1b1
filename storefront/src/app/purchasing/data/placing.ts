import { inject, Injectable } from '@angular/core';

import { attemptKey, endAttempt } from '../../shared/data/attempt';
import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const optionsDocument = graphql(`
    query CheckoutOptions {
        checkoutOptions {
            earliestDate
            leadWorkingDays
            weekendDays
            holidays
            paymentMethod
            paymentMethods {
                method
                refused
            }
            paymentWarnings
            overdue
            bankAccount {
                holder
                bankName
                accountNumber
                bankCode
            }
            paymentTermDays
            branches {
                id
                name
                city
                streetLine
                postalCode
                countryCode
                phone
                isHeadOffice
            }
            addresses {
                id
                branchId
                label
                contactName
                streetLine
                city
                postalCode
            }
            credit {
                limit
                exposure
                available
                currencyCode
            }
        }
    }
`);

const approvalDocument = graphql(`
    query CartApproval($branchId: ID!, $cartId: ID, $addressId: ID, $deliveryWay: String) {
        cartApproval(branchId: $branchId, cartId: $cartId, addressId: $addressId, deliveryWay: $deliveryWay) {
            steps {
                approvers
                needed
            }
            refusal {
                reason
            }
        }
    }
`);

const deliveryDocument = graphql(`
    query DeliveryOptions($input: DeliveryPlaceInput!) {
        deliveryOptions(input: $input) {
            options {
                way
                transport
                transportNet
                oversizeNet
                net
                tax
                gross
                totalNet
                totalTax
                totalGross
                split {
                    net
                    totalNet
                    totalTax
                    totalGross
                    parts {
                        isNow
                        variantIds
                        net
                    }
                }
            }
        }
    }
`);

const placeDocument = graphql(`
    mutation PlaceOrder($input: PlaceOrderInput!) {
        placeOrder(input: $input) {
            __typename
            ... on MyOrder {
                id
                code
                state
                paymentMethod
            }
            ... on PriceChangedRefusal {
                message
                shownTotal
                currentTotal
            }
            ... on PlacementRefusal {
                message
                reason
                field
            }
        }
    }
`);

export type CheckoutOptions = ResultOf<typeof optionsDocument>['checkoutOptions'];
export type Credit = NonNullable<CheckoutOptions['credit']>;
export type PlacementRequest = Omit<VariablesOf<typeof placeDocument>['input'], 'idempotencyKey' | 'cartId'>;
export type CartApproval = ResultOf<typeof approvalDocument>['cartApproval'];
export type DeliveryOption = ResultOf<typeof deliveryDocument>['deliveryOptions']['options'][number];
/** What the goods and one choice of delivery cost. */
export type DeliverySums = Pick<DeliveryOption, 'net' | 'totalNet' | 'totalTax' | 'totalGross'>;
export type DeliveryPlace = VariablesOf<typeof deliveryDocument>['input'];
export type Placement = ResultOf<typeof placeDocument>['placeOrder'];

const attempt = 'place-order';

@Injectable({ providedIn: 'root' })
export class Placing {
    private readonly api = inject(ShopApi);

    async options(abort: AbortSignal): Promise<CheckoutOptions> {
        return (await this.api.query(optionsDocument, {}, abort)).checkoutOptions;
    }

    /** Whose agreement the cart would need for the branch, with its delivery, before it is placed. */
    async approval(asked: VariablesOf<typeof approvalDocument>, abort: AbortSignal): Promise<CartApproval> {
        return (await this.api.query(approvalDocument, asked, abort)).cartApproval;
    }

    /** Each way of delivery with all of its cost, for the cart of now. */
    async delivery(input: DeliveryPlace, abort: AbortSignal): Promise<DeliveryOption[]> {
        return (await this.api.query(deliveryDocument, { input }, abort)).deliveryOptions.options;
    }

    /** One attempt for one cart and one set of answers, however often the connection breaks on the way. */
    async place(request: PlacementRequest, cart: { id: string | null; version: number }): Promise<Placement> {
        const idempotencyKey = attemptKey(attempt, { ...request, cart: [cart.id, cart.version] });
        const { placeOrder } = await this.api.mutateOnce(placeDocument, { input: { ...request, cartId: cart.id, idempotencyKey } });
        endAttempt(attempt);
        return placeOrder;
    }
}
