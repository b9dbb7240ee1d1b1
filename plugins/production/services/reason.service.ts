import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { checked, inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import type { ReasonUse } from '../domain/reason-use';
import { ProductionReason } from '../entities/production-reason.entity';
import { productionReasonInput } from './input-schemas';

const order = { use: 'ASC', position: 'ASC', id: 'ASC' } as const;

/** The reasons that the firm's operators choose from. */
@Injectable()
export class ReasonService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly audit: AuditService,
    ) {}

    all(ctx: RequestContext): Promise<ProductionReason[]> {
        return this.connection.getRepository(ctx, ProductionReason).find({ order, take: 500 });
    }

    active(ctx: RequestContext): Promise<ProductionReason[]> {
        return this.connection.getRepository(ctx, ProductionReason).find({ where: { active: true }, order, take: 500 });
    }

    /** What is chosen must be on the list; one that was taken off it meanwhile still says why. */
    async refuseUnknown(ctx: RequestContext, use: ReasonUse, code: string | null | undefined): Promise<ProductionReason | null> {
        if (code == null) return null;
        const found = await this.connection.getRepository(ctx, ProductionReason).findOneBy({ use, code });
        if (found === null) {
            throw inputError(`${use === 'scrap' ? 'scrapReasonCode' : 'reasonCode'}: no such reason`);
        }
        return found;
    }

    save(ctx: RequestContext, scope: Scope, input: unknown): Promise<ProductionReason> {
        const { id, ...columns } = checked(productionReasonInput, input);
        return withTx(this.connection, ctx, async inner => {
            const repository = this.connection.getRepository(inner, ProductionReason);
            const before = id === null ? null : await repository.findOneBy({ id });
            if (id !== null && before === null) {
                throw new EntityNotFoundError('ProductionReason', id);
            }
            if (before !== null && (before.use !== columns.use || before.code !== columns.code)) {
                throw inputError('code: what was given as a reason keeps its code; make a new one');
            }
            const taken = await repository.findOneBy({ use: columns.use, code: columns.code });
            if (taken !== null && taken.id !== id) {
                throw inputError('code: another reason has this code');
            }
            const saved = await repository.save(new ProductionReason({ ...(id === null ? {} : { id }), ...columns }));
            await this.audit.record(inner, {
                scope, action: 'production-reason.save', entity: 'ProductionReason', entityId: saved.id, before: before && { ...before }, after: columns,
            });
            return saved;
        });
    }
}
