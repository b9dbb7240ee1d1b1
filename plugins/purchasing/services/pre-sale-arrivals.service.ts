import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import { fromMinor, fromSafeNumber } from '../../../kernel/money';
import { type Scope, type StaffScope, systemScope } from '../../../kernel/scope';
import { localDateOf } from '../../../kernel/time';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { comeForPreSale, endPreSale, lockPreSale, runningPreSales, servePreSale } from '../../availability';
import { type TableColumn, toCsv, toXlsx } from '../../documents';
import { FirmSettingsService } from '../../organizations';
import { OrderTransitionRefusal, refuse } from '../errors';
import type { OrderRecord } from '../queries/order-record.query';
import { type FutureOrderRow, futureOrders, waitingOrders, writeArrived } from '../queries/pre-sale-orders.query';
import { CompanyOrderService } from './company-order.service';
import { OrderNews } from './order-news.service';

/** Goods of pre-sales come in: their orders go on to be sent, and the pre-sale is over once there are some for everybody. */
@Injectable()
export class PreSaleArrivals {
    constructor(
        private connection: TransactionalConnection,
        private orders: CompanyOrderService,
        private news: OrderNews,
        private firm: FirmSettingsService,
        private audit: AuditService,
    ) {}

    /** How many orders got their goods. */
    async serveDue(ctx: RequestContext): Promise<number> {
        let served = 0;
        for (const { id } of await runningPreSales(this.manager(ctx), null)) served += await this.serve(ctx, id);
        return served;
    }

    /** By hand, whoever was there first: when the goods that have come are enough for it. The caller answers the refusal. */
    async serveOne(ctx: RequestContext, scope: StaffScope, orderId: number): Promise<void> {
        const order = await this.orders.lock(ctx, scope, orderId);
        if (!order.awaitsGoods || order.preSaleId === null) refuse(new OrderTransitionRefusal('wrong-state'));
        const running = (await lockPreSale(this.manager(ctx), order.preSaleId)) ?? refuse(new OrderTransitionRefusal('wrong-state'));
        const waiting = await waitingOrders(this.manager(ctx), running.id);
        const come = await comeForPreSale(this.manager(ctx), running.variantId, waiting.reduce((sum, one) => sum + one.quantity, 0));
        const wanted = waiting.find(one => one.orderId === order.orderId)?.quantity;
        if (wanted === undefined || wanted > come) refuse(new OrderTransitionRefusal('goods-awaited'));
        await this.arrived(ctx, scope, order);
    }

    /** What is ordered of goods that are not there, as a file for who buys or makes them. Taking it is recorded. */
    async file(ctx: RequestContext, scope: StaffScope, format: 'csv' | 'xlsx'): Promise<string | Buffer> {
        const rows = await futureOrders(this.manager(ctx), scope.reach, String(ctx.languageCode));
        const { timeZone } = await this.firm.get(ctx);
        await this.audit.record(ctx, { scope, action: 'pre-sale.export', entity: 'PreSale', entityId: 'all', after: { format, orders: rows.length } });
        const amount = (minor: string) => fromMinor(fromSafeNumber(Number(minor)));
        const columns: readonly TableColumn<FutureOrderRow>[] = [
            { header: 'order', value: row => row.code },
            { header: 'placed', value: row => localDateOf(row.placedAt, timeZone) },
            { header: 'state', value: row => row.state },
            { header: 'company', value: row => row.companyCode ?? '' },
            { header: 'company_name', value: row => row.companyName },
            { header: 'tax_id', value: row => row.taxId ?? '' },
            { header: 'branch', value: row => row.branchName ?? '' },
            { header: 'person', value: row => row.personName ?? '' },
            { header: 'email', value: row => row.emailAddress ?? '' },
            { header: 'phone', value: row => row.phone ?? '' },
            { header: 'country', value: row => row.address.countryCode ?? '' },
            { header: 'postal_code', value: row => row.address.postalCode ?? '' },
            { header: 'city', value: row => row.address.city ?? '' },
            { header: 'street', value: row => row.address.streetLine1 ?? '' },
            { header: 'sku', value: row => row.sku },
            { header: 'article', value: row => row.variantName },
            { header: 'quantity', value: row => row.quantity },
            { header: 'unit', value: row => row.unit },
            { header: 'unit_net', value: row => amount(row.unitNet) },
            { header: 'total_net', value: row => amount(row.lineNet) },
            { header: 'currency', value: row => row.currencyCode },
            { header: 'expected', value: row => row.goodsDay },
            { header: 'wished_date', value: row => row.wishedDate ?? '' },
            { header: 'remarks', value: row => row.remarks },
        ];
        return format === 'csv' ? toCsv(rows, columns) : toXlsx(rows, columns, { sheet: 'Pre-sale', rightToLeft: String(ctx.languageCode) === 'fa' });
    }

    private async serve(ctx: RequestContext, preSaleId: number): Promise<number> {
        return withTx(this.connection, ctx, async tx => {
            const manager = this.manager(tx);
            // Orders before their pre-sale, as whoever cancels one locks them.
            const locked = await waitingOrders(manager, preSaleId, true);
            const running = await lockPreSale(manager, preSaleId);
            if (running === null) return 0;
            const waiting = await waitingOrders(manager, preSaleId);
            // Somebody has ordered meanwhile: the next round knows him.
            if (waiting.length !== locked.length) return 0;
            const come = await comeForPreSale(manager, running.variantId, waiting.reduce((sum, one) => sum + one.quantity, 0));
            const { served, isOver } = servePreSale(waiting, come, running.handOut);
            for (const orderId of served) await this.arrived(tx, systemScope, await this.orders.find(tx, systemScope, orderId));
            if (isOver) {
                await endPreSale(manager, preSaleId);
                await this.audit.record(tx, { scope: systemScope, action: 'pre-sale.end', entity: 'PreSale', entityId: preSaleId, after: { variantId: running.variantId, come } });
            }
            return served.length;
        });
    }

    /** What has been approved is ready to be sent; anything else goes the usual way from here on. */
    private async arrived(ctx: RequestContext, scope: Scope, order: OrderRecord): Promise<void> {
        const { orderId, companyId, state } = order;
        await writeArrived(this.manager(ctx), orderId);
        await this.audit.record(ctx, { scope, companyId, action: 'order.goods-arrived', entity: 'Order', entityId: orderId, after: { preSaleId: order.preSaleId } });
        await this.news.goodsArrived(ctx, order);
        if (state !== 'Approved') return;
        const done = await this.orders.transition(ctx, orderId, 'ReadyToShip', systemScope);
        if (done !== 'done') throw new EntityNotFoundError('Order', orderId);
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Order).manager;
    }
}
