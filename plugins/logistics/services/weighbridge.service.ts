import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { checkWeight, netWeightG } from '../domain/weight-check';
import type { Scale } from '../entities/scale.entity';
import type { Shipment } from '../entities/shipment.entity';
import { WeighbridgeTicket } from '../entities/weighbridge-ticket.entity';
import { Weighing } from '../entities/weighing.entity';
import { WeighingRefusal } from '../errors';
import { FleetService } from './fleet.service';
import { type CorrectTicket, correctTicketInput, type Weigh, weighInput } from './input-schemas';
import { ScaleReaders } from './scale-readers';
import { ShipmentService } from './shipment.service';
import { TicketWriter } from './ticket-writer';

interface TakenWeight {
    weightG: number;
    rawFrame: string | null;
    manualReason: string | null;
}

/** Who may decide what an operator at the scale may not: a weight far from the plan, a correction. */
const supervisorPermission = 'UpdateShipment';

/** First and second weighing. Weights come from the indicator; a typed one needs a reason and stays marked. */
@Injectable()
export class WeighbridgeService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private idempotency: IdempotencyService,
        private fleet: FleetService,
        private shipments: ShipmentService,
        private readers: ScaleReaders,
        private tickets: TicketWriter,
    ) {}

    async read(ctx: RequestContext, scaleId: number) {
        const scale = await this.fleet.scale(ctx, scaleId);
        return { scale, ...this.readers.look(scale) };
    }

    firstWeighingOf(ctx: RequestContext, shipmentId: number): Promise<Weighing | null> {
        return this.connection.getRepository(ctx, Weighing).findOne({ where: { shipmentId }, order: { id: 'DESC' } });
    }

    async recordFirst(ctx: RequestContext, scope: StaffScope, given: unknown, now: Date): Promise<Weighing | WeighingRefusal> {
        const input = checked(weighInput, given);
        const answer = await this.idempotency.run(ctx, scope, 'recordFirstWeight', input.idempotencyKey, input, async inner => {
            const shipment = await this.shipments.lock(inner, input.shipmentId);
            const scale = await this.fleet.scale(inner, input.scaleId);
            const taken = shipment.state === 'loading' ? this.take(scale, input) : new WeighingRefusal('wrong-state');
            return taken instanceof WeighingRefusal ? taken : this.keepFirst(inner, scope, shipment, scale, taken, now);
        });
        return answer instanceof WeighingRefusal ? answer : this.connection.getEntityOrThrow(ctx, Weighing, answer.weighingId);
    }

    async recordSecond(ctx: RequestContext, scope: StaffScope, given: unknown, now: Date): Promise<WeighbridgeTicket | WeighingRefusal> {
        const input = checked(weighInput, given);
        const answer = await this.idempotency.run(ctx, scope, 'recordSecondWeight', input.idempotencyKey, input, inner => this.finish(inner, scope, input, now));
        return answer instanceof WeighingRefusal ? answer : this.tickets.findOneOrThrow(ctx, answer.ticketId);
    }

    /** A new ticket in the place of a wrong one, which stays as it is. */
    async correct(ctx: RequestContext, scope: StaffScope, given: unknown, now: Date): Promise<WeighbridgeTicket | WeighingRefusal> {
        const input = checked(correctTicketInput, given);
        const answer = await this.idempotency.run(ctx, scope, 'correctTicket', input.idempotencyKey, input, inner => this.replace(inner, scope, input, now));
        return answer instanceof WeighingRefusal ? answer : this.tickets.findOneOrThrow(ctx, answer.ticketId);
    }

    private take(scale: Scale, input: Weigh): TakenWeight | WeighingRefusal {
        if (input.manualWeightG !== null) {
            return input.reason === null
                ? new WeighingRefusal('reason-missing', 'reason')
                : { weightG: input.manualWeightG, rawFrame: null, manualReason: input.reason };
        }
        const { reading, refusal } = this.readers.look(scale);
        return refusal || !reading
            ? new WeighingRefusal(refusal ?? 'scale-silent')
            : { weightG: reading.weightG, rawFrame: reading.raw, manualReason: null };
    }

    private async keepFirst(ctx: RequestContext, scope: StaffScope, shipment: Shipment, scale: Scale, taken: TakenWeight, now: Date) {
        const weighing = await this.connection.getRepository(ctx, Weighing).save(
            new Weighing({ ...taken, shipmentId: shipment.id, scaleId: scale.id, weighedAt: now, operatorId: scope.administratorId }),
        );
        const { id, companyId } = shipment;
        const after = { weightG: taken.weightG, scale: scale.code, isManual: taken.rawFrame === null };
        const reason = taken.manualReason;
        await this.audit.record(ctx, { scope, action: 'shipment.weigh-in', entity: 'Shipment', entityId: id, companyId, after, reason });
        return { weighingId: weighing.id };
    }

    private async finish(ctx: RequestContext, scope: StaffScope, input: Weigh, now: Date): Promise<{ ticketId: number } | WeighingRefusal> {
        const shipment = await this.shipments.lock(ctx, input.shipmentId);
        const scale = await this.fleet.scale(ctx, input.scaleId);
        if (shipment.state !== 'loading') {
            return new WeighingRefusal('wrong-state');
        }
        const first = await this.firstWeighingOf(ctx, shipment.id);
        if (!first) {
            return new WeighingRefusal('first-weighing-missing');
        }
        const taken = this.take(scale, input);
        if (taken instanceof WeighingRefusal) {
            return taken;
        }
        const netG = netWeightG(taken.weightG, first.weightG);
        if (netG === null) {
            return new WeighingRefusal('not-heavier');
        }
        const check = this.check(scale, shipment, netG);
        const refused = check.result === 'outside' ? this.refuseOutside(scope, input.reason) : null;
        if (refused) {
            return refused;
        }
        const before = { ...shipment };
        shipment.state = 'weighed';
        await this.shipments.save(ctx, scope, 'shipment.weigh-out', shipment, before, input.reason ?? undefined);
        return this.tickets.write(ctx, scope, shipment, scale, {
            grossG: taken.weightG,
            tareG: first.weightG,
            netG,
            differenceG: check.differenceG,
            isWithinTolerance: check.result === 'ok',
            firstWeighedAt: first.weighedAt,
            secondWeighedAt: now,
            rawFrames: `${first.rawFrame ?? 'manual'} ${taken.rawFrame ?? 'manual'}`,
            isManual: first.rawFrame === null || taken.rawFrame === null,
            reason: [first.manualReason, input.reason].filter(text => text !== null).join('; ') || null,
            correctsTicketId: null,
        });
    }

    private async replace(ctx: RequestContext, scope: StaffScope, input: CorrectTicket, now: Date): Promise<{ ticketId: number } | WeighingRefusal> {
        const old = await this.tickets.findOne(ctx, input.ticketId);
        if (!old) {
            throw new EntityNotFoundError('WeighbridgeTicket', input.ticketId);
        }
        const shipment = await this.shipments.lock(ctx, old.shipmentId);
        const scale = await this.fleet.scale(ctx, old.scaleId);
        const newest = await this.tickets.newestOf(ctx, shipment.id);
        if (newest?.id !== old.id) {
            return new WeighingRefusal('already-corrected');
        }
        if (shipment.state === 'delivered' || shipment.state === 'cancelled') {
            return new WeighingRefusal('wrong-state');
        }
        const netG = netWeightG(input.grossG, input.tareG);
        if (netG === null) {
            return new WeighingRefusal('not-heavier', 'grossG');
        }
        if (!scope.permissions.has(supervisorPermission)) {
            return new WeighingRefusal('supervisor-needed');
        }
        if (input.reason === null) {
            return new WeighingRefusal('reason-missing', 'reason');
        }
        const check = this.check(scale, shipment, netG);
        return this.tickets.write(ctx, scope, shipment, scale, {
            grossG: input.grossG,
            tareG: input.tareG,
            netG,
            differenceG: check.differenceG,
            isWithinTolerance: check.result === 'ok',
            firstWeighedAt: old.firstWeighedAt,
            secondWeighedAt: now,
            rawFrames: 'manual manual',
            isManual: true,
            reason: input.reason,
            correctsTicketId: old.id,
        });
    }

    private check(scale: Scale, shipment: Shipment, netG: number) {
        const tolerance = { basisPoints: scale.toleranceBasisPoints, allowanceG: scale.toleranceG };
        return checkWeight(shipment.plannedWeightG, netG, tolerance);
    }

    private refuseOutside(scope: StaffScope, reason: string | null): WeighingRefusal | null {
        if (!scope.permissions.has(supervisorPermission)) {
            return new WeighingRefusal('supervisor-needed');
        }
        return reason === null ? new WeighingRefusal('outside-tolerance', 'reason') : null;
    }
}
