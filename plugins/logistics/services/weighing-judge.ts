import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { isTareUnusual, isTooSoon, storedTare, type WeighingBreach, type WeighingStep } from '../domain/weighing-rules';
import { checkWeight, netWeightG, type WeightCheck } from '../domain/weight-check';
import type { Scale } from '../entities/scale.entity';
import type { Shipment } from '../entities/shipment.entity';
import { TransportVehicle } from '../entities/transport-vehicle.entity';
import { Weighing } from '../entities/weighing.entity';
import { WeighingRefusal } from '../errors';
import { lastWeightOfLoad } from '../queries/load-goods.query';
import { emptyWeights } from '../queries/weighing-facts.query';
import type { TakenWeight } from './weight-taker';

/** The empty vehicle, from this shipment's own weighing or kept from an earlier one. */
export interface EmptyWeight {
    weightG: number;
    weighedAt: Date;
    rawFrame: string | null;
    manualReason: string | null;
    isStored: boolean;
}

export interface LoadedWeight {
    empty: EmptyWeight;
    netG: number;
    check: WeightCheck;
}

/** Says what is wrong with a weight: what nobody may record, and what one person alone may not. */
@Injectable()
export class WeighingJudge {
    constructor(private connection: TransactionalConnection) {}

    firstWeighingOf(ctx: RequestContext, shipmentId: number): Promise<Weighing | null> {
        return this.connection.getRepository(ctx, Weighing).findOne({ where: { shipmentId }, order: { id: 'DESC' } });
    }

    async emptyOf(ctx: RequestContext, shipment: Shipment, mayUseStored: boolean, now: Date): Promise<EmptyWeight | WeighingRefusal> {
        const first = await this.firstWeighingOf(ctx, shipment.id);
        if (first) {
            return { ...first, isStored: false };
        }
        // On a load, what was loaded before is part of the truck.
        const last = shipment.loadId === null ? null : await lastWeightOfLoad(this.connection, ctx, shipment.loadId, shipment.id);
        if (last) {
            const [, frame] = last.rawFrames.split(' ');
            const isTyped = frame === undefined || frame === 'manual';
            return { weightG: last.grossG, weighedAt: last.secondWeighedAt, rawFrame: isTyped ? null : frame, manualReason: null, isStored: false };
        }
        if (!mayUseStored) {
            return new WeighingRefusal('first-weighing-missing');
        }
        const vehicle = await this.vehicleOf(ctx, shipment);
        const tare = vehicle ? storedTare(vehicle, now) : 'tare-missing';
        if (typeof tare === 'string' || !vehicle?.storedTareAt) {
            return new WeighingRefusal(typeof tare === 'string' ? tare : 'tare-missing');
        }
        return { weightG: tare, weighedAt: vehicle.storedTareAt, rawFrame: 'stored', manualReason: null, isStored: true };
    }

    async loaded(ctx: RequestContext, scale: Scale, shipment: Shipment, empty: EmptyWeight, grossG: number): Promise<LoadedWeight | WeighingRefusal> {
        const netG = netWeightG(grossG, empty.weightG);
        if (netG === null) {
            return new WeighingRefusal('not-heavier');
        }
        const vehicle = await this.vehicleOf(ctx, shipment);
        const onTruck = shipment.loadId === null ? null : await lastWeightOfLoad(this.connection, ctx, shipment.loadId, shipment.id);
        if (vehicle && netG + (onTruck?.loadedG ?? 0) > vehicle.capacityG) {
            return new WeighingRefusal('over-vehicle-capacity');
        }
        return { empty, netG, check: this.check(scale, shipment, netG) };
    }

    check(scale: Scale, shipment: Shipment, netG: number): WeightCheck {
        return checkWeight(shipment.plannedWeightG, netG, { basisPoints: scale.toleranceBasisPoints, allowanceG: scale.toleranceG });
    }

    /** What must be answered for, the gravest first. */
    async breaches(ctx: RequestContext, scale: Scale, shipment: Shipment, step: WeighingStep, taken: TakenWeight, loaded: LoadedWeight | null): Promise<WeighingBreach[]> {
        const found: WeighingBreach[] = [];
        if (taken.rawFrame === null && scale.needsSecondPerson) found.push('second-person-needed');
        if (scale.needsZero && !taken.isAfterZero) found.push('zero-missing');
        if (step === 'first') {
            const { before, isElsewhere } = await emptyWeights(this.connection, ctx, shipment.id);
            if (isElsewhere) found.push('plate-elsewhere');
            if (isTareUnusual(before, taken.weightG, scale.divisionG)) found.push('tare-unusual');
        }
        if (loaded && !loaded.empty.isStored && isTooSoon(loaded.empty.weighedAt, taken.weighedAt, scale.minSecondsBetween)) found.push('too-soon');
        if (loaded?.check.result === 'outside') found.push('outside-tolerance');
        return found;
    }

    private async vehicleOf(ctx: RequestContext, { vehicleId }: Shipment): Promise<TransportVehicle | null> {
        return vehicleId === null ? null : this.connection.getRepository(ctx, TransportVehicle).findOneBy({ id: vehicleId });
    }
}
