import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne } from 'typeorm';

import type { TareSource, TicketSource } from '../domain/ticket-number';
import { ScalePassage } from './scale-passage.entity';
import { Scale } from './scale.entity';
import { Shipment } from './shipment.entity';

/** Inserted once and never changed: the database refuses UPDATE, DELETE and TRUNCATE. A correction is another ticket. */
@Entity('weighbridge_ticket')
@Index('UQ_weighbridge_ticket_sequence', ['series', 'sequence'], { unique: true })
@Index('UQ_weighbridge_ticket_external', ['source', 'externalNumber'], { unique: true })
@Check('CHK_weighbridge_ticket_net', '"tareG" > 0 AND "grossG" > "tareG" AND "netG" = "grossG" - "tareG"')
export class WeighbridgeTicket extends VendureEntity {
    constructor(input?: DeepPartial<WeighbridgeTicket>) {
        super(input);
    }

    declare id: number;

    @Index('UQ_weighbridge_ticket_number', { unique: true })
    @Column('text')
    number: string;

    /** The scale's numbers of one year: 1, 2, 3 … without a gap. */
    @Column('text')
    series: string;

    @Column('int')
    sequence: number;

    @Index()
    @ManyToOne(() => Scale, { onDelete: 'RESTRICT' })
    scale: Scale;

    @Column('int')
    scaleId: number;

    @Index()
    @ManyToOne(() => Shipment, { onDelete: 'RESTRICT' })
    shipment: Shipment;

    @Column('int')
    shipmentId: number;

    @Column('int')
    grossG: number;

    @Column('int')
    tareG: number;

    @Column('int')
    netG: number;

    @Column('int')
    plannedWeightG: number;

    @Column('int')
    differenceG: number;

    @Column('boolean')
    isWithinTolerance: boolean;

    @Column('timestamptz')
    firstWeighedAt: Date;

    @Column('timestamptz')
    secondWeighedAt: Date;

    @Column('int')
    operatorId: number;

    /** The indicator's frames in hexadecimal, first and second; `manual` stands for a typed weight. */
    @Column('text')
    rawFrames: string;

    @Column('boolean')
    isManual: boolean;

    /** Why a weight was typed, lies outside the tolerance, or was corrected. */
    @Column('text', { nullable: true })
    reason: string | null;

    @Column('int', { nullable: true })
    correctsTicketId: number | null;

    @Column('text', { default: 'scale' })
    source: TicketSource;

    @Column('text', { default: 'weighed' })
    tareSource: TareSource;

    /** What the system that the ticket comes from calls it; null for our own. */
    @Column('text', { nullable: true })
    externalNumber: string | null;

    /** Numbers of the seals on the vehicle when it was weighed loaded. */
    @Column('text', { array: true, default: () => "'{}'" })
    seals: string[];

    /** Who agreed to what one person alone may not decide. */
    @Column('int', { nullable: true })
    approvedById: number | null;

    @Index('UQ_weighbridge_ticket_passage', { unique: true })
    @ManyToOne(() => ScalePassage, { onDelete: 'RESTRICT', nullable: true })
    passage: ScalePassage | null;

    @Column('int', { nullable: true })
    passageId: number | null;

    @Column('text')
    previousHash: string;

    @Index('UQ_weighbridge_ticket_hash', { unique: true })
    @Column('text')
    hash: string;
}
