import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import type { CourierParcel } from '../domain/courier-order';
import type { CourierState, FieldProblem } from '../domain/courier-states';
import { CourierAccount } from './courier-account.entity';
import { Shipment } from './shipment.entity';

/** A shipment that a courier is asked to carry. One that was refused or called off stays, and another may be made. */
@Entity('courier_booking')
@Index('UQ_courier_booking_open', ['shipmentId'], { unique: true, where: `state NOT IN ('refused', 'cancelled', 'returned')` })
@Index('UQ_courier_booking_external', ['accountId', 'externalId'], { unique: true })
export class CourierBooking extends VendureEntity {
    constructor(input?: DeepPartial<CourierBooking>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Shipment, { onDelete: 'RESTRICT' })
    shipment: Relation<Shipment>;

    @Index()
    @Column('int')
    shipmentId: number;

    @Column('int')
    orderId: number;

    @Index()
    @Column('int')
    companyId: number;

    @ManyToOne(() => CourierAccount, { onDelete: 'RESTRICT' })
    account: Relation<CourierAccount>;

    @Column('int')
    accountId: number;

    /** Which courier, as the account says; an account stays of its kind. */
    @Column('text')
    kind: string;

    /** By it the courier is asked whether he has it. */
    @Index('UQ_courier_booking_reference', { unique: true })
    @Column('text')
    reference: string;

    @Column('text', { default: 'waiting' })
    state: CourierState;

    @Column('text')
    receiverName: string;

    @Column('text')
    receiverPhone: string;

    @Column('text', { nullable: true })
    receiverEmail: string | null;

    @Column('text')
    streetLine: string;

    @Column('text')
    city: string;

    @Column('text')
    postalCode: string;

    @Column('text')
    countryCode: string;

    @Column('jsonb')
    parcels: CourierParcel[];

    @Column('int', { nullable: true })
    cashMinor: number | null;

    @Column('int', { nullable: true })
    insuredMinor: number | null;

    @Column('text')
    currencyCode: string;

    /** When he was told of it last, and nobody knows yet whether he heard. */
    @Column('timestamptz', { nullable: true })
    attemptedAt: Date | null;

    /** What it is called there. */
    @Column('text', { nullable: true })
    externalId: string | null;

    @Column('text', { nullable: true })
    trackingNumber: string | null;

    /** His own word for how far it is. */
    @Column('text', { nullable: true })
    status: string | null;

    /** What went wrong last. */
    @Column('text', { nullable: true })
    problem: string | null;

    @Column('jsonb', { default: '[]' })
    fieldProblems: FieldProblem[];

    /** His labels, once they were fetched: they can be printed again without him. */
    @Column('bytea', { nullable: true, select: false })
    labelPdf: Buffer | null;

    @Column('bytea', { nullable: true, select: false })
    labelZpl: Buffer | null;

    /** Somebody has called it off, and the courier has not said yet whether that goes. */
    @Column('boolean', { default: false })
    isCalledOff: boolean;
}
