import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { checked, optional, recordId } from '../../../kernel/vendure-input';
import { AddressService } from '../../addresses';
import { type Buyer, CatalogueService, VisibilityService } from '../../assortment';
import { type DeliveryWay, deliveryWays, type GoodsToDeliver } from '../../delivery';
import { Company, CompanyBranch } from '../../organizations';
import { withDelivery } from '../domain/agreed-delivery';
import { type CartHolding, decideCartRows, type RowAnswer, withoutUnpriced } from '../domain/cart-lines';
import { otherUnits, variantFacts } from '../queries/variant-facts.query';
import { CartDiscounts, orderAmounts } from './cart-discounts';
import { cartRow, CartService } from './cart.service';
import { chargeOf, OrderDelivery } from './order-delivery.service';
import { OrderRulesService } from './order-rules.service';

const variantsInput = z.object({
    companyId: recordId,
    term: z.string().trim().min(1).max(100),
    take: z.preprocess(value => value ?? 20, z.int().min(1).max(50)),
});
const placeInput = { branchId: optional(recordId), addressId: optional(recordId), deliveryWay: z.preprocess(value => value ?? 'firm', z.enum(deliveryWays)) };
const quoteInput = z.object({ companyId: recordId, lines: z.array(cartRow).max(1000), ...placeInput });
type Place = Pick<z.output<typeof quoteInput>, keyof typeof placeInput>;

export interface CompanyQuoteInput {
    companyId: ID;
    branchId?: ID | null;
    addressId?: ID | null;
    deliveryWay?: string | null;
    lines: Array<{ variantId: ID; unit: string; quantity: number; remark?: string | null }>;
}

export interface CompanyVariant {
    variantId: number;
    name: string;
    sku: string;
    baseUnit: string;
    units: Array<{ code: string; factor: number; perUnits: number }>;
    rollWidthCm: number | null;
    minQuantity: number;
    increment: number;
    availability: string;
    unitNet: number | null;
    currencyCode: string;
}

export interface CompanyQuoteLine extends RowAnswer {
    quantity: number;
    rollWidthCm: number | null;
    unitNet: number | null;
    taxRate: number | null;
    lineNet: number;
    lineGross: number;
    bonusQuantity: number;
    bonusOffNet: number;
    orderOffNet: number;
    priceSource: string | null;
}

export interface CompanyQuote {
    currencyCode: string;
    lines: CompanyQuoteLine[];
    totalNet: number;
    totalTax: number;
    totalGross: number;
    orderOffNet: number;
    orderOffBasisPoints: number | null;
    earliestDate: string | null;
    /** Within the totals; null while no branch is chosen. */
    delivery: QuotedDelivery | null;
    ways: DeliveryWay[];
}

export interface QuotedDelivery {
    way: DeliveryWay;
    transport: string;
    transportNet: number;
    oversizeNet: number;
    net: number;
    tax: number;
    gross: number;
}

/** What a company may be sold and at which prices, for a staff member who orders on its behalf. Writes nothing. */
@Injectable()
export class CompanyQuoteService {
    constructor(
        private connection: TransactionalConnection,
        private catalogue: CatalogueService,
        private visibility: VisibilityService,
        private carts: CartService,
        private rules: OrderRulesService,
        private discounts: CartDiscounts,
        private addresses: AddressService,
        private deliveries: OrderDelivery,
    ) {}

    async variants(ctx: RequestContext, input: { companyId: ID; term: string; take?: number | null }, now: Date): Promise<CompanyVariant[]> {
        const { companyId, term, take } = checked(variantsInput, input);
        const buyer = await this.buyer(ctx, companyId);
        const viewer = { ...buyer, permissions: new Set(['see-prices'] as const) };
        const { items } = await this.catalogue.search(ctx, viewer, { term, take }, now);
        const variantIds = items.map(item => item.variantId);
        const manager = this.connection.getRepository(ctx, Order).manager;
        const facts = await variantFacts(manager, variantIds);
        const others = await otherUnits(manager, variantIds);
        return items.map(({ variantId, name, sku, baseUnit, availability, price, rollWidthCm }) => ({
            variantId, name, sku, baseUnit, availability, rollWidthCm,
            units: [{ code: baseUnit, factor: 1, perUnits: 1 }, ...(others.get(variantId) ?? [])],
            minQuantity: facts.get(variantId)?.minQuantity ?? 1,
            increment: facts.get(variantId)?.increment ?? 1,
            unitNet: price?.unitNet ?? null,
            currencyCode: buyer.currencyCode,
        }));
    }

    /** Judges and prices the lines as placing them would, each variant on its own line. */
    async quote(ctx: RequestContext, input: CompanyQuoteInput): Promise<CompanyQuote> {
        const { companyId, lines: given, ...place } = checked(quoteInput, input);
        const buyer = await this.buyer(ctx, companyId);
        const rows = given.map(row => ({ ...row, remark: row.remark ?? undefined, mode: 'SET' as const }));
        const variantIds = [...new Set(rows.map(row => row.variantId))];
        const visible = await this.visibility.visibleVariantIds(ctx, buyer, variantIds);
        const manager = this.connection.getRepository(ctx, Order).manager;
        const facts = await variantFacts(manager, variantIds.filter(id => visible.has(id)));
        // Staff may know figures of the stock.
        const known = new Map([...facts].map(([id, variant]) => [id, { ...variant, tellsStock: true }]));
        const decided = decideCartRows(rows, known, new Map<number, CartHolding>());
        const prices = await this.carts.pricesOf(ctx, buyer, decided.changes);
        const { answers, changes } = withoutUnpriced(decided, variantId => prices.get(variantId));
        const held = answers.flatMap(({ outcome, variantId }) => {
            const holding = outcome === 'rejected' ? undefined : changes.get(variantId);
            const price = prices.get(variantId);
            return holding && price ? [{ ...price, variantId, quantity: holding.quantity, promotions: null }] : [];
        });
        const { lines: amounts, discount } = orderAmounts(held, await this.discounts.of(ctx, buyer, held.map(line => line.variantId)));
        const lines = answers.map((answer): CompanyQuoteLine => {
            const place = held.findIndex(line => line.variantId === answer.variantId && answer.outcome !== 'rejected');
            const [line, amount] = [held[place], amounts[place]];
            return line && amount
                ? { ...answer, ...amount, quantity: line.quantity, rollWidthCm: line.rollWidthCm, unitNet: line.unitNet, taxRate: line.taxRate, priceSource: line.source }
                : { ...answer, quantity: 0, rollWidthCm: null, unitNet: null, taxRate: null, lineNet: 0, lineGross: 0, bonusQuantity: 0, bonusOffNet: 0, orderOffNet: 0, priceSource: null };
        });
        const sum = (of: (line: CompanyQuoteLine) => number) => lines.reduce((total, line) => total + of(line), 0);
        const goods = held.map((line, i) => ({ variantId: line.variantId, quantity: line.quantity, taxRate: line.taxRate, lineNet: amounts[i]?.lineNet ?? 0 }));
        const { ways, delivery } = await this.delivery(ctx, buyer, place, goods);
        const charged = { deliveryNet: delivery?.net ?? 0, deliveryGross: delivery?.gross ?? 0 };
        const { totalNet, totalGross } = withDelivery({ totalNet: sum(line => line.lineNet), totalGross: sum(line => line.lineGross), ...charged });
        const { earliestDate } = await this.rules.calendar(ctx);
        return { currencyCode: buyer.currencyCode, lines, totalNet, totalGross, totalTax: totalGross - totalNet, orderOffNet: Number(discount.orderOff), orderOffBasisPoints: discount.step?.basisPoints ?? null, earliestDate, delivery, ways };
    }

    private async delivery(ctx: RequestContext, buyer: Buyer, place: Place, goods: readonly GoodsToDeliver[]): Promise<Pick<CompanyQuote, 'ways' | 'delivery'>> {
        const { branchId, addressId, deliveryWay: way } = place;
        const branch = branchId === null ? null : await this.connection.getRepository(ctx, CompanyBranch).findOneBy({ id: branchId, companyId: buyer.companyId });
        const addresses = branch === null || addressId === null ? [] : await this.addresses.usableFor(ctx, buyer.companyId, [branch.id]);
        const chosen = addresses.find(one => one.id === addressId) ?? branch;
        const offer = await this.deliveries.offer(ctx, buyer, chosen?.countryCode ?? null, goods);
        if (chosen === null) return { ways: offer.ways, delivery: null };
        const { delivery, deliveryNet: net, deliveryGross: gross } = chargeOf(offer, way);
        const { transport, transportNet, oversizeNet } = delivery ?? { transport: 'none', transportNet: 0, oversizeNet: 0 };
        return { ways: offer.ways, delivery: { way, transport, transportNet, oversizeNet, net, gross, tax: gross - net } };
    }

    private async buyer(ctx: RequestContext, companyId: number): Promise<Buyer> {
        const company = await this.connection.getRepository(ctx, Company).findOne({ where: { id: companyId } });
        if (!company) {
            throw new EntityNotFoundError('Company', companyId);
        }
        return { companyId: Number(company.id), currencyCode: company.currencyCode, branchId: null };
    }
}
