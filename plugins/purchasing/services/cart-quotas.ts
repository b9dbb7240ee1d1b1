import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Order, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { LocalDate, SpanKind } from '../../../kernel/time';
import { leftOf, QuotaService, tightestQuota } from '../../quotas';
import { orderedQuantities } from '../queries/ordered-quantity.query';

/** What limits a line of a cart: of the quotas that speak of it the one that leaves it least. Quantities are of the base unit. */
export interface LineQuota {
    period: SpanKind;
    maxQuantity: number;
    orderedQuantity: number;
    leftQuantity: number;
    /** How much of it this line may have beside what else of the cart counts. */
    mostQuantity: number;
    lastDay: LocalDate;
    /** Other articles count for it too. */
    isShared: boolean;
    isPassed: boolean;
}

interface Wanted {
    variantId: number;
    quantity: number;
}

/** Quotas as carts and orders meet them. */
@Injectable()
export class CartQuotas implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        private quotas: QuotaService,
    ) {}

    onModuleInit(): void {
        this.quotas.countBy((ctx, spans) => orderedQuantities(this.connection.getRepository(ctx, Order).manager, spans));
    }

    /** By variant; what nothing limits is absent. */
    async ofLines(ctx: RequestContext, companyId: number, lines: readonly Wanted[]): Promise<Map<number, LineQuota>> {
        const wanted = sumsOf(lines);
        const uses = await this.quotas.standings(ctx, companyId, [...wanted.keys()]);
        return new Map([...wanted].flatMap(([variantId, quantity]): [number, LineQuota][] => {
            const found = tightestQuota(uses, variantId, wanted);
            if (found === null) return [];
            const { use: { period, maxQuantity, orderedQuantity, lastDay, productVariantId }, most } = found;
            const amounts = { maxQuantity, orderedQuantity, leftQuantity: leftOf({ maxQuantity, orderedQuantity }), mostQuantity: most };
            return [[variantId, { period, lastDay, ...amounts, isShared: productVariantId === null, isPassed: quantity > most }]];
        }));
    }

    /** Under a lock of the company, if it has quotas for any of the goods. */
    isPassed(ctx: RequestContext, companyId: number, lines: readonly Wanted[]): Promise<boolean> {
        return this.quotas.isPassed(ctx, companyId, sumsOf(lines));
    }
}

/** A set's parts count with what is bought by itself. */
function sumsOf(lines: readonly Wanted[]): Map<number, number> {
    const sums = new Map<number, number>();
    for (const { variantId, quantity } of lines) sums.set(variantId, (sums.get(variantId) ?? 0) + quantity);
    return sums;
}
