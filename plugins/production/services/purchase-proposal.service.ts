import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { ExpectedDeliveryService } from '../../availability';
import { PurchaseProposal } from '../entities/purchase-proposal.entity';
import { ReplenishmentRefusal } from '../errors';
import { type PurchaseRow, purchaseRows } from '../queries/replenishment.query';
import { orderPurchaseInput } from './input-schemas';

/** What is to be bought for the shelf: ordered at a supplier, from when on it is an expected delivery, or given up. */
@Injectable()
export class PurchaseProposalService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly deliveries: ExpectedDeliveryService,
        private readonly audit: AuditService,
    ) {}

    list(ctx: RequestContext, page: { skip: number; take: number }): Promise<{ items: PurchaseRow[]; totalItems: number }> {
        if (!(page.skip >= 0 && page.take >= 1 && page.take <= 200)) {
            throw new UserInputError('take: 1 to 200 entries, from skip 0 on');
        }
        return purchaseRows(this.connection, ctx, page, ctx.languageCode);
    }

    order(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<PurchaseProposal | ReplenishmentRefusal> {
        const { id, expectedOn, reference } = checked(orderPurchaseInput, input);
        return this.end(ctx, scope, id, 'ordered', { expectedOn, reference }, async (inner, { variantId, quantity }) => {
            await this.deliveries.set(inner, scope, { variantId, quantity, day: expectedOn, reference });
        });
    }

    drop(ctx: RequestContext, scope: StaffScope, id: number): Promise<PurchaseProposal | ReplenishmentRefusal> {
        return this.end(ctx, scope, id, 'dropped', {}, () => Promise.resolve());
    }

    private end(
        ctx: RequestContext, scope: StaffScope, id: number, state: 'ordered' | 'dropped', more: Partial<PurchaseProposal>,
        effect: (ctx: RequestContext, proposal: PurchaseProposal) => Promise<void>,
    ): Promise<PurchaseProposal | ReplenishmentRefusal> {
        return withTx(this.connection, ctx, async inner => {
            const repository = this.connection.getRepository(inner, PurchaseProposal);
            const proposal = await repository.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
            if (proposal === null) throw new EntityNotFoundError('PurchaseProposal', id);
            if (proposal.state !== 'open') return new ReplenishmentRefusal();
            await repository.update({ id }, { state, ...more });
            await effect(inner, proposal);
            await this.audit.record(inner, { scope, action: `purchase-proposal.${state}`, entity: 'ProductVariant', entityId: proposal.variantId, after: { id, quantity: proposal.quantity, ...more } });
            return Object.assign(proposal, { state, ...more });
        });
    }
}
