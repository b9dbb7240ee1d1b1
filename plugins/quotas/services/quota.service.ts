import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { addDays, instantsOf, type LocalDate, localDateOf, type SpanKind, spanOf } from '../../../kernel/time';
import { sql } from '../../../kernel/vendure-sql';
import { FirmSettingsService } from '../../organizations';
import { holdingQuotas, passedQuotas, type QuotaFacts, type QuotaGoods, type QuotaUse } from '../domain/quota';
import { type QuotaOfCompany, quotasOfCompany } from '../queries/quotas.sql';

/** Goods and the stretch of time in which a company's orders of them are counted. */
export interface CountedSpan extends QuotaGoods {
    id: number;
    companyId: number;
    from: Date;
    until: Date;
}

/** How much was ordered of each, by id, in base units: who keeps the orders says so. */
export type OrderedCounter = (ctx: RequestContext, spans: readonly CountedSpan[]) => Promise<Map<number, number>>;

type Countable = QuotaGoods & { id: number; companyId: number; period: SpanKind; now: Date };

interface Counted {
    orderedQuantity: number;
    /** The last day on which what was ordered counts for it. */
    lastDay: LocalDate;
}

export type QuotaStanding = QuotaFacts & QuotaGoods & QuotaUse & Counted;

/** How far a company is with its quotas, and whether it may order more. */
@Injectable()
export class QuotaService {
    private counter: OrderedCounter | undefined;

    constructor(
        private connection: TransactionalConnection,
        private firm: FirmSettingsService,
    ) {}

    /** Called once at start, by the plugin that keeps the orders. */
    countBy(counter: OrderedCounter): void {
        this.counter = counter;
    }

    /** The quotas that speak of any of the variants. Of a company without quotas one look, whatever the number of lines. */
    async standings(ctx: RequestContext, companyId: number, variantIds: readonly number[]): Promise<QuotaStanding[]> {
        return this.counted(ctx, await this.holding(ctx, companyId, variantIds));
    }

    /** Whether an order of so much would pass a quota. If any speaks of it, other orders of the company wait from then on until this transaction ends. */
    async isPassed(ctx: RequestContext, companyId: number, wanted: ReadonlyMap<number, number>): Promise<boolean> {
        const quotas = await this.holding(ctx, companyId, [...wanted.keys()]);
        if (quotas.length === 0) return false;
        await sql(this.connection, ctx, `SELECT pg_advisory_xact_lock(hashtextextended('quota:' || $1::text, 0))`, [companyId]);
        return passedQuotas(await this.counted(ctx, quotas), wanted).length > 0;
    }

    /** The same quotas with what was ordered in the period that runs now. */
    async counted<Quota extends Countable>(ctx: RequestContext, quotas: readonly Quota[]): Promise<Array<Quota & Counted>> {
        if (quotas.length === 0) return [];
        const { timeZone, calendar } = await this.firm.get(ctx);
        const periodOf = ({ now, period }: Quota) => spanOf(localDateOf(now, timeZone), period, calendar);
        const ordered = await this.counter?.(ctx, quotas.map(quota => ({ ...quota, ...instantsOf(periodOf(quota), timeZone) })));
        return quotas.map(quota => ({ ...quota, orderedQuantity: ordered?.get(quota.id) ?? 0, lastDay: addDays(periodOf(quota).until, -1) }));
    }

    private async holding(ctx: RequestContext, companyId: number, variantIds: readonly number[]): Promise<Array<QuotaOfCompany & Countable>> {
        const found = await sql<QuotaOfCompany>(this.connection, ctx, quotasOfCompany, [companyId, variantIds]);
        return holdingQuotas(found).filter(quota => quota.variantIds.length > 0).map(quota => ({ ...quota, companyId }));
    }
}
