import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../../kernel/vendure-sql';
import type { RowAnswer } from '../../../documents';
import { CompanyOrderService, nextOrderStates, type OrderStateName, orderStates } from '../../../purchasing';
import { statusPath } from '../../domain/status-path';
import { Appliers } from '../appliers';
import type { ApplyHow, CellRow, Cells, ErpApplier, ErpField } from './applier';

/** How far the ERP is with an order (F109): each step is made as people make it, so that the customer hears of each. */
@Injectable()
export class OrderStatusApplier implements ErpApplier, OnApplicationBootstrap {
    readonly object = 'order-status';
    readonly batchSize = 200;
    readonly keepsUnmapped = false;
    readonly fields: readonly ErpField[] = [{ name: 'order', required: true }, { name: 'status', required: true }, { name: 'reason', required: false }];

    constructor(
        private connection: TransactionalConnection,
        private orders: CompanyOrderService,
        private appliers: Appliers,
    ) {}

    onApplicationBootstrap(): void {
        this.appliers.register(this);
    }

    ourKey(cells: Cells): string {
        return cells.order ?? '';
    }

    async current(ctx: RequestContext, rows: readonly Cells[]): Promise<Map<string, Cells>> {
        const found = await this.states(ctx, rows.map(cells => cells.order ?? ''));
        return new Map([...found].map(([order, { state }]) => [order, { order, status: state }]));
    }

    async apply(tx: RequestContext, rows: readonly CellRow[], { scope, from }: ApplyHow): Promise<RowAnswer[]> {
        const known = await this.states(tx, rows.map(({ cells }) => cells.order ?? ''));
        const answers: RowAnswer[] = [];
        for (const { row, cells } of rows) {
            const order = known.get(cells.order ?? '');
            const to = orderStates.find(state => state === cells.status);
            const path = order && to ? statusPath(order.state, to, nextOrderStates) : null;
            if (order === undefined || to === undefined || path === null) {
                const message = order === undefined ? 'order: there is no order of this code' : to === undefined ? 'status: is no state of an order' : `status: an order that is ${order.state} does not become ${to}`;
                answers.push({ row, outcome: 'rejected', message });
                continue;
            }
            await sql(this.connection, tx, 'SAVEPOINT erp_status');
            const refused = await this.walk(tx, order.id, path, { scope, from }, cells.reason);
            await sql(this.connection, tx, refused === null ? 'RELEASE SAVEPOINT erp_status' : 'ROLLBACK TO SAVEPOINT erp_status');
            answers.push(refused === null ? { row, outcome: path.length === 0 ? 'unchanged' : 'updated' } : { row, outcome: 'rejected', message: `status: ${refused}` });
        }
        return answers;
    }

    private async walk(tx: RequestContext, orderId: number, path: readonly OrderStateName[], { scope, from }: Pick<ApplyHow, 'scope' | 'from'>, reason: string | undefined): Promise<string | null> {
        for (const step of path) {
            const done = await this.orders.transition(tx, orderId, step, scope, reason || from);
            if (done !== 'done') return done.reason;
        }
        return null;
    }

    private async states(ctx: RequestContext, codes: readonly string[]): Promise<Map<string, { id: number; state: OrderStateName }>> {
        const rows = await sql<{ id: number; code: string; state: OrderStateName }>(this.connection, ctx,
            `SELECT o.id, o.code, c."orderState" AS state FROM "order" o JOIN company_order c ON c."orderId" = o.id WHERE o.code = ANY($1) ORDER BY o.id`, [[...codes]]);
        return new Map(rows.map(({ code, ...rest }) => [code, rest]));
    }
}
