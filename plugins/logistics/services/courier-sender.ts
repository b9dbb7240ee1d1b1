import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type RequestContext, RequestContextService } from '@vendure/core';

import { OperationalError } from '../../../kernel/operational-error';
import { NoAnswerError, type OutboxHandler, OutboxHandlers, type OutboxMessage, type OutboxOutcome, OutboxService } from '../../outbox';
import { courierKinds } from '../constants';
import type { CourierOrder } from '../domain/courier-order';
import { askAfterMinutes, isFinal, settleMs, tooLate } from '../domain/courier-states';
import type { CourierAccount } from '../entities/courier-account.entity';
import type { CourierBooking } from '../entities/courier-booking.entity';
import type { CourierAccess, CourierNews, CourierPort } from '../types';
import { CourierAccountService } from './courier-account.service';
import { CourierPorts } from './courier-ports';
import { CourierRecord } from './courier-record';

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
        private contexts: RequestContextService,
        private handlers: OutboxHandlers,
        private outbox: OutboxService,
        private accounts: CourierAccountService,
        private ports: CourierPorts,
        private known: CourierRecord,
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
        const booking = await this.known.find(ctx, { accountId: account.id, externalId: notice.externalId });
        if (booking === null || isFinal(booking.state)) return false;
        await this.outbox.enqueue(ctx, { kind: courierKinds.ask, aggregate: `courier-call:${booking.id}`, payload: { bookingId: booking.id }, key: `courier-call:${booking.id}:${notice.mark}` });
        return true;
    }

    /** What went wrong stands on the screen of the shipment, whatever the outbox does about it. */
    private telling(work: (open: Open, message: OutboxMessage) => Promise<OutboxOutcome>): OutboxHandler {
        return async message => {
            const ctx = await this.contexts.create({ apiType: 'custom' });
            const booking = await this.known.find(ctx, { id: Number(message.payload.bookingId) });
            if (booking === null) return { failed: 'The booking is gone' };
            const port = this.ports.find(booking.kind);
            if (port === undefined) return { failed: `There is no courier ${booking.kind}` };
            try {
                const account = await this.accounts.find(ctx, booking.accountId);
                return await work({ ctx, booking, port, access: this.ports.access(account) }, message);
            } catch (error) {
                const problem = error instanceof Error ? error.message.slice(0, 300) : 'It went wrong';
                await this.known.note(ctx, booking.id, { problem });
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
            const found = await port.find(access, booking.reference);
            if (found) return this.taken(open, found);
            const waitMs = booking.attemptedAt.getTime() + settleMs - Date.now();
            if (waitMs > 0) return { putOff: waitMs, reason: 'Nobody knows whether the courier took it; he is asked again' };
        }
        if (booking.isCalledOff) return this.end(open, 'cancelled', null);
        await this.known.note(ctx, booking.id, { attemptedAt: new Date() });
        const answer = await this.create(open);
        if ('taken' in answer) return this.taken(open, answer.taken);
        if ('notNow' in answer) {
            await this.known.note(ctx, booking.id, { attemptedAt: null, problem: answer.notNow });
            return answer.afterMs === null ? { retry: answer.notNow } : { putOff: answer.afterMs, reason: answer.notNow };
        }
        await this.known.note(ctx, booking.id, { fieldProblems: [...answer.fields] });
        return this.end(open, 'refused', answer.refused);
    }

    private async create({ ctx, booking, port, access }: Open) {
        try {
            return await port.create(access, orderOf(booking));
        } catch (error) {
            // It surely was not taken, so the next try need not ask.
            if (error instanceof OperationalError) await this.known.note(ctx, booking.id, { attemptedAt: null });
            throw error;
        }
    }

    private async taken({ ctx, booking }: Open, news: CourierNews): Promise<OutboxOutcome> {
        await this.known.apply(ctx, booking, news);
        await this.askLater(ctx, booking, 0, 'first');
        return { accepted: news.externalId };
    }

    private async pay({ ctx, booking, port, access }: Open): Promise<OutboxOutcome> {
        if (booking.externalId === null || booking.state !== 'unpaid') return { accepted: booking.state };
        const news = await port.pay(access, booking.externalId);
        await this.known.apply(ctx, booking, news);
        await this.askLater(ctx, booking, 0, `paid-${Date.now()}`);
        return { accepted: news.status };
    }

    private async callOff(open: Open): Promise<OutboxOutcome> {
        const { ctx, booking, port, access } = open;
        if (isFinal(booking.state)) return { accepted: booking.state };
        const mayHaveIt = booking.externalId === null && booking.attemptedAt !== null;
        const externalId = mayHaveIt ? ((await port.find(access, booking.reference))?.externalId ?? null) : booking.externalId;
        if (externalId === null || (await port.cancel(access, externalId))) return this.end(open, 'cancelled', null);
        const news = await port.ask(access, externalId);
        await this.known.note(ctx, booking.id, { isCalledOff: false, problem: tooLate });
        await this.known.apply(ctx, booking, news);
        return { accepted: news.status };
    }

    private async ask({ ctx, booking, port, access }: Open, message: OutboxMessage): Promise<OutboxOutcome> {
        // What is delivered is asked for as long as its shipment could not be.
        if (booking.externalId === null || (isFinal(booking.state) && booking.state !== 'delivered')) return { accepted: booking.state };
        const news = await port.ask(access, booking.externalId);
        const { state, isFollowed } = await this.known.apply(ctx, booking, news);
        const { times, series = 'first' } = message.payload as { times?: number; series?: string };
        if (times !== undefined && !(isFinal(state) && isFollowed)) await this.askLater(ctx, booking, times + 1, series);
        return { accepted: news.status };
    }

    private async askLater(ctx: RequestContext, { id }: CourierBooking, times: number, series: string): Promise<void> {
        const minutes = askAfterMinutes(times);
        if (minutes === null) return;
        await this.outbox.enqueue(ctx, {
            kind: courierKinds.ask,
            aggregate: `courier-ask:${id}`,
            payload: { bookingId: id, times, series },
            notBefore: new Date(Date.now() + minutes * 60_000),
            key: `courier-ask:${id}:${series}:${times}`,
        });
    }

    private async end({ ctx, booking }: Open, state: 'refused' | 'cancelled', problem: string | null): Promise<OutboxOutcome> {
        await this.known.end(ctx, booking, state, problem);
        return { accepted: state };
    }
}

function orderOf(booking: CourierBooking): CourierOrder {
    const { reference, receiverName: name, receiverPhone: phone, receiverEmail: email, streetLine, city, postalCode, countryCode, parcels, cashMinor, insuredMinor, currencyCode } = booking;
    return { reference, text: reference, receiver: { name, phone, email, streetLine, city, postalCode, countryCode }, parcels, cashMinor, insuredMinor, currencyCode };
}
