import { type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

/** What our sandbox bank knows of a payment: its own books, which nothing else reads. */
@Entity('sandbox_payment')
export class SandboxPayment extends VendureEntity {
    constructor(input?: DeepPartial<SandboxPayment>) {
        super(input);
    }

    declare id: number;

    @Index('UQ_sandbox_payment_key', { unique: true })
    @Column('text')
    key: string;

    @Money()
    amountMinor: number;

    @Column('text')
    currencyCode: string;

    /** paid or declined. */
    @Column('text')
    state: string;

    /** How often it stays silent when it is asked, before it answers. */
    @Column('int', { default: 0 })
    silences: number;
}
