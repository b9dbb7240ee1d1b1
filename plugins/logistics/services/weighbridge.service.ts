import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import type { WeighingBreach } from '../domain/weighing-rules';
import { netWeightG } from '../domain/weight-check';
import type { Scale } from '../entities/scale.entity';
import type { Shipment } from '../entities/shipment.entity';
import { WeighbridgeTicket } from '../entities/weighbridge-ticket.entity';
import { Weighing } from '../entities/weighing.entity';
import { WeighingRefusal } from '../errors';
import { FleetService } from './fleet.service';
import { type CorrectTicket, correctTicketInput, type Weigh, weighInput } from './input-schemas';
import { ShipmentNotices } from './shipment-notices';
import { ShipmentService } from './shipment.service';
import { TicketWriter } from './ticket-writer';
import { type LoadedWeight, WeighingJudge } from './weighing-judge';
import { type TakenWeight, WeightTaker } from './weight-taker';

/** How what must be answered for was answered. */
export interface Answered {
    reason: string | null;
    /** The second person, where there was one. */
    approvedById: number | null;
    /** Who took the weight, when that is not who writes it. */
    operatorId?: number;
}

/** Who may decide what an operator at the scale may not: a weight far from the plan, a correction. */
export const supervisorPermission = 'UpdateShipment';

/** First and second weighing. Weights come from the indicator; a typed one needs a reason and a second person, and stays marked. */
@Injectable()
export class WeighbridgeService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private idempotency: IdempotencyService,
        private fleet: FleetService,
        private shipments: ShipmentService,
        private taker: WeightTaker,
        private judge: WeighingJudge,
        private tickets: TicketWriter,
        private notices: ShipmentNotices,
    ) {}

    async read(ctx: RequestContext, scaleId: number) {
        const scale = await this.fleet.scale(ctx, scaleId);
        return { scale, ...(await this.taker.look(ctx, scale)) };
    }

    firstWeighingOf(ctx: RequestContext, shipmentId: number): Promise<Weighing | null> {
        return this.judge.firstWeighingOf(ctx, shipmentId);
    }

    async recordFirst(ctx: RequestContext, scope: StaffScope, given: unknown, now: Date): Promise<Weighing | WeighingRefusal> {
        const input = checked(weighInput, given);
        const answer = await this.idempotency.run(ctx, scope, 'recordFirstWeight', input.idempotencyKey, input, inner => this.first(inner, scope, input, now));
        return answer instanceof WeighingRefusal ? answer : this.connection.getEntityOrThrow(ctx, Weighing, answer.weighingId);
    }

    async recordSecond(ctx: RequestContext, scope: StaffScope, given: unknown, now: Date): Promise<WeighbridgeTicket | WeighingRefusal> {
        const input = checked(weighInput, given);
        const answer = await this.idempotency.run(ctx, scope, 'recordSecondWeight', input.idempotencyKey, input, inner => this.second(inner, scope, input, now));
        return answer instanceof WeighingRefusal ? answer : this.tickets.findOneOrThrow(ctx, answer.ticketId);
    }

    /** A new ticket in the place of a wrong one, which stays as it is. */
    async correct(ctx: RequestContext, scope: StaffScope, given: unknown, now: Date): Promise<WeighbridgeTicket | WeighingRefusal> {
        const input = checked(correctTicketInput, given);
        const answer = await this.idempotency.run(ctx, scope, 'correctTicket', input.idempotencyKey, input, inner => this.replace(inner, scope, input, now));
        return answer instanceof WeighingRefusal ? answer : this.tickets.findOneOrThrow(ctx, answer.ticketId);
    }

    private async first(ctx: RequestContext, scope: StaffScope, input: Weigh, now: Date): Promise<{ weighingId: number } | WeighingRefusal> {
        const shipment = await this.shipments.lock(ctx, input.shipmentId);
        const scale = await this.fleet.scale(ctx, input.scaleId);
        const taken = shipment.state === 'loading' ? await this.taker.take(ctx, scale, input, now) : new WeighingRefusal('wrong-state');
        if (taken instanceof WeighingRefusal) {
            return taken;
        }
        const [breach] = await this.judge.breaches(ctx, scale, shipment, 'first', taken, null);
        const refused = breach ? refuseBreach(scope, breach, input.reason) : null;
        return refused ?? this.keepFirst(ctx, scope, shipment, scale, taken, { reason: input.reason, approvedById: null, keepAsTare: input.keepAsTare === true });
    }

    /** Writes the empty weight. What must be answered for has been. */
    async keepFirst(ctx: RequestContext, scope: StaffScope, shipment: Shipment, scale: Scale, taken: TakenWeight, given: Answered & { keepAsTare: boolean }) {
        const { weightG, weighedAt, rawFrame, passageId } = taken;
        const { reason, approvedById } = given;
        const operatorId = given.operatorId ?? scope.administratorId;
        const manualReason = rawFrame === null ? reason : null;
        const weighing = await this.connection
            .getRepository(ctx, Weighing)
            .save(new Weighing({ weightG, weighedAt, rawFrame, passageId, manualReason, approvedById, operatorId, shipmentId: shipment.id, scaleId: scale.id }));
        const { id, companyId } = shipment;
        const after = { weightG, scale: scale.code, isManual: rawFrame === null, approvedById };
        await this.audit.record(ctx, { scope, action: 'shipment.weigh-in', entity: 'Shipment', entityId: id, companyId, after, reason });
        if (given.keepAsTare && rawFrame !== null && shipment.vehicleId !== null) {
            await this.fleet.keepTare(ctx, scope, shipment.vehicleId, weightG, weighedAt);
        }
        return { weighingId: weighing.id };
    }

    private async second(ctx: RequestContext, scope: StaffScope, input: Weigh, now: Date): Promise<{ ticketId: number } | WeighingRefusal> {
        const shipment = await this.shipments.lock(ctx, input.shipmentId);
        const scale = await this.fleet.scale(ctx, input.scaleId);
        if (shipment.state !== 'loading') {
            return new WeighingRefusal('wrong-state');
        }
        const empty = await this.judge.emptyOf(ctx, shipment, input.useStoredTare === true, now);
        const taken = empty instanceof WeighingRefusal ? empty : await this.taker.take(ctx, scale, input, now);
        if (taken instanceof WeighingRefusal || empty instanceof WeighingRefusal) {
            return taken instanceof WeighingRefusal ? taken : new WeighingRefusal('first-weighing-missing');
        }
        const loaded = await this.judge.loaded(ctx, scale, shipment, empty, taken.weightG);
        if (loaded instanceof WeighingRefusal) {
            return loaded;
        }
        const [breach] = await this.judge.breaches(ctx, scale, shipment, 'second', taken, loaded);
        const refused = breach ? refuseBreach(scope, breach, input.reason) : null;
        return refused ?? this.finish(ctx, scope, shipment, scale, taken, loaded, { reason: input.reason, approvedById: null, seals: input.seals ?? [] });
    }

    /** Writes the ticket. What must be answered for has been. */
    async finish(ctx: RequestContext, scope: StaffScope, shipment: Shipment, scale: Scale, taken: TakenWeight, { empty, netG, check }: LoadedWeight, given: Answered & { seals: string[] }) {
        const before = { ...shipment };
        shipment.state = 'weighed';
        await this.shipments.save(ctx, scope, 'shipment.weigh-out', shipment, before, given.reason ?? undefined);
        await this.notices.loaded(ctx, shipment);
        return this.tickets.write(ctx, scope, shipment, scale, {
            grossG: taken.weightG,
            tareG: empty.weightG,
            netG,
            differenceG: check.differenceG,
            isWithinTolerance: check.result === 'ok',
            firstWeighedAt: empty.weighedAt,
            secondWeighedAt: taken.weighedAt,
            rawFrames: `${empty.rawFrame ?? 'manual'} ${taken.rawFrame ?? 'manual'}`,
            isManual: empty.rawFrame === null || taken.rawFrame === null,
            reason: [empty.manualReason, given.reason].filter(text => text !== null).join('; ') || null,
            correctsTicketId: null,
            source: taken.source,
            tareSource: empty.isStored ? 'stored' : 'weighed',
            seals: given.seals,
            approvedById: given.approvedById,
            passageId: taken.passageId,
        }, given.operatorId);
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
        const check = this.judge.check(scale, shipment, netG);
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
            source: old.source,
            tareSource: old.tareSource,
            seals: old.seals,
            approvedById: null,
            passageId: null,
        });
    }
}

/** A typed weight that needs a second person is beyond one supervisor's power as well; all else is his to answer for. */
function refuseBreach(scope: StaffScope, breach: WeighingBreach, reason: string | null): WeighingRefusal | null {
    const mayAnswer = breach !== 'second-person-needed' && scope.permissions.has(supervisorPermission);
    return mayAnswer && reason !== null ? null : new WeighingRefusal(breach, mayAnswer ? 'reason' : null);
}
