import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { Company } from '../../organizations';

/** A page without login on which these can be paid; of its address the hash is kept. */
@Entity('pay_link')
export class PayLink extends VendureEntity {
    constructor(input?: DeepPartial<PayLink>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    company: Relation<Company>;

    @Index()
    @Column('int')
    companyId: number;

    @Index('UQ_pay_link_token', { unique: true })
    @Column('text')
    tokenHash: string;

    @Index()
    @Column('int', { nullable: true })
    orderId: number | null;

    @Column('int', { array: true, default: '{}' })
    invoiceIds: number[];

    /** To whom it was sent. */
    @Column('text')
    email: string;

    @Column('text')
    language: string;

    @Column('timestamptz')
    expiresAt: Date;
}
