import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { In } from 'typeorm';

import { type Scope, type StaffScope, systemScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService, OutboxService } from '../../outbox';
import { courierKinds } from '../constants';
import { hasLabel, isFinal, type LabelFormat, mayCancelCourier } from '../domain/courier-states';
import { CourierBooking } from '../entities/courier-booking.entity';
import { CourierRefusal } from '../errors';
import { courierDraft, type CourierDraft, stuckBookings } from '../queries/courier.query';
import { CourierAccountService } from './courier-account.service';
import { CourierPorts } from './courier-ports';
import { type BookCourier, bookCourierInput, cancelCourierInput } from './courier-schemas';
import { RequestBatch } from './request-batch';
import { ShipmentService } from './shipment.service';

type BookingFacts = Omit<BookCourier, 'idempotencyKey'>;

/** Shipments that go with a courier: what staff ask for. The courier is told by the outbox. */
@Injectable()
export class CourierBookingService implements OnModuleInit {
    private readonly bookings = new RequestBatch<CourierBooking[]>(async (ctx, ids) => {
        const found = await this.connection.getRepository(ctx, CourierBooking).find({ where: { shipmentId: In(ids) }, order: { id: 'DESC' }, take: 10_000 });
        return new Map(ids.map(id => [id, found.filter(one => one.shipmentId === id)]));
    }, []);
    private readonly stuck = new RequestBatch<boolean>(async (ctx, ids) => {
        const found = await stuckBookings(this.connection, ctx, ids);
        return new Map(ids.map(id => [id, found.has(id)]));
    }, false);

    constructor(
        private connection: TransactionalConnection,
        private shipments: ShipmentService,
        private accounts: CourierAccountService,
        private ports: CourierPorts,
        private outbox: OutboxService,
        private idempotency: IdempotencyService,
        private audit: AuditService,
    ) {}

    onModuleInit(): void {
        this.shipments.whenCancelled(async (ctx, shipmentId) => {
            const booking = await this.openOf(ctx, shipmentId);
            if (booking && mayCancelCourier(booking.state) && !booking.isCalledOff) await this.callOff(ctx, systemScope, booking, 'The shipment was cancelled');
        });
    }

    /** The newest first. */
    ofShipment(ctx: RequestContext, shipmentId: number): Promise<CourierBooking[]> {
        return this.bookings.get(ctx, shipmentId);
    }

    isStuck(ctx: RequestContext, booking: CourierBooking): Promise<boolean> {
        return this.stuck.get(ctx, booking.id);
    }

    async draft(ctx: RequestContext, shipmentId: number): Promise<CourierDraft> {
        const draft = await courierDraft(this.connection, ctx, shipmentId);
        if (draft === null) throw new EntityNotFoundError('Shipment', shipmentId);
        return draft;
    }

    async book(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<CourierBooking | CourierRefusal> {
        const { idempotencyKey, ...facts } = checked(bookCourierInput, given);
        const answer = await this.idempotency.run(ctx, scope, 'bookCourier', idempotencyKey, facts, async inner => {
            const booked = await this.insert(inner, scope, facts);
            return booked instanceof CourierRefusal ? booked : { id: booked.id };
        });
        return answer instanceof CourierRefusal ? answer : this.connection.getRepository(ctx, CourierBooking).findOneByOrFail({ id: answer.id });
    }

    cancel(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<CourierBooking | CourierRefusal> {
        const { shipmentId, reason } = checked(cancelCourierInput, given);
        return withTx(this.connection, ctx, async inner => {
            await this.shipments.lock(inner, shipmentId);
            const booking = await this.openOrThrow(inner, shipmentId);
            if (!mayCancelCourier(booking.state)) {
                return new CourierRefusal('too-late');
            }
            return booking.isCalledOff ? booking : this.callOff(inner, scope, booking, reason);
        });
    }

    /** What got stuck is tried again, and what was not paid for is paid for once more: somebody has mended what was wrong. */
    retry(ctx: RequestContext, scope: StaffScope, shipmentId: number): Promise<CourierBooking | CourierRefusal> {
        return withTx(this.connection, ctx, async inner => {
            await this.shipments.lock(inner, shipmentId);
            const booking = await this.openOrThrow(inner, shipmentId);
            const again = await this.outbox.again(inner, [aggregateOf(booking), `courier-ask:${booking.id}`]);
            if (again.length === 0 && booking.state !== 'unpaid') {
                return new CourierRefusal('nothing-to-retry');
            }
            if (again.length === 0) await this.outbox.enqueue(inner, { kind: courierKinds.pay, aggregate: aggregateOf(booking), payload: { bookingId: booking.id } });
            await this.record(inner, scope, 'courier.retry', booking);
            return booking;
        });
    }

    /** Fetched once, and kept. Throws OperationalError while the courier cannot give it. */
    async label(ctx: RequestContext, shipmentId: number, format: LabelFormat): Promise<{ content: Buffer; name: string } | null> {
        const booking = await this.openOf(ctx, shipmentId);
        if (!booking || booking.externalId === null || !hasLabel(booking.state)) return null;
        const name = `courier-${booking.reference}.${format}`;
        const column = format === 'pdf' ? 'labelPdf' : 'labelZpl';
        const repository = this.connection.getRepository(ctx, CourierBooking);
        const kept = await repository.findOne({ where: { id: booking.id }, select: { id: true, [column]: true } });
        if (kept?.[column]) return { content: kept[column], name };
        const account = await this.accounts.find(ctx, booking.accountId);
        const content = await this.ports.of(booking.kind).label(this.ports.access(account), booking.externalId, format);
        await repository.update({ id: booking.id }, { [column]: content });
        return { content, name };
    }

    private async insert(ctx: RequestContext, scope: StaffScope, input: BookingFacts): Promise<CourierBooking | CourierRefusal> {
        const shipment = await this.shipments.lock(ctx, input.shipmentId);
        const account = await this.accounts.find(ctx, input.accountId);
        if (shipment.state === 'cancelled' || shipment.state === 'dispatched' || shipment.state === 'delivered') {
            return new CourierRefusal('wrong-state');
        }
        if (await this.openOf(ctx, shipment.id)) {
            return new CourierRefusal('already-booked');
        }
        const { currencyCode } = await this.draft(ctx, shipment.id);
        const refused = account.enabled ? this.refuse(account.kind, input, currencyCode) : new CourierRefusal('account-off', 'accountId');
        if (refused) {
            return refused;
        }
        const { id: shipmentId, orderId, companyId, number } = shipment;
        const repository = this.connection.getRepository(ctx, CourierBooking);
        const [last] = await sql<{ count: number }>(this.connection, ctx, 'SELECT count(*)::int AS count FROM courier_booking WHERE "shipmentId" = $1', [shipmentId]);
        const saved = await repository.save(
            new CourierBooking({ ...input, kind: account.kind, orderId, companyId, currencyCode, state: 'waiting', reference: `${number}-${(last?.count ?? 0) + 1}` }),
        );
        await this.record(ctx, scope, 'courier.book', saved);
        await this.outbox.enqueue(ctx, { kind: courierKinds.book, aggregate: aggregateOf(saved), payload: { bookingId: saved.id }, key: `courier-book:${saved.id}` });
        return saved;
    }

    private refuse(kind: string, input: BookingFacts, currencyCode: string): CourierRefusal | null {
        const { abilities } = this.ports.of(kind);
        const isMoney = input.cashMinor !== null || input.insuredMinor !== null;
        if (!abilities.countries.includes(input.countryCode)) return new CourierRefusal('country-not-served', 'countryCode');
        if (input.cashMinor !== null && !abilities.cash) return new CourierRefusal('no-cash', 'cashMinor');
        if (input.insuredMinor !== null && !abilities.insurance) return new CourierRefusal('no-insurance', 'insuredMinor');
        return isMoney && !abilities.currencies.includes(currencyCode) ? new CourierRefusal('other-currency', input.cashMinor === null ? 'insuredMinor' : 'cashMinor') : null;
    }

    /** What the courier never heard of ends here; else he is asked, after whatever he is being told now. */
    private async callOff(ctx: RequestContext, scope: Scope, booking: CourierBooking, reason: string): Promise<CourierBooking> {
        booking.isCalledOff = true;
        await this.connection.getRepository(ctx, CourierBooking).update({ id: booking.id }, { isCalledOff: true });
        await this.record(ctx, scope, 'courier.cancel', booking, reason);
        await this.outbox.enqueue(ctx, { kind: courierKinds.cancel, aggregate: aggregateOf(booking), payload: { bookingId: booking.id } });
        return booking;
    }

    private async openOf(ctx: RequestContext, shipmentId: number): Promise<CourierBooking | null> {
        const [newest] = await this.connection.getRepository(ctx, CourierBooking).find({ where: { shipmentId }, order: { id: 'DESC' }, take: 1 });
        return newest && (!isFinal(newest.state) || newest.state === 'delivered') ? newest : null;
    }

    private async openOrThrow(ctx: RequestContext, shipmentId: number): Promise<CourierBooking> {
        const booking = await this.openOf(ctx, shipmentId);
        if (!booking) throw new EntityNotFoundError('CourierBooking', shipmentId);
        return booking;
    }

    private record(ctx: RequestContext, scope: Scope, action: string, booking: CourierBooking, reason?: string) {
        const { id, companyId, reference, state } = booking;
        return this.audit.record(ctx, { scope, action, entity: 'CourierBooking', entityId: id, companyId, after: { reference, state }, reason });
    }
}

export function aggregateOf({ id }: { id: number }): string {
    return `courier:${id}`;
}
