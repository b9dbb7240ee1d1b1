import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope, StaffScope } from '../../../kernel/scope';
import { addDays, formatDate } from '../../../kernel/time';
import { calendarDay, checked, inputError, line, optional, paragraph } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { NotificationService } from '../../notifications';
import { blank, Company, FirmSettingsService, readPhone } from '../../organizations';
import { DELIVERY_OPTIONS, type DeliveryPluginOptions } from '../constants';
import { mayChangePickup, pickupDays, refuseSlot } from '../domain/pickup-slots';
import { Pickup } from '../entities/pickup.entity';
import type { PickupSettings } from '../entities/pickup-settings.entity';
import { PickupRefusal } from '../errors';
import { giveBackPlace, type PickupRow, pickupsOfDay, takenPlaces, takePlace } from '../queries/pickups.sql';
import { PickupSettingsService } from './pickup-settings.service';

const person = z.object({
    day: calendarDay,
    startMinute: z.int().min(0).max(1439),
    firstName: line(100),
    lastName: line(100),
    phone: line(40),
    remarks: blank(1000).pipe(z.union([z.literal(''), paragraph(1000)])),
    version: optional(z.int()),
});
export interface PickupInput {
    day: string;
    startMinute: number;
    firstName: string;
    lastName: string;
    phone: string;
    remarks?: string | null;
    /** Of the one that is changed. */
    version?: number | null;
}

/** What it is told of the order, whose row is locked. */
export interface PickupOrder {
    orderId: number;
    code: string;
    companyId: number;
    companyName: string;
}

export interface PickupDay {
    day: string;
    slots: { startMinute: number; endMinute: number; left: number }[];
}

export interface PickupView {
    day: string;
    startMinute: number;
    endMinute: number;
    firstName: string;
    lastName: string;
    phone: string | null;
    remarks: string;
    version: number;
    mayChange: boolean;
}

/** Who comes for which order, and when. It knows of an order only what it is told. */
@Injectable()
export class PickupService {
    constructor(
        @Inject(DELIVERY_OPTIONS) private options: DeliveryPluginOptions,
        private connection: TransactionalConnection,
        private settings: PickupSettingsService,
        private firm: FirmSettingsService,
        private notifications: NotificationService,
        private audit: AuditService,
    ) {}

    /** The days on which one may come, and what is left of each slot. */
    async days(ctx: RequestContext): Promise<PickupDay[]> {
        const rules = await this.settings.get(ctx);
        const { now, ready, calendar } = await this.settings.clock(ctx, rules);
        const rows = await sql<{ day: string; startMinute: number; taken: number }>(this.connection, ctx, takenPlaces, [now.day, addDays(now.day, rules.daysAhead)]);
        const taken = new Map(rows.map(row => [`${row.day} ${row.startMinute}`, row.taken]));
        const slot = (day: string, startMinute: number) => {
            const left = Math.max(0, rules.capacity - (taken.get(`${day} ${startMinute}`) ?? 0));
            return { startMinute, endMinute: startMinute + rules.slotMinutes, left };
        };
        return pickupDays(ready, now.day, rules, calendar).map(({ day, starts }) => ({ day, slots: starts.map(start => slot(day, start)) }));
    }

    async ofOrder(ctx: RequestContext, orderId: number): Promise<PickupView | null> {
        const known = await this.connection.getRepository(ctx, Pickup).findOneBy({ orderId });
        if (known === null) return null;
        const { ready } = await this.settings.clock(ctx, await this.settings.get(ctx));
        return { ...known, mayChange: mayChangePickup({ day: known.day, minute: known.startMinute }, ready) };
    }

    async ofDay(ctx: RequestContext, scope: StaffScope, given: string): Promise<PickupRow[]> {
        const { day } = checked(z.object({ day: calendarDay }), { day: given });
        return sql<PickupRow>(this.connection, ctx, pickupsOfDay, [day, scope.reach]);
    }

    /** Announces it, or moves what was announced. The new place is taken before the old one is given back, and nothing is written without one. */
    async announce(ctx: RequestContext, scope: Scope, order: PickupOrder, input: PickupInput): Promise<PickupRefusal | null> {
        const { countryCode } = await this.connection.getRepository(ctx, Company).findOneByOrFail({ id: order.companyId });
        const { version, ...wish } = checked(person.transform((value, issues) => ({ ...value, phone: readPhone(value.phone, countryCode, issues) })), input);
        const rules = await this.settings.get(ctx);
        const { now, ready, calendar } = await this.settings.clock(ctx, rules);
        const repository = this.connection.getRepository(ctx, Pickup);
        const known = await repository.findOneBy({ orderId: order.orderId });
        await this.audit.refuseStale(ctx, scope, version, { version: known?.version ?? 0, entity: 'Order', entityId: order.orderId });
        if (known !== null && !mayChangePickup({ day: known.day, minute: known.startMinute }, ready)) return new PickupRefusal('too-late');
        const isSameSlot = known?.day === wish.day && known.startMinute === wish.startMinute;
        const refused = isSameSlot ? null : refuseSlot({ day: wish.day, minute: wish.startMinute }, ready, now.day, rules, calendar);
        if (refused !== null) return new PickupRefusal(refused);
        if (!isSameSlot) {
            const [place] = await sql(this.connection, ctx, takePlace, [wish.day, wish.startMinute, rules.capacity]);
            if (place === undefined) return new PickupRefusal('slot-full');
            if (known !== null) await this.giveBack(ctx, known);
        }
        const before = known && factsOf(known);
        const endMinute = isSameSlot ? known.endMinute : wish.startMinute + rules.slotMinutes;
        const { orderId, companyId } = order;
        const saved = await repository.save(Object.assign(known ?? new Pickup({ orderId, companyId, version: 0 }), wish, { endMinute, version: (known?.version ?? 0) + 1 }));
        await this.audit.record(ctx, { scope, companyId, action: known === null ? 'pickup.announce' : 'pickup.change', entity: 'Order', entityId: orderId, before, after: factsOf(saved) });
        await this.tell(ctx, order, saved, rules, before === null ? 'new' : 'changed');
        return null;
    }

    async callOff(ctx: RequestContext, scope: Scope, order: PickupOrder): Promise<PickupRefusal | null> {
        const rules = await this.settings.get(ctx);
        const known = await this.connection.getRepository(ctx, Pickup).findOneBy({ orderId: order.orderId });
        if (known === null) throw inputError('code: nobody is announced for this order');
        const { ready } = await this.settings.clock(ctx, rules);
        if (!mayChangePickup({ day: known.day, minute: known.startMinute }, ready)) return new PickupRefusal('too-late');
        await this.end(ctx, scope, order, known, rules);
        return null;
    }

    /** The order is no more: its place is free again, however late it is. */
    async release(ctx: RequestContext, scope: Scope, order: PickupOrder): Promise<void> {
        const known = await this.connection.getRepository(ctx, Pickup).findOneBy({ orderId: order.orderId });
        if (known !== null) await this.end(ctx, scope, order, known, await this.settings.get(ctx));
    }

    private async end(ctx: RequestContext, scope: Scope, order: PickupOrder, known: Pickup, rules: PickupSettings): Promise<void> {
        const { orderId, companyId } = order;
        await this.giveBack(ctx, known);
        await this.connection.getRepository(ctx, Pickup).delete({ id: known.id });
        await this.audit.record(ctx, { scope, companyId, action: 'pickup.call-off', entity: 'Order', entityId: orderId, before: factsOf(known) });
        await this.tell(ctx, order, known, rules, 'off');
    }

    private async giveBack(ctx: RequestContext, { day, startMinute }: Pickup): Promise<void> {
        await sql(this.connection, ctx, giveBackPlace, [day, startMinute]);
    }

    private async tell(ctx: RequestContext, order: PickupOrder, pickup: Pickup, { mail }: PickupSettings, what: 'new' | 'changed' | 'off'): Promise<void> {
        if (mail === null) return;
        const { name, language, calendar } = await this.firm.get(ctx);
        const { day, startMinute, endMinute, firstName, lastName, phone, remarks, version } = pickup;
        await this.notifications.send(ctx, {
            template: what === 'off' ? 'pickup-called-off' : 'pickup-announced',
            to: { name, email: mail, language },
            params: {
                ...{ orderCode: order.code, companyName: order.companyName, personName: `${firstName} ${lastName}`, phone: phone ?? '', remarks },
                day: formatDate(day, language, calendar),
                hours: `${clock(startMinute)}–${clock(endMinute)}`,
                link: `${this.options.publicUrl}/dashboard/pick-ups?day=${day}`,
            },
            aggregate: `order:${order.orderId}`,
            dedupeKey: `order:${order.orderId}:pickup:${pickup.id}:${version}:${what}`,
        });
    }
}

function factsOf({ day, startMinute, endMinute, firstName, lastName, phone, remarks }: Pickup) {
    return { day, startMinute, endMinute, firstName, lastName, phone, remarks };
}

function clock(minute: number): string {
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
