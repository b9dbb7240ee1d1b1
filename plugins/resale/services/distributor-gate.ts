import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus, OrderStateTransitionEvent, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import type { Scope } from '../../../kernel/scope';
import { DistributorChainService } from '../../distributors';
import {
    type Debt, type DebtRule, type GateAnswer, type GateOrder, OrderDebts, type OrderRecord, type PlacementGate, PlacementGates, PlacementRefusal,
} from '../../purchasing';
import { gateName } from '../constants';
import { wayUp } from '../domain/order-way';
import { DistributorEarning } from '../entities/distributor-earning.entity';
import { debtorOf, lockEarnings, markDecided, markReached } from '../queries/earning-write.query';
import { EarningFreezer } from './earning-freezer';
import { ResaleNews } from './resale-news.service';

/** An end customer's order waits for the distributors who want to look at it; the root owes for it, at his own price. */
@Injectable()
export class DistributorGate implements PlacementGate, DebtRule, OnModuleInit {
    readonly name = gateName;
    /** Behind the buyer's own approvers. */
    readonly position = 500;

    constructor(
        private connection: TransactionalConnection,
        private gates: PlacementGates,
        private debts: OrderDebts,
        private events: EventBus,
        private chains: DistributorChainService,
        private freezer: EarningFreezer,
        private news: ResaleNews,
    ) {}

    onModuleInit(): void {
        this.gates.register(this);
        this.debts.register(this);
        this.events.registerBlockingEventHandler({
            event: OrderStateTransitionEvent,
            id: 'tell-distributors-of-order',
            handler: ({ ctx, order, fromState, toState }) => this.news.tellOfStep(ctx, Number(order.id), fromState, toState),
        });
    }

    /** The buyer reads his own distributor's name, whoever of those above wants to look. */
    async ask(ctx: RequestContext, { companyId }: GateOrder): Promise<GateAnswer> {
        const { steps, isOpen } = await this.chains.chainOf(ctx, companyId);
        const own = steps.at(-1);
        if (own === undefined) return 'pass';
        if (!isOpen || steps.some(step => !step.mayOrder)) return { refused: new PlacementRefusal('ordering-disabled') };
        const waits = steps.some(step => step.acceptance === 'approval');
        return waits ? { steps: [{ approvers: [own.distributorName], needed: 1 }] } : 'pass';
    }

    async opened(ctx: RequestContext, _scope: Scope, { orderId, companyId }: OrderRecord): Promise<void> {
        await this.freezer.freeze(ctx, orderId, companyId, true);
        await this.advance(ctx, orderId);
        await this.news.tellDistributors(ctx, orderId);
    }

    async closed(ctx: RequestContext, _scope: Scope, { orderId }: OrderRecord): Promise<void> {
        await markDecided(this.manager(ctx), orderId, 'withdrawn', null);
    }

    async bind(ctx: RequestContext, { orderId, companyId }: { orderId: number; companyId: number }): Promise<Debt | null> {
        if (!(await this.freezer.freeze(ctx, orderId, companyId, false))) return null;
        await this.advance(ctx, orderId);
        return debtorOf(this.manager(ctx), orderId);
    }

    find(ctx: RequestContext, orderId: number): Promise<Debt | null> {
        return debtorOf(this.manager(ctx), orderId);
    }

    /** Brings the order as far up as it goes by itself. True: nobody has to agree any more. */
    async advance(ctx: RequestContext, orderId: number): Promise<boolean> {
        const manager = this.manager(ctx);
        const { reached, isThrough } = wayUp(await lockEarnings(manager, orderId));
        for (const { level, decision } of reached) await markReached(manager, orderId, level, decision);
        return isThrough;
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, DistributorEarning).manager;
    }
}
