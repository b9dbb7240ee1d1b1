import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import type { FindOptionsWhere } from 'typeorm';

import { systemScope } from '../../../kernel/scope';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { mayCancelCourier, nextCourierState, tooLate } from '../domain/courier-states';
import { CourierBooking } from '../entities/courier-booking.entity';
import type { CourierNews } from '../types';
import { CourierHandover } from './courier-handover';
import { ShipmentService } from './shipment.service';

/** What is known of a booking, written down. */
@Injectable()
export class CourierRecord {
    constructor(
        private connection: TransactionalConnection,
        private shipments: ShipmentService,
        private handover: CourierHandover,
        private audit: AuditService,
    ) {}

    find(ctx: RequestContext, where: FindOptionsWhere<CourierBooking>): Promise<CourierBooking | null> {
        return this.repository(ctx).findOneBy(where);
    }

    async note(ctx: RequestContext, id: number, facts: Partial<Pick<CourierBooking, 'attemptedAt' | 'problem' | 'fieldProblems' | 'isCalledOff'>>): Promise<void> {
        await this.repository(ctx).update({ id }, facts);
    }

    /** News of the courier, under the locks of order, shipment and booking: two answers at once are taken one after another. Gives the state, and whether the shipment is as far. */
    apply(ctx: RequestContext, { id, shipmentId }: CourierBooking, news: CourierNews) {
        return withTx(this.connection, ctx, async inner => {
            await this.shipments.lock(inner, shipmentId);
            const booking = await this.lock(inner, id);
            const state = nextCourierState(booking.state, news.state);
            await this.repository(inner).update({ id }, {
                state,
                externalId: news.externalId,
                attemptedAt: null,
                trackingNumber: news.trackingNumber ?? booking.trackingNumber,
                problem: news.problem ?? (booking.problem === tooLate && state !== 'cancelled' ? tooLate : null),
                ...(state === news.state && { status: news.status }),
                ...(!mayCancelCourier(state) && { isCalledOff: false }),
            });
            if (state !== booking.state) await this.record(inner, booking, state);
            return { state, isFollowed: await this.handover.follow(inner, shipmentId, state) };
        });
    }

    /** It ends without having been carried. What has ended before stays as it is. */
    end(ctx: RequestContext, { id }: CourierBooking, state: 'refused' | 'cancelled', problem: string | null): Promise<void> {
        return withTx(this.connection, ctx, async inner => {
            const booking = await this.lock(inner, id);
            if (nextCourierState(booking.state, state) !== state) return;
            await this.repository(inner).update({ id }, { state, problem, attemptedAt: null, isCalledOff: false });
            await this.record(inner, booking, state);
        });
    }

    private lock(ctx: RequestContext, id: number): Promise<CourierBooking> {
        return this.repository(ctx).findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
    }

    private record(ctx: RequestContext, { id, companyId, state: before }: CourierBooking, state: string) {
        return this.audit.record(ctx, { scope: systemScope, action: `courier.${state}`, entity: 'CourierBooking', entityId: id, companyId, before: { state: before }, after: { state } });
    }

    private repository(ctx: RequestContext) {
        return this.connection.getRepository(ctx, CourierBooking);
    }
}
