import { Injectable } from '@nestjs/common';
import {
    EventBus,
    ListQueryBuilder,
    type ListQueryOptions,
    Order,
    OrderStateTransitionEvent,
    type RequestContext,
    TransactionalConnection,
} from '@vendure/core';
import type { EntityManager } from 'typeorm';

import { type Scope, type StaffScope, systemScope } from '../../../kernel/scope';
import { withTx } from '../../../kernel/with-tx';
import type { Buyer } from '../../assortment';
import { AuditService } from '../../audit';
import { PickupService } from '../../delivery';
import { CreditService, IncomingPaymentService } from '../../finance';
import { needsGoods, type OrderStateName, refuseTransition } from '../domain/order-states';
import { CompanyOrder } from '../entities/company-order.entity';
import { OrderTransitionRefusal } from '../errors';
import { orderRecord, type OrderRecord, orderRecordsByIds, writeStep } from '../queries/order-record.query';
import { leavePreSale } from '../queries/pre-sale-orders.query';
import { releaseStock, sellStock } from '../queries/stock.query';
import { OrderNews } from './order-news.service';
import { PlacementGates } from './placement-gates';

export type { OrderRecord };

/** Placed orders: finding them, and moving them from state to state. Nothing else changes an order's state. */
@Injectable()
export class CompanyOrderService {
    constructor(
        private connection: TransactionalConnection,
        private listQueryBuilder: ListQueryBuilder,
        private audit: AuditService,
        private credit: CreditService,
        private payments: IncomingPaymentService,
        private news: OrderNews,
        private gates: PlacementGates,
        private events: EventBus,
        private pickups: PickupService,
    ) {}

    /** By id (a number) or code (a text). What the scope may not see is not found. */
    async find(ctx: RequestContext, scope: Scope, idOrCode: number | string): Promise<OrderRecord> {
        return orderRecord(this.manager(ctx), scope, idOrCode);
    }

    /** The same, with the order's row locked until the transaction ends. */
    async lock(ctx: RequestContext, scope: Scope, idOrCode: number | string): Promise<OrderRecord> {
        return orderRecord(this.manager(ctx), scope, idOrCode, true);
    }

    /**
     * Moves the order on, if the table in `domain/order-states.ts` lets this actor do so. An order that is already there
     * stays as it is. Rejecting and cancelling give back stock and credit; shipping takes the goods off the shelf.
     */
    async transition(
        ctx: RequestContext,
        orderId: number,
        to: OrderStateName,
        scope: Scope,
        reason?: string,
    ): Promise<'done' | OrderTransitionRefusal> {
        return withTx(this.connection, ctx, async tx => {
            const order = await this.lock(tx, scope, orderId);
            if (order.state === to) {
                return 'done';
            }
            const refused = refuseTransition(order.state, to, scope, reason);
            if (refused) {
                return new OrderTransitionRefusal(refused);
            }
            if (order.awaitsGoods && needsGoods(to)) {
                return new OrderTransitionRefusal('goods-awaited');
            }
            await this.move(tx, scope, order, to, reason?.trim() || null);
            return 'done';
        });
    }

    /**
     * A step that the people of a gate decided, in their name. Who may decide is the gate's rule: the table is asked only
     * whether there is such a step. The caller has the order's row locked.
     */
    async moveByGate(ctx: RequestContext, scope: Scope, order: OrderRecord, to: OrderStateName, reason?: string): Promise<'done' | OrderTransitionRefusal> {
        const refused = refuseTransition(order.state, to, systemScope, reason);
        if (refused) {
            return new OrderTransitionRefusal(refused);
        }
        await this.move(ctx, scope, order, to, reason?.trim() || null);
        return 'done';
    }

    async list(ctx: RequestContext, options?: ListQueryOptions<CompanyOrder>): Promise<{ items: OrderRecord[]; totalItems: number }> {
        const [found, totalItems] = await this.listQueryBuilder
            .build(CompanyOrder, options, {
                ctx,
                relations: ['order', 'company', 'branch'],
                orderBy: { placedAt: 'DESC' },
                entityAlias: 'companyOrder',
                customPropertyMap: {
                    code: 'order.code',
                    state: 'order.state',
                    currencyCode: 'order.currencyCode',
                    totalNet: 'order.subTotal',
                    totalGross: 'order.subTotalWithTax',
                    companyName: 'company.name',
                    branchName: 'branch.name',
                },
            })
            .andWhere('companyOrder.placedAt IS NOT NULL')
            .getManyAndCount();
        const ids = found.map(order => Number(order.orderId));
        return { items: await orderRecordsByIds(this.manager(ctx), ids), totalItems };
    }

    /** Whose prices hold for a cart or order; null for one that is no company's. */
    async buyerOf(ctx: RequestContext, orderId: number): Promise<Buyer | null> {
        const found = await this.connection.getRepository(ctx, CompanyOrder).findOne({ where: { orderId }, relations: { order: true } });
        return found && { companyId: Number(found.companyId), currencyCode: found.order.currencyCode };
    }

    /** How many orders that he sees are in each state; those that wait for goods of a pre-sale are counted by themselves. */
    async counts(ctx: RequestContext, scope: StaffScope): Promise<Array<{ state: string; count: number }>> {
        return this.manager(ctx).query<Array<{ state: string; count: number }>>(
            `SELECT CASE WHEN co."awaitsGoods" THEN 'awaits-goods' ELSE o.state END AS state, count(*)::int AS count FROM "order" o JOIN company_order co ON co."orderId" = o.id
              WHERE co."placedAt" IS NOT NULL
                AND ($1::int[] IS NULL OR co."companyId" IN (SELECT c.id FROM company c WHERE c."managerAdministratorId" = ANY($1)))
              GROUP BY 1 ORDER BY 1`,
            [scope.reach],
        );
    }

    /** Steps, people and other systems, audit: what follows every change of state. The order's row is locked. */
    async announce(ctx: RequestContext, scope: Scope, order: OrderRecord, from: OrderStateName, note: string | null): Promise<void> {
        const { orderId, state: to, companyId } = order;
        const stepId = await writeStep(this.manager(ctx), scope, { orderId, from, to, note });
        await this.news.tell(ctx, order, stepId, note);
        await this.audit.record(ctx, {
            scope,
            companyId,
            action: `order.${from === 'AddingItems' ? 'place' : to.charAt(0).toLowerCase() + to.slice(1)}`,
            entity: 'Order',
            entityId: orderId,
            before: { state: from },
            after: { state: to, specialReasons: order.specialReasons, totalGross: order.totalGross, currencyCode: order.currencyCode },
            reason: note,
        });
        const entity = await this.connection.getRepository(ctx, Order).findOneOrFail({ where: { id: orderId } });
        await this.events.publish(new OrderStateTransitionEvent(from, to, ctx, entity));
    }

    private async move(ctx: RequestContext, scope: Scope, order: OrderRecord, to: OrderStateName, note: string | null): Promise<void> {
        const manager = this.manager(ctx);
        const { orderId } = order;
        if (to === 'Cancelled' || to === 'Rejected') {
            await leavePreSale(manager, orderId);
            await this.credit.release(ctx, orderId);
            await this.pickups.release(ctx, scope, order);
            await this.payments.freeOrder(ctx, orderId);
            await manager.query(`UPDATE payment SET state = 'Cancelled', "updatedAt" = now() WHERE "orderId" = $1 AND state IN ('Authorized', 'Created')`, [
                orderId,
            ]);
            // After the accounts, in the order in which placing takes them.
            await releaseStock(manager, orderId);
        }
        if (to === 'Shipped') {
            await sellStock(manager, orderId);
            await manager.query('UPDATE company_order SET "fulfilledAt" = COALESCE("fulfilledAt", now()) WHERE "orderId" = $1', [orderId]);
        }
        await manager.query('UPDATE "order" SET state = $2, "updatedAt" = now() WHERE id = $1', [orderId, to]);
        const moved = { ...order, state: to };
        if (order.state === 'AwaitingApproval' && (to === 'Cancelled' || to === 'Rejected')) {
            await this.gates.closed(ctx, scope, moved);
        }
        await this.announce(ctx, scope, moved, order.state, note);
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Order).manager;
    }
}
