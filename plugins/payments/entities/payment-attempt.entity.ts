import { type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { IncomingPayment } from '../../finance';
import { Company } from '../../organizations';
import type { AttemptState } from '../domain/attempt-states';

/** One try to pay an order or invoices online. */
@Entity('payment_attempt')
@Check('payment_attempt_amount', '"amountMinor" > 0')
@Index('payment_attempt_of_company', ['companyId', 'id'])
@Index('payment_attempt_waiting', ['state'], { where: `state IN ('created', 'started', 'unknown', 'disputed')` })
export class PaymentAttempt extends VendureEntity {
    constructor(input?: DeepPartial<PaymentAttempt>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    company: Relation<Company>;

    @Column('int')
    companyId: number;

    @Index()
    @Column('int', { nullable: true })
    orderId: number | null;

    /** Of an attempt without an order; money goes to them in this order. */
    @Column('int', { array: true, default: '{}' })
    invoiceIds: number[];

    /** Who started it; null for one from a link. */
    @Column('int', { nullable: true })
    memberId: number | null;

    @Column('int', { nullable: true })
    payLinkId: number | null;

    @Column('text')
    provider: string;

    /** What the provider knows it by: `order:attempt`. */
    @Index('UQ_payment_attempt_key', { unique: true })
    @Column('text')
    key: string;

    /** The address to which the payer's browser comes back is a secret of his; this is its hash. */
    @Index('UQ_payment_attempt_return', { unique: true })
    @Column('text')
    returnTokenHash: string;

    @Money()
    amountMinor: number;

    @Column('text')
    currencyCode: string;

    @Column('text')
    language: string;

    @Column('text', { default: 'created' })
    state: AttemptState;

    @Column('text', { nullable: true })
    providerToken: string | null;

    @Column('text', { nullable: true })
    providerReference: string | null;

    @Column('text', { nullable: true })
    redirectUrl: string | null;

    /** Why it failed, or what does not agree. */
    @Column('text', { nullable: true })
    lastAnswer: string | null;

    @Column('timestamptz')
    expiresAt: Date;

    @Column('timestamptz', { nullable: true })
    settledAt: Date | null;

    @ManyToOne(() => IncomingPayment, { onDelete: 'RESTRICT', nullable: true })
    payment: Relation<IncomingPayment> | null;

    @Column('int', { nullable: true })
    paymentId: number | null;
}
