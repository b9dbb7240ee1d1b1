import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { SqlParams } from '../../assortment';
import { rankedCategories } from '../domain/category-discount';
import { firstPriced, itemsIn, ListColumns, type PricedVariants } from '../domain/list-columns';
import { packRanks } from '../domain/pack-discount';
import { categoryLadders, generalLadder } from '../domain/quantity-discount';
import { listItems, ownPart, ownPrices, type PriceView } from '../queries/own-prices.sql';

interface OwnPart {
    lists: { id: number; stamp: string; validFrom: string | null }[];
    contract: string | null;
    reduced: number[] | null;
}

/** Items of lists kept in memory at most; some 20 bytes each. */
const mostKept = 4_000_000;
/** Variants that a discount by quantity may reach, priced one by one at most. */
const mostReduced = 2_000;

/**
 * Whole catalogues of prices, from lists kept in this server's memory. The database says at each question which lists the company
 * buys by, which contract prices it has, and by a stamp whether a list is still as it was read: no price outlives its change. What
 * it cannot say so, for a company with discounts or mark-ups, is null, and asked of the relation in SQL.
 */
@Injectable()
export class OfferedPricesService {
    /** The last used at the end. */
    private readonly kept = new Map<number, { stamp: string; columns: ListColumns }>();
    private size = 0;

    constructor(private connection: TransactionalConnection) {}

    async priced(ctx: RequestContext, view: PriceView, withPrices: boolean): Promise<PricedVariants | null> {
        if (!view.isOpen || view.markups.length > 0) return null;
        const { category, quantity, pack } = view.discounts;
        if (withPrices && rankedCategories(category, view.day).length > 0) return null;
        const steps = withPrices ? [...generalLadder(quantity, view.day), ...categoryLadders(quantity, view.day)].map(step => step.minQuantity) : [];
        // The least that is sold is whole packs only where more than one is the least.
        if (withPrices && packRanks(pack, view.day).length > 0) steps.push(2);
        const least = steps.length === 0 ? null : Math.min(...steps);
        if (least !== null && least <= 1) return null;
        const params = new SqlParams();
        const text = ownPart(view, least, mostReduced, params);
        const [own] = (await sql<OwnPart>(this.connection, ctx, text, params.values)) as [OwnPart];
        const reduced = own.reduced ?? [];
        if (reduced.length > mostReduced) return null;
        const columns = await this.columns(ctx, own.lists);
        const lists = own.lists.map(({ id, validFrom }) => columns.get(id)?.on(view.day, validFrom)).filter(one => one !== undefined);
        return firstPriced([await this.discounted(ctx, view, reduced), pairsIn(own.contract), ...lists]);
    }

    /** What discounts may come off goes by the relation. */
    private async discounted(ctx: RequestContext, view: PriceView, variantIds: readonly number[]): Promise<PricedVariants> {
        if (variantIds.length === 0) return pairsIn(null);
        const params = new SqlParams();
        const text = ownPrices(view, params, variantIds);
        const rows = await sql<{ variant_id: number; unit_net: string }>(this.connection, ctx, text, params.values);
        return { ids: Int32Array.from(rows, row => row.variant_id), prices: Float64Array.from(rows, row => Number(row.unit_net)) };
    }

    private async columns(ctx: RequestContext, lists: OwnPart['lists']): Promise<Map<number, ListColumns>> {
        const found = new Map<number, ListColumns>();
        const missing: number[] = [];
        for (const { id, stamp } of lists) {
            const known = this.kept.get(id);
            if (known?.stamp !== stamp) {
                missing.push(id);
                continue;
            }
            this.kept.delete(id);
            this.kept.set(id, known);
            found.set(id, known.columns);
        }
        if (missing.length === 0) return found;
        // Each reads for itself: what another one's transaction has written and not yet committed is nobody else's.
        for (const { id, stamp, items } of await sql<{ id: number; stamp: string; items: string }>(this.connection, ctx, listItems, [missing])) {
            const columns = ListColumns.of(itemsIn(items));
            this.keep(id, stamp, columns);
            found.set(id, columns);
        }
        return found;
    }

    private keep(id: number, stamp: string, columns: ListColumns): void {
        this.size += columns.size - (this.kept.get(id)?.columns.size ?? 0);
        this.kept.delete(id);
        this.kept.set(id, { stamp, columns });
        for (const [oldest, { columns: old }] of this.kept) {
            if (this.size <= mostKept || oldest === id) return;
            this.kept.delete(oldest);
            this.size -= old.size;
        }
    }
}

/** Ids and amounts in turn, with commas between them. */
function pairsIn(text: string | null): PricedVariants {
    const numbers = text === null ? [] : text.split(',').map(Number);
    return { ids: Int32Array.from(numbers.filter((_, at) => at % 2 === 0)), prices: Float64Array.from(numbers.filter((_, at) => at % 2 === 1)) };
}
