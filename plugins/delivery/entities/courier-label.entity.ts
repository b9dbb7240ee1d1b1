import { type DeepPartial, EntityId, type ID, Order, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne } from 'typeorm';

import { Company } from '../../organizations';
import type { LabelFormat } from '../domain/label-file';

/** The waybill of the buyer's own courier, and its label. It lies in the database: whoever may not see the order has no way to it. */
@Entity('courier_label')
@Check('courier_label_whole', '(content IS NULL) = (format IS NULL)')
export class CourierLabel extends VendureEntity {
    constructor(input?: DeepPartial<CourierLabel>) {
        super(input);
    }

    declare id: number;

    @OneToOne(() => Order, { onDelete: 'CASCADE' })
    @JoinColumn()
    order: Order;

    @EntityId()
    orderId: ID;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    company: Company;

    @Index()
    @EntityId()
    companyId: ID;

    @Column('text', { default: '' })
    waybillNumber: string;

    @Column('text', { nullable: true })
    format: LabelFormat | null;

    @Column('bytea', { select: false, nullable: true })
    content: Buffer | null;

    @Column('timestamptz', { nullable: true })
    labelAt: Date | null;

    /** Rises with each change. */
    @Column('int', { default: 1 })
    version: number;
}
