import { type DeepPartial, EntityId, type ID, Money, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

export type CreditReservationState = 'held' | 'released';

/** The part of a company's credit that one order takes. The ledger has the money; this says for which order, and who let it pass. */
@Entity('credit_reservation')
export class CreditReservation extends VendureEntity {
    constructor(input?: DeepPartial<CreditReservation>) {
        super(input);
    }

    @Index('credit_reservation_order', { unique: true })
    @EntityId()
    orderId: ID;

    @Index()
    @EntityId()
    companyId: ID;

    @Money()
    amountMinor: number;

    /** What of it has been paid, and is taken no more (ADR 0041). */
    @Money({ default: 0 })
    paidMinor: number;

    @Column('text')
    state: CreditReservationState;

    /** Who let the order pass the limit, for example `staff:3`; null when it was within. */
    @Column('text', { nullable: true })
    overriddenBy: string | null;

    @Column('text', { nullable: true })
    overrideReason: string | null;
}
