import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { QuoteRules } from '../entities/quote-rules.entity';
import { rulesSchema } from './input-schemas';

/** How the firm makes offers. */
@Injectable()
export class QuoteRulesService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    get(ctx: RequestContext): Promise<QuoteRules> {
        return this.connection.getRepository(ctx, QuoteRules).findOneByOrFail({ id: 1 });
    }

    async set(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<QuoteRules> {
        const { version, ...after } = checked(rulesSchema, input);
        return withTx(this.connection, ctx, async tx => {
            const repository = this.connection.getRepository(tx, QuoteRules);
            const rules = await repository.findOneOrFail({ where: { id: 1 }, lock: { mode: 'pessimistic_write' } });
            await this.audit.refuseStale(tx, scope, version, { version: rules.version, entity: 'QuoteRules', entityId: 1 });
            const { floorPoints, validDays, remindDays } = rules;
            await repository.save(Object.assign(rules, after));
            await this.audit.record(tx, { scope, action: 'quote-rules.set', entity: 'QuoteRules', entityId: 1, before: { floorPoints, validDays, remindDays }, after });
            return this.get(tx);
        });
    }
}
