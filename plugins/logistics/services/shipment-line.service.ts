import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { companyNames } from '../queries/order-recipient.query';
import { type CarriedLine, carriedLines } from '../queries/shippable-lines.query';
import { RequestBatch } from './request-batch';

/** What lists of shipments show beside the shipments, asked once for all of them. */
@Injectable()
export class ShipmentLineService {
    private readonly lines = new RequestBatch<CarriedLine[]>(async (ctx, ids) => {
        const found = await carriedLines(this.connection, ctx, ids);
        return new Map(ids.map(id => [id, found.filter(line => line.shipmentId === id)]));
    }, []);
    private readonly names = new RequestBatch<string>((ctx, ids) => companyNames(this.connection, ctx, ids), '');

    constructor(private connection: TransactionalConnection) {}

    ofShipment(ctx: RequestContext, shipmentId: number): Promise<CarriedLine[]> {
        return this.lines.get(ctx, shipmentId);
    }

    companyName(ctx: RequestContext, companyId: number): Promise<string> {
        return this.names.get(ctx, companyId);
    }
}
