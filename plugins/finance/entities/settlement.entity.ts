import { type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { IncomingPayment } from './incoming-payment.entity';
import { Invoice } from './invoice.entity';

/**
 * So much of an invoice, of an order, or of an invoice for an order that was paid before, is covered: by a payment, by a correction, or by what the
 * firm's ERP says without naming a payment.
 */
@Entity('settlement')
@Check('settlement_amount', '"amountMinor" > 0')
@Check('settlement_target', '"invoiceId" IS NOT NULL OR "orderId" IS NOT NULL')
@Check('settlement_source', '"paymentId" IS NULL OR "correctionId" IS NULL')
export class Settlement extends VendureEntity {
    constructor(input?: DeepPartial<Settlement>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Invoice, { onDelete: 'RESTRICT', nullable: true })
    invoice: Relation<Invoice> | null;

    @Index()
    @Column('int', { nullable: true })
    invoiceId: number | null;

    @Index()
    @Column('int', { nullable: true })
    orderId: number | null;

    @ManyToOne(() => IncomingPayment, { onDelete: 'RESTRICT', nullable: true })
    payment: Relation<IncomingPayment> | null;

    @Index()
    @Column('int', { nullable: true })
    paymentId: number | null;

    @ManyToOne(() => Invoice, { onDelete: 'RESTRICT', nullable: true })
    correction: Relation<Invoice> | null;

    @Index()
    @Column('int', { nullable: true })
    correctionId: number | null;

    @Money()
    amountMinor: number;

    @Column('date')
    settledOn: string;
}
