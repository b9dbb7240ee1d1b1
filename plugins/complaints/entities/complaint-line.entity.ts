import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { Complaint } from './complaint.entity';

/** Which goods it is about, and how much of them. */
@Entity('complaint_line')
@Index('UQ_complaint_line', ['complaintId', 'orderLineId'], { unique: true })
export class ComplaintLine extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<ComplaintLine>) {
        super(input);
    }

    @ManyToOne(() => Complaint, complaint => complaint.lines, { onDelete: 'CASCADE' })
    complaint: Relation<Complaint>;

    @Column('int')
    complaintId: number;

    /** Without a foreign key: an order may be changed, the complaint stays. */
    @Index()
    @Column('int')
    orderLineId: number;

    @Column('int')
    productVariantId: number;

    /** As the goods were called then. */
    @Column('text')
    sku: string;

    @Column('text')
    name: string;

    /** In base units. */
    @Column('int')
    quantity: number;
}
