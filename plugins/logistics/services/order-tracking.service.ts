import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import { systemScope } from '../../../kernel/scope';
import { FirmSettingsService } from '../../organizations';
import { StageService } from '../../production';
import { CompanyOrderService } from '../../purchasing';
import { renderOrderPage } from '../domain/order-page';
import type { TrackingLanguage } from '../domain/tracking-texts';
import { ShipmentService } from './shipment.service';
import { TrackingLinkService } from './tracking-link.service';

/** The public page of an order whose buyer has no account: how far it is, and the way of its shipments. */
@Injectable()
export class OrderTrackingService {
    constructor(
        private firm: FirmSettingsService,
        private orders: CompanyOrderService,
        private shipments: ShipmentService,
        private links: TrackingLinkService,
        private stages: StageService,
    ) {}

    async page(ctx: RequestContext, orderId: number, path: string, language: TrackingLanguage): Promise<string> {
        const { name: firmName, supportPhone, supportEmail, timeZone } = await this.firm.get(ctx);
        const { code, state, placedAt, paymentMethod } = await this.orders.find(ctx, systemScope, orderId);
        const left = (await this.shipments.ofOrders(ctx, [orderId])).filter(shipment => shipment.state !== 'cancelled');
        const urls = await this.links.urls(ctx, left.map(({ id }) => id));
        const shipments = left.map(({ id, number, state: at }) => ({ number, state: at === 'cancelled' ? ('planned' as const) : at, url: urls.get(id) ?? null }));
        const { stages, promisedDay: day } = await this.stages.productionIn(ctx, orderId, language);
        const promisedDay = state === 'InProduction' ? day : null;
        const order = { orderCode: code, orderState: state, placedAt, isPaidInAdvance: paymentMethod === 'prepayment' || paymentMethod === 'online' };
        return renderOrderPage({ firmName, supportPhone, supportEmail, timeZone, ...order, shipments, stages, promisedDay }, path, language);
    }
}
