import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { type GateStep, mayLoadMove } from '../domain/load-states';
import type { Shipment } from '../entities/shipment.entity';
import type { TransportLoad } from '../entities/transport-load.entity';
import { LoadRefusal } from '../errors';
import { loadGoods } from '../queries/load-goods.query';
import { DispatchService } from './dispatch.service';
import { FleetService } from './fleet.service';
import { LoadOverviewService } from './load-overview.service';
import { gateTimeInput } from './load-schemas';
import { LoadService } from './load.service';

/** The truck at the gate: it arrived, it was let in, it left. With it its shipments begin to be loaded, and leave. */
@Injectable()
export class LoadGateService {
    constructor(
        private connection: TransactionalConnection,
        private loads: LoadService,
        private overview: LoadOverviewService,
        private fleet: FleetService,
        private dispatches: DispatchService,
    ) {}

    record(ctx: RequestContext, scope: StaffScope, given: unknown, now: Date): Promise<TransportLoad | LoadRefusal> {
        const { id, step, reason } = checked(gateTimeInput, given);
        return withTx(this.connection, ctx, async inner => {
            const load = await this.loads.lock(inner, id);
            const shipments = await this.loads.lockShipments(inner, id);
            if (!mayLoadMove(load.state, step)) {
                return new LoadRefusal('wrong-state');
            }
            const refused = await this.move(inner, scope, load, shipments, step, reason, now);
            if (refused) {
                return refused;
            }
            const before = { ...load };
            Object.assign(load, { state: step, version: load.version + 1 }, timesOf(load, step, now));
            await this.loads.save(inner, scope, `load.${step}`, load, before, reason);
            return this.loads.findOneOrThrow(inner, id);
        });
    }

    private async move(ctx: RequestContext, scope: StaffScope, load: TransportLoad, shipments: Shipment[], step: GateStep, reason: string | null, now: Date): Promise<LoadRefusal | null> {
        if (step === 'arrived') {
            return null;
        }
        if (shipments.length === 0) {
            return new LoadRefusal('no-shipments');
        }
        if (step === 'gone') {
            const refused = await this.dispatches.dispatchAll(ctx, scope, shipments, now);
            return refused && new LoadRefusal(refused);
        }
        const refused = refuseEntry(load) ?? (reason === null ? await this.refuseArrangement(ctx, load) : null);
        if (refused === null) await this.dispatches.startAll(ctx, scope, shipments, now);
        return refused;
    }

    /** Who lets in what is too long or lies too heavily on an axle says why. */
    private async refuseArrangement(ctx: RequestContext, load: TransportLoad): Promise<LoadRefusal | null> {
        const vehicle = load.vehicleId === null ? null : await this.fleet.vehicle(ctx, load.vehicleId);
        const goods = await loadGoods(this.connection, ctx, { loadIds: [load.id] });
        const { over } = this.overview.checkOf(vehicle, load.countryCode, goods);
        if (over.includes('axle')) {
            return new LoadRefusal('over-axle', 'reason');
        }
        return over.includes('volume') ? new LoadRefusal('over-volume', 'reason') : null;
    }
}

/** A truck that was let in without waiting arrived at that moment. */
function timesOf(load: TransportLoad, step: GateStep, now: Date): Partial<TransportLoad> {
    if (step === 'arrived') return { arrivedAt: now };
    return step === 'inside' ? { insideAt: now, arrivedAt: load.arrivedAt ?? now } : { goneAt: now };
}

function refuseEntry(load: TransportLoad): LoadRefusal | null {
    if (!load.plate) {
        return new LoadRefusal('vehicle-missing', 'plate');
    }
    return load.driverName ? null : new LoadRefusal('driver-missing', 'driverName');
}
