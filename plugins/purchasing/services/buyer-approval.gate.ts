import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Order, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { ApprovalService, type OrderFacts, PurchaseFacts } from '../../approvals';
import { CatalogueService } from '../../assortment';
import { PlacementRefusal } from '../errors';
import { memberSpending, orderCategories } from '../queries/approval-facts.query';
import type { OrderRecord } from '../queries/order-record.query';
import { ApprovalNews } from './approval-news.service';
import { type GateAnswer, type GateOrder, type PlacementGate, PlacementGates } from './placement-gates';

export const buyerApproval = 'buyer-approval';

/** The buyer's own people: an order beyond a limit, or caught by a rule, waits for their agreement. Staff's orders do not. */
@Injectable()
export class BuyerApprovalGate implements PlacementGate, OnModuleInit {
    readonly name = buyerApproval;
    readonly position = 10;

    constructor(
        private connection: TransactionalConnection,
        private gates: PlacementGates,
        private approvals: ApprovalService,
        private facts: PurchaseFacts,
        private catalogue: CatalogueService,
        private news: ApprovalNews,
    ) {}

    onModuleInit(): void {
        this.gates.register(this);
        const manager = (ctx: RequestContext) => this.connection.getRepository(ctx, Order).manager;
        this.facts.use({
            spent: (ctx, ...asked) => memberSpending(manager(ctx), ...asked),
            categoriesOfOrder: (ctx, orderId) => orderCategories(manager(ctx), orderId),
            categoriesOf: (ctx, company) => this.catalogue.categories(ctx, company, new Date()),
        });
    }

    async ask(ctx: RequestContext, order: GateOrder): Promise<GateAnswer> {
        const facts = factsOf(order);
        const { chain, levels } = facts ? await this.approvals.assess(ctx, facts) : { chain: [], levels: [] };
        if (chain.length === 0) {
            return 'pass';
        }
        return levels === null
            ? { refused: new PlacementRefusal('no-approver') }
            : { steps: levels.map(({ approvers, needed }) => ({ approvers: approvers.map(one => one.name), needed })) };
    }

    async opened(ctx: RequestContext, _scope: Scope, order: OrderRecord): Promise<void> {
        const facts = factsOf({ ...order, branchId: order.branchId ?? 0 });
        if (facts) {
            await this.news.asked(ctx, order, 0, await this.approvals.open(ctx, facts));
        }
    }

    async closed(ctx: RequestContext, _scope: Scope, order: OrderRecord): Promise<void> {
        await this.approvals.close(ctx, order.orderId, order.state === 'Rejected' ? 'rejected' : 'cancelled');
    }
}

/** What approvals is told of the order; null when no member placed it. */
export function factsOf(order: GateOrder): OrderFacts | null {
    const { orderId, companyId, branchId, placedByMemberId: memberId, currencyCode, totalGross } = order;
    return memberId === null ? null : { orderId, companyId, branchId, memberId, currencyCode, totalGross };
}
