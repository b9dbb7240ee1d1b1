import { type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import { Company } from '../../organizations';

export const incomingMethods = ['transfer', 'cash', 'online', 'other'] as const;
export type IncomingMethod = (typeof incomingMethods)[number];
/** One of a large amount that a person recorded waits until another one has agreed to it. */
export type IncomingState = 'waiting' | 'booked' | 'refused';

/** Money that came. What of it is settled covers invoices and orders; the rest stands on the company's account. */
@Entity('incoming_payment')
@Check('incoming_payment_amounts', '"amountMinor" > 0 AND "settledMinor" >= 0 AND "refundedMinor" >= 0 AND "settledMinor" + "refundedMinor" <= "amountMinor"')
@Index('incoming_payment_of_company', ['companyId', 'receivedOn'])
export class IncomingPayment extends VendureEntity {
    constructor(input?: DeepPartial<IncomingPayment>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    company: Relation<Company>;

    @Column('int')
    companyId: number;

    /** The number of the ERP's document, of the bank's transfer, or of the payment provider: one payment is recorded once. */
    @Index('UQ_incoming_payment_reference', { unique: true })
    @Column('text')
    reference: string;

    @Column('text')
    method: IncomingMethod;

    @Column('text', { default: 'booked' })
    state: IncomingState;

    @Column('date')
    receivedOn: string;

    @Money()
    amountMinor: number;

    @Money({ default: 0 })
    settledMinor: number;

    @Money({ default: 0 })
    refundedMinor: number;

    @Column('text')
    currencyCode: string;

    @Column('text', { default: '' })
    note: string;

    /** Who recorded it by hand. */
    @Column('int', { nullable: true })
    recordedByAdministratorId: number | null;

    @Column('int', { nullable: true })
    decidedByAdministratorId: number | null;

    /** What a waiting payment is to cover once it is booked. */
    @Column('jsonb', { nullable: true })
    wishes: { invoiceId: number | null; orderId: number | null; amountMinor: number }[] | null;

    @VersionColumn({ default: 1 })
    version: number;
}
