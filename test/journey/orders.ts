import { expectThat, type Journey } from './people';

export interface Wish {
    rolls: number;
    specialTerms?: string;
    /** The earliest day that the firm delivers, when not given. */
    wishedDate?: string;
}

export interface Placed {
    id?: string;
    code?: string;
    state?: string;
    reason?: string;
    field?: string;
}

const remarks = { en: ['Each roll packed by itself', 'Please deliver in the morning'], fa: ['رول‌ها جدا بسته شود', 'تحویل صبح'] };

/** The customer puts rolls of moquette into the cart and places the order for the first branch. */
export async function orderRolls(journey: Journey, wish: Wish): Promise<Placed> {
    const { customer } = journey;
    const [lineRemark, orderRemark] = remarks[journey.language];
    const { catalogue, checkoutOptions } = await customer.ask<{
        catalogue: { items: { variantId: string }[] };
        checkoutOptions: { earliestDate: string; branches: { id: string }[] };
    }>('{ catalogue(input: { term: "DMV-M-CRM-300", take: 1 }) { items { variantId } } checkoutOptions { earliestDate branches { id } } }');
    const line = { variantId: catalogue.items[0]?.variantId, unit: 'roll', quantity: wish.rolls, remark: lineRemark, mode: 'SET' };
    const { setCartLines } = await customer.ask<{ setCartLines: { cart: { totalGross: number; lines: { quantity: number }[] }; answers: { outcome: string }[] } }>(
        'mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { answers { outcome message } cart { totalGross lines { quantity unit } } } }',
        { input: { lines: [line] } },
    );
    const { answers, cart } = setCartLines;
    expectThat(answers[0]?.outcome === 'ok' && cart.lines[0]?.quantity === wish.rolls * 75, `${wish.rolls} rolls are not ${wish.rolls * 75} m²`);
    const branchId = checkoutOptions.branches[0]?.id;
    // What he sees beside the button: goods, and the delivery that the firm takes for them.
    const { deliveryOptions } = await customer.ask<{ deliveryOptions: { options: { totalGross: number }[] } }>(
        'query ($input: DeliveryPlaceInput!) { deliveryOptions(input: $input) { options { way totalGross } } }', { input: { branchId } },
    );
    const { placeOrder } = await customer.ask<{ placeOrder: Placed }>(
        'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { ... on MyOrder { id code state } ... on PlacementRefusal { reason field } } }',
        {
            input: {
                idempotencyKey: journey.key(),
                branchId,
                wishedDate: wish.wishedDate ?? checkoutOptions.earliestDate,
                remarks: orderRemark,
                specialTerms: wish.specialTerms,
                shownTotalGross: deliveryOptions.options[0]?.totalGross,
            },
        },
    );
    return placeOrder;
}
