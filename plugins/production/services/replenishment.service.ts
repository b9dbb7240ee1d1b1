import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ProductVariant, type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';
import { IsNull } from 'typeorm';

import type { StaffScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { PurchaseProposal } from '../entities/purchase-proposal.entity';
import { ReplenishmentRule } from '../entities/replenishment-rule.entity';
import { lockRules, type ReplenishmentRow, replenishmentRows, shelfLines } from '../queries/replenishment.query';
import { acceptReplenishmentInput, replenishmentRuleInput } from './input-schemas';
import { PlanningService } from './planning.service';
import { WorkOrderService } from './work-order.service';
import { writeWorkOrder } from './work-order-writing';

export interface AcceptedItem {
    variantId: number;
    /** `changed`: another quantity is wanted now, or none; `no-routing`: nobody has said how it is made. */
    outcome: 'done' | 'changed' | 'no-routing';
    workOrderId: number | null;
    purchaseProposalId: number | null;
}

/** What the shelves lack of their minimum, and the work or purchase that brings it. What is proposed is counted, never stored; what is accepted counts at once. */
@Injectable()
export class ReplenishmentService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly planning: PlanningService,
        private readonly workOrders: WorkOrderService,
        private readonly audit: AuditService,
    ) {}

    /** All that is wanted, or with `all` each article with a minimum. */
    async list(ctx: RequestContext, page: { skip: number; take: number; all: boolean }): Promise<{ items: ReplenishmentRow[]; totalItems: number }> {
        if (!(page.skip >= 0 && page.take >= 1 && page.take <= 200)) {
            throw new UserInputError('take: 1 to 200 entries, from skip 0 on');
        }
        const rows = await replenishmentRows(this.connection, ctx, null, ctx.languageCode);
        const found = page.all ? rows : rows.filter(row => row.quantity > 0);
        return { items: found.slice(page.skip, page.skip + page.take), totalItems: found.length };
    }

    setRule(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<ReplenishmentRow> {
        const rule = checked(replenishmentRuleInput, input);
        return withTx(this.connection, ctx, async inner => {
            const variant = await this.connection.getRepository(inner, ProductVariant).findOneBy({ id: rule.variantId, deletedAt: IsNull() });
            if (variant === null) throw new EntityNotFoundError('ProductVariant', rule.variantId);
            await this.connection.getRepository(inner, ReplenishmentRule).upsert(rule, ['variantId']);
            await this.audit.record(inner, { scope, action: 'replenishment-rule.set', entity: 'ProductVariant', entityId: rule.variantId, after: rule });
            const [row] = await replenishmentRows(this.connection, inner, [rule.variantId], ctx.languageCode);
            if (row === undefined) throw new EntityNotFoundError('ReplenishmentRule', rule.variantId);
            return row;
        });
    }

    deleteRule(ctx: RequestContext, scope: StaffScope, variantId: number): Promise<void> {
        return withTx(this.connection, ctx, async inner => {
            const { affected } = await this.connection.getRepository(inner, ReplenishmentRule).delete({ variantId });
            if (affected !== 1) throw new EntityNotFoundError('ReplenishmentRule', variantId);
            await this.audit.record(inner, { scope, action: 'replenishment-rule.delete', entity: 'ProductVariant', entityId: variantId });
        });
    }

    /** Accepts what was shown, article by article: one of which another quantity is wanted by now is left out. Two planners never make it twice. */
    accept(ctx: RequestContext, scope: StaffScope, input: unknown, now: Date): Promise<AcceptedItem[]> {
        const { items } = checked(acceptReplenishmentInput, input);
        return withTx(this.connection, ctx, async inner => {
            const ids = items.map(item => item.variantId);
            await lockRules(this.connection, inner, ids);
            const rows = new Map((await replenishmentRows(this.connection, inner, ids, ctx.languageCode)).map(row => [row.variantId, row]));
            const wanted = items.filter(item => rows.get(item.variantId)?.quantity === item.quantity);
            const way = (variantId: number) => rows.get(variantId)?.way;
            const made = await this.make(inner, scope, wanted.filter(item => way(item.variantId) === 'make'), now);
            const bought = await this.buy(inner, scope, wanted.filter(item => way(item.variantId) === 'buy'));
            const answers = items.map(({ variantId }): AcceptedItem => {
                const workOrderId = made.get(variantId) ?? null;
                const purchaseProposalId = bought.get(variantId) ?? null;
                const isWanted = wanted.some(item => item.variantId === variantId);
                const outcome = workOrderId !== null || purchaseProposalId !== null ? 'done' : isWanted ? 'no-routing' : 'changed';
                return { variantId, outcome, workOrderId, purchaseProposalId };
            });
            for (const { variantId, outcome, ...ends } of answers) {
                if (outcome !== 'done') continue;
                const quantity = rows.get(variantId)?.quantity;
                await this.audit.record(inner, { scope, action: 'replenishment.accept', entity: 'ProductVariant', entityId: variantId, after: { quantity, ...ends } });
            }
            return answers;
        });
    }

    private async make(ctx: RequestContext, scope: StaffScope, items: readonly { variantId: number; quantity: number }[], now: Date): Promise<Map<number, number>> {
        const made = new Map<number, number>();
        if (items.length === 0) return made;
        for (const line of await this.planning.proposeLines(ctx, await shelfLines(this.connection, ctx, items), now)) {
            if (line.routingId === null) continue;
            const { id } = await writeWorkOrder(this.connection, ctx, scope, line, { orderId: null, companyId: null, dueDate: null, state: 'released', round: 0 });
            await this.workOrders.makeReady(ctx, [id]);
            made.set(line.variantId, id);
        }
        return made;
    }

    private async buy(ctx: RequestContext, scope: StaffScope, items: readonly { variantId: number; quantity: number }[]): Promise<Map<number, number>> {
        const proposals = items.map(item => new PurchaseProposal({ ...item, state: 'open', madeByAdministratorId: scope.administratorId, expectedOn: null }));
        const saved = await this.connection.getRepository(ctx, PurchaseProposal).save(proposals);
        return new Map(saved.map(({ variantId, id }) => [variantId, id]));
    }
}
