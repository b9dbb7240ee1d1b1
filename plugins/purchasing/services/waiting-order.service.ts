import { Injectable } from '@nestjs/common';
import { Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import { type Scope, systemScope } from '../../../kernel/scope';
import { Company } from '../../organizations';
import { withDelivery } from '../domain/agreed-delivery';
import { OrderTransitionRefusal, PlacementRefusal, PriceChangedRefusal, refuse } from '../errors';
import { cartLines, type CartRecord, waitingCart } from '../queries/cart.query';
import { writeGate } from '../queries/placement.query';
import { CompanyOrderService, type OrderRecord } from './company-order.service';
import { PlacementChecks } from './placement-checks.service';
import { type GateOrder, PlacementGates } from './placement-gates';

/**
 * Orders that stand at a gate. Call these in the transaction of the decision; each may end it with a refusal
 * (see `answering`), and then nothing of the decision is kept.
 */
@Injectable()
export class WaitingOrderService {
    constructor(
        private connection: TransactionalConnection,
        private checks: PlacementChecks,
        private gates: PlacementGates,
        private orders: CompanyOrderService,
    ) {}

    /** The order, its row locked, if it stands at the gate; else the decision comes too late. */
    async lock(ctx: RequestContext, orderId: number, gate: string): Promise<OrderRecord> {
        const order = await this.orders.lock(ctx, systemScope, orderId);
        if (order.state !== 'AwaitingApproval' || order.gate !== gate) {
            refuse(new OrderTransitionRefusal('wrong-state'));
        }
        return order;
    }

    /**
     * Brings the waiting order to the prices of now; what was agreed for its delivery stays. Refused when they add up to another total than the one agreed to; null
     * agrees to whatever it is.
     */
    async reprice(ctx: RequestContext, order: OrderRecord, agreedTotalGross: number | null): Promise<GateOrder> {
        const { orderId, companyId, currencyCode, placedByMemberId, branchId } = order;
        const cart = await waitingCart(this.manager(ctx), orderId);
        const lines = await cartLines(this.manager(ctx), orderId);
        const { totalNet, totalGross } = withDelivery(await this.checks.repriced(ctx, { companyId, currencyCode, branchId }, cart, lines));
        if (agreedTotalGross !== null && totalGross !== agreedTotalGross) {
            refuse(new PriceChangedRefusal(agreedTotalGross, totalGross));
        }
        return { orderId, companyId, currencyCode, placedByMemberId, branchId: branchId ?? 0, totalNet, totalGross };
    }

    /**
     * The gate's people have agreed, at the prices of the last `reprice`. The order goes to the next gate that wants to hold it, else
     * to the firm: with stock, credit and payment bound now, as if it were placed now.
     */
    async letPass(ctx: RequestContext, scope: Scope, orderId: number, gate: string): Promise<void> {
        const order = await this.lock(ctx, orderId, gate);
        const cart = withDelivery(await waitingCart(this.manager(ctx), orderId));
        const specialReasons = await this.checks.specialReasons(ctx, order.companyId, cart, order.specialTerms);
        const next = await this.gates.holding(ctx, { ...order, ...cart, branchId: order.branchId ?? 0 }, gate);
        await writeGate(this.manager(ctx), { orderId, gate: next?.name ?? null, specialReasons, totalGross: cart.totalGross });
        if (next) {
            await this.gates.opened(ctx, scope, { ...order, gate: next.name });
            return;
        }
        await this.refuseClosed(ctx, order);
        await this.submit(ctx, scope, { ...order, specialReasons, gate: null }, cart);
    }

    /** The gate's people have refused. Nothing was bound, so nothing is given back. */
    async reject(ctx: RequestContext, scope: Scope, orderId: number, gate: string, reason: string): Promise<void> {
        const order = await this.lock(ctx, orderId, gate);
        const done = await this.orders.moveByGate(ctx, scope, order, 'Rejected', reason);
        if (done !== 'done') {
            refuse(done);
        }
    }

    private async submit(ctx: RequestContext, scope: Scope, order: OrderRecord, cart: CartRecord): Promise<void> {
        const lines = await cartLines(this.manager(ctx), cart.orderId);
        const method = order.paymentMethod ?? 'on-account';
        const preSold = await this.checks.takePreSale(ctx, cart.orderId, lines);
        const state = await this.checks.takeCredit(ctx, order.companyId, cart, method);
        await this.checks.pay(ctx, cart.orderId, method);
        const { totalNet, totalGross } = cart;
        const priced = { ...order, totalNet, totalGross, totalTax: totalGross - totalNet };
        const done = await this.orders.moveByGate(ctx, scope, priced, state);
        if (done !== 'done') {
            refuse(done);
        }
        await this.checks.takeStock(ctx, lines, preSold);
    }

    /** What was open to orders when it was placed may be closed by now: the company, its group, the branch. */
    private async refuseClosed(ctx: RequestContext, order: OrderRecord): Promise<void> {
        const company = await this.connection.getRepository(ctx, Company).findOneOrFail({ where: { id: order.companyId }, relations: { group: true } });
        if (!company.active || !company.orderingEnabled || company.group?.orderingEnabled === false) {
            refuse(new PlacementRefusal('ordering-disabled'));
        }
        await this.checks.branch(ctx, systemScope, order, order.branchId ?? 0);
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Order).manager;
    }
}
