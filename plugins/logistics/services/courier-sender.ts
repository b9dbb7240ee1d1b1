import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';

import { OperationalError } from '../../../kernel/operational-error';
import { systemScope } from '../../../kernel/scope';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { NoAnswerError, type OutboxHandler, OutboxHandlers, type OutboxMessage, type OutboxOutcome, OutboxService } from '../../outbox';
import { courierKinds } from '../constants';
import { askAfterMinutes, isFinal, mayCancelCourier, nextCourierState, settleMs } from '../domain/courier-states';
import type { CourierAccount } from '../entities/courier-account.entity';
import { CourierBooking } from '../entities/courier-booking.entity';
import type { CourierAccess, CourierNews, CourierOrder, CourierPort } from '../types';
import { CourierAccountService } from './courier-account.service';
import { CourierHandover } from './courier-handover';
import { CourierPorts } from './courier-ports';

interface Open {
    ctx: RequestContext;
    booking: CourierBooking;
    port: CourierPort;
    access: CourierAccess;
}

/** Tells couriers what was booked, and asks them what becomes of it. Runs in the worker, and calls nobody inside a transaction. */
@Injectable()
export class CourierSender implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        private contexts: RequestContextService,
        private handlers: OutboxHandlers,
        private outbox: OutboxService,
        private accounts: CourierAccountService,
        private ports: CourierPorts,
        private handover: CourierHandover,
        private audit: AuditService,
    ) {}

    onModuleInit(): void {
        this.handlers.register(courierKinds.book, this.telling(open => this.book(open)));
        this.handlers.register(courierKinds.pay, this.telling(open => this.pay(open)));
        this.handlers.register(courierKinds.cancel, this.telling(open => this.callOff(open)));
        this.handlers.register(courierKinds.ask, this.telling((open, message) => this.ask(open, message)));
    }

    /** The courier called. He may say what he likes: he is asked. The same call twice asks once. */
    async heard(ctx: RequestContext, account: CourierAccount, body: unknown): Promise<boolean> {
        const notice = this.ports.find(account.kind)?.noticed(body) ?? null;
        if (notice === null) return false;
        const booking = await this.connection.getRepository(ctx, CourierBooking).findOneBy({ accountId: account.id, externalId: notice.externalId });
        if (booking === null || isFinal(booking.state)) return false;
        await this.outbox.enqueue(ctx, { kind: courierKinds.ask, aggregate: `courier-call:${booking.id}`, payload: { bookingId: booking.id }, key: `courier-call:${booking.id}:${notice.mark}` });
        return true;
    }

    /** What went wrong stands on the screen of the shipment, whatever the outbox does about it. */
    private telling(work: (open: Open, message: OutboxMessage) => Promise<OutboxOutcome>): OutboxHandler {
        return async message => {
            const ctx = await this.contexts.create({ apiType: 'custom' });
            const booking = await this.repository(ctx).findOneBy({ id: Number(message.payload.bookingId) });
            if (booking === null) return { failed: 'The booking is gone' };
            const account = await this.accounts.find(ctx, booking.accountId);
            const port = this.ports.find(account.kind);
            if (port === undefined) return { failed: `There is no courier ${account.kind}` };
            try {
                return await work({ ctx, booking, port, access: this.ports.access(account) }, message);
            } catch (error) {
                const problem = error instanceof Error ? error.message.slice(0, 300) : 'It went wrong';
                await this.repository(ctx).update({ id: booking.id }, { problem });
                if (error instanceof OperationalError || error instanceof NoAnswerError) return { retry: problem };
                throw error;
            }
        };
    }

    /** Before anything is sent it is written down that it will be; who finds that mark asks the courier first whether he has it. */
    private async book(open: Open): Promise<OutboxOutcome> {
        const { ctx, booking, port, access } = open;
        if (booking.state !== 'waiting') return { accepted: booking.externalId ?? booking.state };
        if (booking.attemptedAt !== null) {
            const known = await port.find(access, booking.reference);
            if (known) return this.taken(open, known);
            const waitMs = booking.attemptedAt.getTime() + settleMs - Date.now();
            if (waitMs > 0) return { putOff: waitMs, reason: 'Nobody knows whether the courier took it; he is asked again' };
        }
        if (booking.isCalledOff) return this.finish(open, 'cancelled', null);
        await this.repository(ctx).update({ id: booking.id }, { attemptedAt: new Date() });
        const answer = await this.create(open);
        if ('taken' in answer) return this.taken(open, answer.taken);
        if ('notNow' in answer) {
            await this.repository(ctx).update({ id: booking.id }, { attemptedAt: null, problem: answer.notNow });
            return answer.afterMs === null ? { retry: answer.notNow } : { putOff: answer.afterMs, reason: answer.notNow };
        }
        await this.repository(ctx).update({ id: booking.id }, { fieldProblems: [...answer.fields] });
        return this.finish(open, 'refused', answer.refused);
    }

    private async create({ ctx, booking, port, access }: Open) {
        try {
            return await port.create(access, orderOf(booking));
        } catch (error) {
            // It surely was not taken, so the next try need not ask.
            if (error instanceof OperationalError) await this.repository(ctx).update({ id: booking.id }, { attemptedAt: null });
            throw error;
        }
    }

    private async taken(open: Open, news: CourierNews): Promise<OutboxOutcome> {
        await this.apply(open, news);
        await this.askLater(open, 0);
        return { accepted: news.externalId };
    }

    private async pay(open: Open): Promise<OutboxOutcome> {
        const { booking, port, access } = open;
        if (booking.externalId === null || booking.state !== 'unpaid') return { accepted: booking.state };
        const news = await port.pay(access, booking.externalId);
        await this.apply(open, news);
        await this.askLater(open, 0, `paid-${Date.now()}`);
        return { accepted: news.status };
    }

    private async callOff(open: Open): Promise<OutboxOutcome> {
        const { ctx, booking, port, access } = open;
        if (isFinal(booking.state)) return { accepted: booking.state };
        const externalId = booking.externalId ?? (booking.attemptedAt === null ? null : ((await port.find(access, booking.reference))?.externalId ?? null));
        if (externalId === null || (await port.cancel(access, externalId))) return this.finish(open, 'cancelled', null);
        await this.repository(ctx).update({ id: booking.id }, { isCalledOff: false, problem: 'too-late' });
        await this.apply(open, await port.ask(access, externalId));
        return { accepted: 'It was too late' };
    }

    private async ask(open: Open, message: OutboxMessage): Promise<OutboxOutcome> {
        const { booking, port, access } = open;
        if (booking.externalId === null || isFinal(booking.state)) return { accepted: booking.state };
        const news = await port.ask(access, booking.externalId);
        const state = await this.apply(open, news);
        const { times } = message.payload as { times?: number };
        if (times !== undefined && !isFinal(state)) await this.askLater(open, times + 1);
        return { accepted: news.status };
    }

    private async askLater({ ctx, booking }: Open, times: number, series = 'first'): Promise<void> {
        const minutes = askAfterMinutes(times);
        if (minutes === null) return;
        await this.outbox.enqueue(ctx, {
            kind: courierKinds.ask,
            aggregate: `courier-ask:${booking.id}`,
            payload: { bookingId: booking.id, times },
            notBefore: new Date(Date.now() + minutes * 60_000),
            key: `courier-ask:${booking.id}:${series}:${times}`,
        });
    }

    /** Under the booking's lock, so that two answers at once are taken one after another. */
    private apply({ ctx, booking: { id } }: Open, news: CourierNews) {
        return withTx(this.connection, ctx, async inner => {
            const repository = this.repository(inner);
            const booking = await repository.findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
            const state = nextCourierState(booking.state, news.state);
            const isNewer = state === news.state;
            await repository.update({ id }, {
                state, externalId: news.externalId, attemptedAt: null, trackingNumber: news.trackingNumber ?? booking.trackingNumber,
                ...(isNewer && { status: news.status }), ...(booking.problem !== 'too-late' && { problem: null }), ...(!mayCancelCourier(state) && { isCalledOff: false }),
            });
            if (state !== booking.state) {
                await this.note(inner, booking, state);
                await this.handover.follow(inner, booking.shipmentId, state);
            }
            return state;
        });
    }

    private async finish({ ctx, booking }: Open, state: 'refused' | 'cancelled', problem: string | null): Promise<OutboxOutcome> {
        await withTx(this.connection, ctx, async inner => {
            await this.repository(inner).update({ id: booking.id }, { state, problem, isCalledOff: false });
            await this.note(inner, booking, state);
        });
        return { accepted: state };
    }

    private note(ctx: RequestContext, { id, companyId, state: before }: CourierBooking, state: string) {
        return this.audit.record(ctx, { scope: systemScope, action: `courier.${state}`, entity: 'CourierBooking', entityId: id, companyId, before: { state: before }, after: { state } });
    }

    private repository(ctx: RequestContext) {
        return this.connection.getRepository(ctx, CourierBooking);
    }
}

function orderOf(booking: CourierBooking): CourierOrder {
    const { reference, receiverName: name, receiverPhone: phone, receiverEmail: email, streetLine, city, postalCode, countryCode, parcels, cashMinor, insuredMinor, currencyCode } = booking;
    return { reference, text: reference, receiver: { name, phone, email, streetLine, city, postalCode, countryCode }, parcels, cashMinor, insuredMinor, currencyCode };
}
