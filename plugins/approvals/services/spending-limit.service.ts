import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { IsNull } from 'typeorm';

import type { Scope } from '../../../kernel/scope';
import { instantsOf, spanOf } from '../../../kernel/time';
import { checked, inputError } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { FirmSettingsService } from '../../organizations';
import { limitsOf, passedLimits, type SpendingPeriod } from '../domain/spending-limit';
import { SpendingLimit } from '../entities/spending-limit.entity';
import { refuseStale } from './approval-rule.service';
import { CompanyAccess } from './company-access';
import { type LimitInput, limitSchema } from './input-schemas';
import { PurchaseFacts } from './purchase-facts';

export interface LimitStanding {
    period: SpendingPeriod;
    amountMinor: number;
    /** 0 for a limit per order. */
    spentMinor: number;
    currencyCode: string;
}

/** What the members of a company may order without asking. */
@Injectable()
export class SpendingLimitService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private companies: CompanyAccess,
        private firm: FirmSettingsService,
        private facts: PurchaseFacts,
    ) {}

    ofCompany(ctx: RequestContext, companyId: number): Promise<SpendingLimit[]> {
        return this.connection.getRepository(ctx, SpendingLimit).find({ where: { companyId }, order: { memberId: 'ASC', id: 'ASC' } });
    }

    /** Makes or changes the one limit of the member, or of all, for the period. Sent twice it is the same. */
    async set(ctx: RequestContext, scope: Scope, companyId: number, input: LimitInput): Promise<SpendingLimit> {
        const { memberId, period, amount, version } = checked(limitSchema, input);
        return withTx(this.connection, ctx, async tx => {
            const company = await this.companies.lock(tx, scope, companyId);
            if (memberId !== null) {
                await this.companies.checkMember(tx, companyId, memberId, 'memberId');
            }
            const known = await this.connection.getRepository(tx, SpendingLimit).findOneBy({ companyId, memberId: memberId ?? IsNull(), period });
            if (known?.amountMinor === amount) {
                return known;
            }
            if (known !== null && version === null) {
                throw inputError(`period: there is such a limit already (version ${known.version})`);
            }
            if (known !== null && version !== null) {
                refuseStale(known, version);
            }
            const before = known && { amount: known.amountMinor };
            const limit = known ?? new SpendingLimit({ companyId, memberId, period });
            const saved = await this.connection
                .getRepository(tx, SpendingLimit)
                .save(Object.assign(limit, { amountMinor: amount, currencyCode: company.currencyCode }));
            await this.record(tx, scope, saved, before, { amount });
            return saved;
        });
    }

    async remove(ctx: RequestContext, scope: Scope, companyId: number, id: number, version: number): Promise<void> {
        await withTx(this.connection, ctx, async tx => {
            await this.companies.lock(tx, scope, companyId);
            const limit = await this.connection.getRepository(tx, SpendingLimit).findOneBy({ id, companyId });
            if (!limit) {
                throw new EntityNotFoundError('SpendingLimit', id);
            }
            refuseStale(limit, version);
            await this.connection.getRepository(tx, SpendingLimit).delete({ id });
            await this.record(tx, scope, limit, { amount: limit.amountMinor }, null);
        });
    }

    async companyOf(ctx: RequestContext, id: number): Promise<number> {
        const limit = await this.connection.getRepository(ctx, SpendingLimit).findOneBy({ id });
        if (!limit) {
            throw new EntityNotFoundError('SpendingLimit', id);
        }
        return limit.companyId;
    }

    /** The limits that hold for the member, with what his orders of the running periods come to. */
    async standing(ctx: RequestContext, companyId: number, memberId: number, exceptOrderId: number | null = null): Promise<LimitStanding[]> {
        const limits = limitsOf(await this.ofCompany(ctx, companyId), memberId);
        const { calendar, timeZone } = await this.firm.get(ctx);
        const today = await this.companies.today(ctx);
        const standings: LimitStanding[] = [];
        for (const { period, amountMinor, currencyCode } of limits) {
            const span = period === 'order' ? null : instantsOf(spanOf(today, period, calendar), timeZone);
            const spentMinor = span === null ? 0 : await this.facts.get().spent(ctx, memberId, currencyCode, span, exceptOrderId);
            standings.push({ period, amountMinor, spentMinor, currencyCode });
        }
        return standings;
    }

    /**
     * The limits that the order passes. The member's row is locked from here until the transaction ends: his orders that come
     * together are counted one after the other.
     */
    async passed(
        ctx: RequestContext,
        order: { orderId: number; companyId: number; memberId: number; totalGross: number; currencyCode: string },
    ): Promise<SpendingPeriod[]> {
        const { companyId, memberId, orderId } = order;
        // The company first, as everybody who changes its people does.
        await sql(this.connection, ctx, 'SELECT id FROM company WHERE id = $1 FOR KEY SHARE', [companyId]);
        await sql(this.connection, ctx, 'SELECT id FROM company_member WHERE id = $1 FOR NO KEY UPDATE', [memberId]);
        const standing = await this.standing(ctx, companyId, memberId, orderId);
        return passedLimits(order, standing.map(limit => ({ ...limit, memberId })));
    }

    private record(ctx: RequestContext, scope: Scope, limit: SpendingLimit, before: object | null, after: object | null): Promise<void> {
        const { companyId, memberId, period, currencyCode } = limit;
        const named = (facts: object | null) => facts && { memberId, period, currencyCode, ...facts };
        return this.audit.record(ctx, {
            scope, companyId, entity: 'Company', entityId: companyId,
            action: after === null ? 'spending-limit.delete' : 'spending-limit.set',
            before: named(before),
            after: named(after),
        });
    }
}
