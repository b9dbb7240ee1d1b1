import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { carriedBy } from '../queries/courier.query';
import { CourierPorts } from './courier-ports';

export interface ShownCourier {
    name: string;
    /** confirmed, on-way, delivered or returned. */
    state: string;
    trackingNumber: string;
    trackingUrl: string | null;
}

/** With which courier goods go, as customers are told. */
@Injectable()
export class CourierShown {
    constructor(
        private connection: TransactionalConnection,
        private ports: CourierPorts,
    ) {}

    /** Of each shipment the newest; one without a number yet has none. */
    async of(ctx: RequestContext, shipmentIds: readonly number[]): Promise<Map<number, ShownCourier>> {
        const rows = await carriedBy(this.connection, ctx, shipmentIds);
        return new Map(
            rows.map(({ shipmentId, kind, state, trackingNumber }) => [
                shipmentId,
                { name: this.ports.nameOf(kind), state, trackingNumber, trackingUrl: this.ports.trackingUrl(kind, trackingNumber) },
            ]),
        );
    }
}
