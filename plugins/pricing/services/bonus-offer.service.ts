import { Injectable } from '@nestjs/common';
import { type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { checked, inputError, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { BonusOffer } from '../entities/bonus-offer.entity';
import { DiscountRules } from '../entities/discount-rules.entity';
import { DiscountDeskService, type DiscountKind, expectedVersion } from './discount-desk.service';
import { currencyCode } from './order-discount.service';
import { withDays } from './validity';

/** As many as the staff's list shows: what cannot be seen could not be taken back. */
const mostOffers = 1_000;
const count = z.int().min(1).max(1_000_000_000);

const kind: DiscountKind<BonusOffer> = {
    entity: BonusOffer,
    table: 'bonus_offer',
    name: 'bonus-offer',
    schema: withDays({
        productVariantId: recordId, currencyCode, buyQuantity: count, bonusQuantity: count, unitNet: z.int().min(0).max(Number.MAX_SAFE_INTEGER), version: expectedVersion,
    }),
    columns: ['productVariantId', 'currencyCode', 'buyQuantity', 'bonusQuantity', 'unitNet', 'validFrom', 'validUntil'],
    key: ['productVariantId', 'currencyCode', 'validFrom'],
    twin: 'productVariantId: there is an offer for this article from this day already',
    most: mostOffers,
};
const rulesSchema = z.object({ leastBonusNet: z.int().min(0).max(1_000_000), version: expectedVersion });

/** Who buys so many of an article gets another for 0.01: one offer an article, currency and first day; and how little it may cost. */
@Injectable()
export class BonusOfferService {
    constructor(
        private connection: TransactionalConnection,
        private desk: DiscountDeskService,
        private audit: AuditService,
    ) {}

    async list(ctx: RequestContext): Promise<BonusOffer[]> {
        return this.connection.getRepository(ctx, BonusOffer).find({
            relations: { productVariant: true },
            order: { productVariantId: 'ASC', currencyCode: 'ASC', validFrom: 'ASC' },
            take: mostOffers,
        });
    }

    async set(ctx: RequestContext, scope: Scope, input: { id?: ID | null }): Promise<BonusOffer> {
        const { unitNet, productVariantId } = checked(kind.schema, input);
        return withTx(this.connection, ctx, async tx => {
            const { leastBonusNet } = await this.rules(tx);
            if (Number(unitNet) < leastBonusNet) throw inputError(`unitNet: must be at least ${leastBonusNet / 100}, the least that the discount rules allow`);
            const rolls = await sql(this.connection, tx, 'SELECT 1 FROM variant_sales WHERE "productVariantId" = $1 AND "rollWidthCm" IS NOT NULL', [productVariantId]);
            if (rolls.length > 0) throw inputError('productVariantId: what is cut from a roll has no pieces to add');
            return this.desk.set(tx, scope, kind, input);
        });
    }

    remove(ctx: RequestContext, scope: Scope, id: ID): Promise<void> {
        return this.desk.remove(ctx, scope, kind, id);
    }

    async rules(ctx: RequestContext): Promise<DiscountRules> {
        return this.connection.getRepository(ctx, DiscountRules).findOneByOrFail({ id: 1 });
    }

    async setRules(ctx: RequestContext, scope: Scope, input: unknown): Promise<DiscountRules> {
        const { version, leastBonusNet } = checked(rulesSchema, input);
        return withTx(this.connection, ctx, async tx => {
            const repository = this.connection.getRepository(tx, DiscountRules);
            const known = await repository.findOneOrFail({ where: { id: 1 }, lock: { mode: 'pessimistic_write' } });
            if (version != null && version !== known.version) throw inputError(`version: the rules were changed meanwhile (now version ${known.version})`);
            const before = { leastBonusNet: known.leastBonusNet };
            const saved = await repository.save(Object.assign(known, { leastBonusNet, version: known.version + 1 }));
            await this.audit.record(tx, { scope, action: 'discount-rules.update', entity: 'DiscountRules', entityId: 1, before, after: { leastBonusNet } });
            return saved;
        });
    }
}
