import { type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { IncomingPayment } from './incoming-payment.entity';

/** Money of a payment that the firm gave back. It was sent outside; here it is recorded. */
@Entity('payment_refund')
@Check('payment_refund_amount', '"amountMinor" > 0')
export class PaymentRefund extends VendureEntity {
    constructor(input?: DeepPartial<PaymentRefund>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => IncomingPayment, { onDelete: 'RESTRICT' })
    payment: Relation<IncomingPayment>;

    @Index()
    @Column('int')
    paymentId: number;

    @Money()
    amountMinor: number;

    @Column('date')
    refundedOn: string;

    @Column('text')
    reason: string;
}
