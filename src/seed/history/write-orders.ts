/** Writes the orders themselves: what placing, reviewing and shipping them leaves in core's tables and in ours. */
import type { EntityManager } from 'typeorm';

import { onAccountCode } from '../../../plugins/finance';
import { areaAdjustments, corePrice } from '../../../plugins/purchasing';
import { type Facts } from './facts';
import { insertRows, reserveIds, type Row } from './rows';
import type { PricedLine } from './lines';
import { actorId, happened, type Step, stateOf, type Story } from './story';

/** A story with the numbers that the database gave its order and lines. */
export interface Told {
    story: Story;
    orderId: number;
    code: string;
    lineIds: Map<PricedLine, number>;
    steps: Step[];
    state: string;
}

export async function writeOrders(manager: EntityManager, stories: readonly Story[], facts: Facts, now: Date): Promise<Told[]> {
    const told = await numbered(manager, stories, now);
    await insertRows(manager, 'order', told.map(one => orderRow(one)));
    await insertRows(manager, 'order_channels_channel', told.map(({ orderId }) => ({ orderId, channelId: facts.channelId })));
    await insertRows(manager, 'company_order', told.map(companyOrderRow));
    await insertRows(manager, 'order_line', told.flatMap(one => one.story.lines.map(line => lineRow(one, line))));
    await insertRows(manager, 'company_order_line', told.flatMap(one => one.story.lines.map(line => companyLineRow(one, line))));
    await insertRows(manager, 'payment', told.map(paymentRow));
    await insertRows(manager, 'history_entry', told.flatMap(one => historyRows(one, facts)));
    await insertRows(manager, 'audit_entry', told.flatMap(one => auditRows(one, facts)));
    return told;
}

async function numbered(manager: EntityManager, stories: readonly Story[], now: Date): Promise<Told[]> {
    const orderIds = await reserveIds(manager, 'order', stories.length);
    const lineIds = await reserveIds(manager, 'order_line', stories.reduce((sum, story) => sum + story.lines.length, 0));
    const codes = await manager.query<{ code: string }[]>(
        `SELECT 'K-' || nextval('company_order_number') AS code FROM generate_series(1, $1::int)`,
        [stories.length],
    );
    let line = 0;
    return stories.map((story, index) => ({
        story,
        orderId: orderIds[index] ?? 0,
        code: codes[index]?.code ?? '',
        lineIds: new Map(story.lines.map(one => [one, lineIds[line++] ?? 0])),
        steps: happened(story, now),
        state: stateOf(story, now),
    }));
}

const lastAt = (one: Told) => one.steps.at(-1)?.at ?? one.story.placedAt;

function orderRow(one: Told): Row {
    const { story, orderId, code, state } = one;
    const { placedAt, company, branch, member, net, gross } = story;
    const address = JSON.stringify(branch.address);
    return {
        id: orderId, code, state,
        createdAt: placedAt, updatedAt: lastAt(one), orderPlacedAt: placedAt,
        type: 'Regular', active: false, couponCodes: '', shippingAddress: address, billingAddress: address,
        currencyCode: company.currencyCode, customerId: member.customerId, subTotal: net, subTotalWithTax: gross, shipping: 0, shippingWithTax: 0,
    };
}

function companyOrderRow({ story, orderId, steps }: Told): Row {
    const { placedAt, company, branch, member, wishedDate, remarks, specialTerms, specialReasons, gross } = story;
    return {
        id: orderId, orderId, createdAt: placedAt, updatedAt: placedAt, version: story.lines.length + 1, placedAt,
        fulfilledAt: steps.find(step => step.to === 'Shipped')?.at ?? null,
        companyId: company.id, branchId: branch.id, placedByMemberId: member.id,
        wishedDate, remarks, specialTerms, specialReasons, shownTotalGross: gross,
    };
}

function lineRow(one: Told, line: PricedLine): Row {
    const { placedAt } = one.story;
    const { taxRate } = line.price;
    const listPrice = corePrice(line.price);
    return {
        id: one.lineIds.get(line), orderId: one.orderId, createdAt: placedAt, updatedAt: placedAt,
        quantity: line.quantity, orderPlacedQuantity: line.quantity, listPriceIncludesTax: false, adjustments: JSON.stringify(areaAdjustments(line.price, line.quantity)),
        taxLines: JSON.stringify([{ description: 'tax', taxRate }]),
        productVariantId: line.variant.id, taxCategoryId: line.variant.taxCategoryId, featuredAssetId: line.variant.assetId,
        initialListPrice: listPrice, listPrice,
    };
}

function companyLineRow(one: Told, line: PricedLine): Row {
    const { placedAt } = one.story;
    const id = one.lineIds.get(line);
    const { taxRate, priceVersion, source, listId, rollWidthCm, unitNet } = line.price;
    return {
        id, orderLineId: id, orderId: one.orderId, createdAt: placedAt, updatedAt: placedAt,
        enteredUnit: line.enteredUnit, enteredQuantity: line.enteredQuantity, remark: '', taxRate,
        rollWidthCm, areaNet: rollWidthCm === null ? null : unitNet, lineNet: line.net, lineGross: line.gross, priceVersion, priceSource: source, priceListId: listId, pricedAt: placedAt,
    };
}

const paymentStates: Record<string, string> = { Completed: 'Settled', Cancelled: 'Cancelled', Rejected: 'Cancelled' };

function paymentRow(one: Told): Row {
    return {
        createdAt: one.story.placedAt, updatedAt: lastAt(one), method: onAccountCode, state: paymentStates[one.state] ?? 'Authorized',
        transactionId: one.code, metadata: '{}', amount: one.story.gross, orderId: one.orderId,
    };
}

function historyRows(one: Told, facts: Facts): Row[] {
    let from = 'AddingItems';
    return one.steps.map(({ to, at, by, note }) => {
        const { name, administratorId } = actorId(one.story, by, facts);
        const data = JSON.stringify({ from, to, note, by: name });
        from = to;
        return {
            createdAt: at, updatedAt: at, type: 'ORDER_STATE_TRANSITION', discriminator: 'OrderHistoryEntry', isPublic: true,
            orderId: one.orderId, administratorId, data,
        };
    });
}

function auditRows(one: Told, facts: Facts): Row[] {
    const { story, orderId } = one;
    let from = 'AddingItems';
    return one.steps.map(({ to, at, by, note }) => {
        const { actor, login } = actorId(story, by, facts);
        const before = { state: from };
        const action = `order.${from === 'AddingItems' ? 'place' : to.charAt(0).toLowerCase() + to.slice(1)}`;
        from = to;
        const after = { state: to, specialReasons: story.specialReasons, totalGross: story.gross, currencyCode: story.company.currencyCode };
        return {
            createdAt: at, updatedAt: at, at, actor, actorName: login, companyId: story.company.id, action, entity: 'Order',
            entityId: String(orderId), before, after, reason: note,
        };
    });
}
