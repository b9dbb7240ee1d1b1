import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { line, optional } from '../../../kernel/vendure-input';
import { AuditService } from '../../audit';
import { type Importer, type ImportOptions, ImportRegistry, type ImportRow, type RowAnswer } from '../../documents';
import { OrderWaybill } from '../entities/order-waybill.entity';
import { removeWaybills, type SaidWaybill, saveWaybills, type Waybill, waybillsOfOrders } from '../queries/waybills.sql';
import { RequestBatch } from './request-batch';

const columns = z.object({ order: line(60), number: line(60), carrier: optional(line(150)) });

/** Numbers by which goods of an order are followed at its carrier (F091); `waybills` brings them in. */
@Injectable()
export class WaybillService implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'waybills';
    readonly columns = columns;
    private readonly batch = new RequestBatch<Waybill[]>(async (ctx, ids) => {
        const all = await waybillsOfOrders(this.manager(ctx), ids);
        return new Map(ids.map(id => [id, all.filter(({ orderId }) => orderId === id)]));
    }, []);

    constructor(
        private registry: ImportRegistry,
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    /** The caller sees the order. */
    ofOrder(ctx: RequestContext, orderId: number): Promise<Waybill[]> {
        return this.batch.get(ctx, orderId);
    }

    async apply(ctx: RequestContext, rows: ImportRow<z.output<typeof columns>>[], { scope, filename }: ImportOptions): Promise<RowAnswer[]> {
        const seen = new Set<string>();
        const answers: RowAnswer[] = [];
        const said: SaidWaybill[] = [];
        for (const { row, values: { order, number, carrier } } of rows) {
            const key = JSON.stringify([order, number]);
            if (seen.has(key)) answers.push({ row, outcome: 'rejected', message: 'number: stands in another row already' });
            else said.push({ row, order, number, carrier: carrier ?? '' });
            seen.add(key);
        }
        const saved = await saveWaybills(this.manager(ctx), said);
        for (const { row, outcome } of saved) answers.push(outcome === null ? { row, outcome: 'rejected', message: 'order: there is no order of this code' } : { row, outcome });
        const changed = saved.filter(({ outcome }) => outcome === 'created' || outcome === 'updated').length;
        if (changed > 0) await this.audit.record(ctx, { scope, action: 'waybill.import', entity: 'OrderWaybill', entityId: 'file', after: { filename, changed } });
        return answers;
    }

    /** The ERP has called them off: a customer is not to follow what is not on its way. */
    async remove(tx: RequestContext, scope: Scope, gone: readonly { order: string; number: string }[], from: string): Promise<void> {
        await removeWaybills(this.manager(tx), gone);
        await this.audit.record(tx, { scope, action: 'waybill.remove', entity: 'OrderWaybill', entityId: 'file', after: { from, removed: gone.length } });
    }

    private manager(ctx: RequestContext) {
        return this.connection.getRepository(ctx, OrderWaybill).manager;
    }
}
