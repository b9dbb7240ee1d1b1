import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity } from 'typeorm';

import type { OpenHours } from '../domain/pickup-slots';

/** When goods may be fetched from the warehouse: one row. Without hours nobody can announce himself. */
@Entity('pickup_settings')
@Check('pickup_settings_one_row', '"id" = 1')
@Check('pickup_settings_positive', '"slotMinutes" > 0 AND capacity > 0 AND "preparationHours" >= 0 AND "daysAhead" >= 0')
export class PickupSettings extends VendureEntity {
    constructor(input?: DeepPartial<PickupSettings>) {
        super(input);
    }

    declare id: number;

    @Column('int', { default: 60 })
    slotMinutes: number;

    /** How many pick-ups a slot takes. */
    @Column('int', { default: 2 })
    capacity: number;

    @Column('int', { default: 24 })
    preparationHours: number;

    /** How far ahead one may announce himself. */
    @Column('int', { default: 14 })
    daysAhead: number;

    @Column('jsonb', { default: '[]' })
    hours: OpenHours[];

    /** Where the warehouse reads of pick-ups; null: on its page only. */
    @Column('text', { nullable: true })
    mail: string | null;

    /** Rises with each change. */
    @Column('int', { default: 1 })
    version: number;
}
