import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ListQueryBuilder, type ListQueryOptions, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { databaseNow } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import type { Scale } from '../entities/scale.entity';
import type { Shipment } from '../entities/shipment.entity';
import { WeightRequest } from '../entities/weight-request.entity';
import { WeighingRefusal } from '../errors';
import { FleetService } from './fleet.service';
import { type AskForWeight, askForWeightInput, type DecideWeight, decideWeightInput } from './input-schemas';
import { ShipmentService } from './shipment.service';
import { type LoadedWeight, WeighingJudge } from './weighing-judge';
import { WeighbridgeService } from './weighbridge.service';
import { type TakenWeight, WeightTaker } from './weight-taker';

/** Weights that one person alone may not record: asked for by one, decided by another. */
@Injectable()
export class WeightRequestService {
    constructor(
        private connection: TransactionalConnection,
        private listQueryBuilder: ListQueryBuilder,
        private audit: AuditService,
        private idempotency: IdempotencyService,
        private fleet: FleetService,
        private shipments: ShipmentService,
        private taker: WeightTaker,
        private judge: WeighingJudge,
        private weighbridge: WeighbridgeService,
    ) {}

    async list(ctx: RequestContext, options?: ListQueryOptions<WeightRequest>) {
        const [items, totalItems] = await this.listQueryBuilder
            .build(WeightRequest, options, { ctx, relations: ['shipment', 'scale'], orderBy: { id: 'DESC' } })
            .getManyAndCount();
        return { items, totalItems };
    }

    waitingOf(ctx: RequestContext, shipmentId: number): Promise<WeightRequest[]> {
        return this.connection
            .getRepository(ctx, WeightRequest)
            .find({ where: { shipmentId, state: 'waiting' }, relations: { shipment: true, scale: true }, order: { id: 'DESC' }, take: 10 });
    }

    async ask(ctx: RequestContext, scope: StaffScope, given: unknown, now: Date): Promise<WeightRequest | WeighingRefusal> {
        const input = checked(askForWeightInput, given);
        const answer = await this.idempotency.run(ctx, scope, 'askForWeight', input.idempotencyKey, input, inner => this.keep(inner, scope, input, now));
        return answer instanceof WeighingRefusal ? answer : this.findOneOrThrow(ctx, answer.requestId);
    }

    async decide(ctx: RequestContext, scope: StaffScope, given: unknown, now: Date): Promise<WeightRequest | WeighingRefusal> {
        const input = checked(decideWeightInput, given);
        const answer = await this.idempotency.run(ctx, scope, 'decideWeight', input.idempotencyKey, input, inner => this.close(inner, scope, input, now));
        return answer instanceof WeighingRefusal ? answer : this.findOneOrThrow(ctx, answer.requestId);
    }

    private async keep(ctx: RequestContext, scope: StaffScope, input: AskForWeight, now: Date): Promise<{ requestId: number } | WeighingRefusal> {
        const shipment = await this.shipments.lock(ctx, input.shipmentId);
        const scale = await this.fleet.scale(ctx, input.scaleId);
        if (shipment.state !== 'loading') {
            return new WeighingRefusal('wrong-state');
        }
        if ((await this.waitingOf(ctx, shipment.id)).length > 0) {
            return new WeighingRefusal('already-asked');
        }
        const taken = await this.taker.take(ctx, scale, input, now);
        if (taken instanceof WeighingRefusal) {
            return taken;
        }
        const loaded = input.step === 'first' ? null : await this.loaded(ctx, scale, shipment, taken, input.useStoredTare === true, now);
        if (loaded instanceof WeighingRefusal) {
            return loaded;
        }
        const [refusal] = await this.judge.breaches(ctx, scale, shipment, input.step, taken, loaded);
        if (refusal === undefined) {
            return new WeighingRefusal('nothing-to-decide');
        }
        const { weightG, rawFrame, passageId, weighedAt } = taken;
        const facts = { step: input.step, weightG, rawFrame, passageId, weighedAt, refusal, reason: input.reason, seals: input.seals ?? [] };
        const row = await this.connection
            .getRepository(ctx, WeightRequest)
            .save(new WeightRequest({ ...facts, shipmentId: shipment.id, scaleId: scale.id, requestedById: scope.administratorId }));
        await this.record(ctx, scope, 'ticket.ask', shipment, facts, input.reason);
        return { requestId: row.id };
    }

    private async close(ctx: RequestContext, scope: StaffScope, input: DecideWeight, now: Date): Promise<{ requestId: number } | WeighingRefusal> {
        const { shipmentId } = await this.findOneOrThrow(ctx, input.id);
        const shipment = await this.shipments.lock(ctx, shipmentId);
        const request = await this.connection.getRepository(ctx, WeightRequest).findOneOrFail({ where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
        await this.audit.refuseStale(ctx, scope, input.version, { version: request.version, entity: 'WeightRequest', entityId: request.id });
        if (request.state !== 'waiting') {
            return new WeighingRefusal('already-decided');
        }
        if (request.requestedById === scope.administratorId) {
            return new WeighingRefusal('own-request');
        }
        const written = input.approve ? await this.write(ctx, scope, shipment, request, now) : null;
        if (written instanceof WeighingRefusal) {
            return written;
        }
        const state = input.approve ? ('approved' as const) : ('rejected' as const);
        const decided = { state, answer: input.answer, decidedById: scope.administratorId, decidedAt: await databaseNow(this.connection, ctx) };
        await this.connection.getRepository(ctx, WeightRequest).update(request.id, { ...decided, version: request.version + 1 });
        await this.record(ctx, scope, input.approve ? 'ticket.approve' : 'ticket.reject', shipment, { request: request.id, state }, input.answer);
        return { requestId: request.id };
    }

    /** The weight as it was shown then, with the second person named beside who took it. */
    private async write(ctx: RequestContext, scope: StaffScope, shipment: Shipment, request: WeightRequest, now: Date): Promise<WeighingRefusal | null> {
        if (shipment.state !== 'loading') {
            return new WeighingRefusal('wrong-state');
        }
        const scale = await this.fleet.scale(ctx, request.scaleId);
        const { weightG, rawFrame, passageId, weighedAt, reason, seals, requestedById } = request;
        const taken: TakenWeight = { weightG, rawFrame, passageId, weighedAt, source: passageId === null ? 'scale' : 'agent', isAfterZero: true };
        const answered = { reason, approvedById: scope.administratorId, operatorId: requestedById };
        if (request.step === 'first') {
            await this.weighbridge.keepFirst(ctx, scope, shipment, scale, taken, { ...answered, keepAsTare: false });
            return null;
        }
        const loaded = await this.loaded(ctx, scale, shipment, taken, true, now);
        if (loaded instanceof WeighingRefusal) {
            return loaded;
        }
        await this.weighbridge.finish(ctx, scope, shipment, scale, taken, loaded, { ...answered, seals });
        return null;
    }

    private async loaded(ctx: RequestContext, scale: Scale, shipment: Shipment, taken: TakenWeight, mayUseStored: boolean, now: Date): Promise<LoadedWeight | WeighingRefusal> {
        const empty = await this.judge.emptyOf(ctx, shipment, mayUseStored, now);
        return empty instanceof WeighingRefusal ? empty : this.judge.loaded(ctx, scale, shipment, empty, taken.weightG);
    }

    private async findOneOrThrow(ctx: RequestContext, id: number): Promise<WeightRequest> {
        const found = await this.connection.getRepository(ctx, WeightRequest).findOne({ where: { id }, relations: { shipment: true, scale: true } });
        if (!found) {
            throw new EntityNotFoundError('WeightRequest', id);
        }
        return found;
    }

    private record(ctx: RequestContext, scope: StaffScope, action: string, { id, companyId }: Shipment, after: object, reason: string | null) {
        return this.audit.record(ctx, { scope, action, entity: 'Shipment', entityId: id, companyId, after, reason });
    }
}
