import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity } from 'typeorm';

import type { StockPolicy } from '../domain/availability';
import type { ShowingKind } from '../domain/stock-level';

/** How the firm speaks of its stock: one row, made by the migration. */
@Check('CHK_availability_settings', '"id" = 1 AND "leadMinDays" >= 0 AND "leadMaxDays" >= "leadMinDays" AND "staleAfterHours" > 0')
@Entity('availability_settings')
export class AvailabilitySettings extends VendureEntity {
    constructor(input?: DeepPartial<AvailabilitySettings>) {
        super(input);
    }

    declare id: number;

    @Column('text', { default: 'bands' })
    showAs: ShowingKind;

    /** Where each band begins; the last has no end. */
    @Column('int', { array: true, default: '{1,10,21,51}' })
    bands: number[];

    /** Of variants that have none of their own. */
    @Column('text', { default: 'to-stock' })
    policy: StockPolicy;

    /** Working days until what goes above the stock is there. */
    @Column('int', { default: 5 })
    leadMinDays: number;

    @Column('int', { default: 7 })
    leadMaxDays: number;

    /** From when on a supplier's figures count as nothing. */
    @Column('int', { default: 24 })
    staleAfterHours: number;

    @Column('int', { default: 1 })
    version: number;
}
