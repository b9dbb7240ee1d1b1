import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { checked, recordId } from '../../../kernel/vendure-input';
import { type Buyer, CatalogueService, VisibilityService } from '../../assortment';
import { Company } from '../../organizations';
import { type CartHolding, decideCartRows, type RowAnswer, withoutUnpriced } from '../domain/cart-lines';
import { otherUnits, variantFacts } from '../queries/variant-facts.query';
import { CartDiscounts, orderAmounts } from './cart-discounts';
import { cartRow, CartService } from './cart.service';
import { OrderRulesService } from './order-rules.service';

const variantsInput = z.object({
    companyId: recordId,
    term: z.string().trim().min(1).max(100),
    take: z.preprocess(value => value ?? 20, z.int().min(1).max(50)),
});
const quoteInput = z.object({ companyId: recordId, lines: z.array(cartRow).max(1000) });

export interface CompanyQuoteInput {
    companyId: ID;
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
        const { companyId, lines: given } = checked(quoteInput, input);
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
        const [totalNet, totalGross] = [sum(line => line.lineNet), sum(line => line.lineGross)];
        const { earliestDate } = await this.rules.calendar(ctx);
        return { currencyCode: buyer.currencyCode, lines, totalNet, totalGross, totalTax: totalGross - totalNet, orderOffNet: Number(discount.orderOff), orderOffBasisPoints: discount.step?.basisPoints ?? null, earliestDate };
    }

    private async buyer(ctx: RequestContext, companyId: number): Promise<Buyer> {
        const company = await this.connection.getRepository(ctx, Company).findOne({ where: { id: companyId } });
        if (!company) {
            throw new EntityNotFoundError('Company', companyId);
        }
        return { companyId: Number(company.id), currencyCode: company.currencyCode, branchId: null };
    }
}
