import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { In } from 'typeorm';

import { checkLoad, type LoadCheck, type TruckFacts } from '../domain/load-check';
import type { StopGoods } from '../domain/loading-plan';
import type { RoadCountry } from '../domain/road-limits';
import { Shipment } from '../entities/shipment.entity';
import { TransportLoad } from '../entities/transport-load.entity';
import { TransportVehicle } from '../entities/transport-vehicle.entity';
import { lastWeightOfLoad, loadGoods, type LoadedShipment } from '../queries/load-goods.query';
import { RequestBatch } from './request-batch';

export interface LoadStop extends LoadedShipment {
    stop: number;
    loadedAs: number;
    startMm: number | null;
    lengthMm: number | null;
}

interface SeenGoods {
    goods: LoadedShipment[];
    /** Whether there are goods on it that are beyond the reach of who asks. */
    isShared: boolean;
}

/** What a load carries and how full it is, of what is within reach, for lists with three queries in all. */
@Injectable()
export class LoadOverviewService {
    private readonly seen = new RequestBatch<SeenGoods>(async (ctx, loadIds) => {
        const found = await loadGoods(this.connection, ctx, { loadIds });
        // The repository gives what is within reach, the statement gives all.
        const within = await this.connection.getRepository(ctx, Shipment).find({ where: { loadId: In(loadIds) }, select: { id: true } });
        const ids = new Set(within.map(({ id }) => id));
        return new Map(loadIds.map(id => [id, seenOf(found.filter(one => one.loadId === id), ids)]));
    }, { goods: [], isShared: false });
    private readonly vehicles = new RequestBatch<TransportVehicle | null>(async (ctx, ids) => {
        const found = await this.connection.getRepository(ctx, TransportVehicle).findBy({ id: In(ids) });
        return new Map(found.map(one => [one.id, one]));
    }, null);
    private readonly shipments = new RequestBatch<Shipment | null>(async (ctx, ids) => {
        const found = await this.connection.getRepository(ctx, Shipment).findBy({ id: In(ids) });
        return new Map(found.map(one => [one.id, one]));
    }, null);

    private readonly numbers = new RequestBatch<string | null>(async (ctx, ids) => {
        const found = await this.connection.getRepository(ctx, TransportLoad).find({ where: { id: In(ids) }, select: { id: true, number: true } });
        return new Map(found.map(one => [one.id, one.number]));
    }, null);

    constructor(private connection: TransactionalConnection) {}

    async isShared(ctx: RequestContext, load: TransportLoad): Promise<boolean> {
        return (await this.seen.get(ctx, load.id)).isShared;
    }

    async check(ctx: RequestContext, load: TransportLoad): Promise<LoadCheck> {
        const vehicle = load.vehicleId === null ? null : await this.vehicles.get(ctx, load.vehicleId);
        return this.checkOf(vehicle, load.countryCode, await this.goodsOf(ctx, load));
    }

    checkOf(vehicle: TransportVehicle | null, country: RoadCountry | null, goods: readonly StopGoods[]): LoadCheck {
        return checkLoad(factsOf(vehicle, country), goods);
    }

    async stops(ctx: RequestContext, load: TransportLoad): Promise<LoadStop[]> {
        const goods = await this.goodsOf(ctx, load);
        const { plan } = await this.check(ctx, load);
        return goods.map((one, index) => ({ ...one, stop: index + 1, ...(plan[index] ?? { loadedAs: index + 1, startMm: null, lengthMm: null }) }));
    }

    shipment(ctx: RequestContext, id: number): Promise<Shipment | null> {
        return this.shipments.get(ctx, id);
    }

    /** By the tickets of what is weighed already; null as long as nothing is. */
    async realWeightG(ctx: RequestContext, load: TransportLoad): Promise<number | null> {
        const weighed = (await this.goodsOf(ctx, load)).map(one => one.netG).filter(netG => netG !== null);
        return weighed.length === 0 ? null : weighed.reduce((sum, netG) => sum + netG, 0);
    }

    async loadNumber(ctx: RequestContext, { loadId }: Shipment): Promise<string | null> {
        return loadId === null ? null : this.numbers.get(ctx, loadId);
    }

    private async goodsOf(ctx: RequestContext, load: TransportLoad): Promise<LoadedShipment[]> {
        return (await this.seen.get(ctx, load.id)).goods;
    }

    /** What the truck of a shipment's load weighed with what was loaded before it. */
    async weightBefore(ctx: RequestContext, { id, loadId }: Shipment): Promise<number | null> {
        return loadId === null ? null : ((await lastWeightOfLoad(this.connection, ctx, loadId, id))?.grossG ?? null);
    }
}

function seenOf(all: LoadedShipment[], within: ReadonlySet<number>): SeenGoods {
    const goods = all.filter(one => within.has(one.shipmentId));
    return { goods, isShared: goods.length < all.length };
}

function factsOf(vehicle: TransportVehicle | null, country: RoadCountry | null): TruckFacts {
    return {
        payloadG: vehicle?.capacityG ?? null,
        tareG: vehicle?.storedTareG ?? null,
        grossLimitG: vehicle?.grossLimitG ?? null,
        bedLengthMm: vehicle?.bedLengthMm ?? null,
        bedVolumeDm3: vehicle?.bedVolumeDm3 ?? null,
        layout: vehicle?.axleLayout ?? null,
        country,
    };
}
