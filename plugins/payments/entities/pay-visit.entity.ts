import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

/** How often a network address, known by a hash, asked for pages without login in the running minute. */
@Entity('pay_visit')
export class PayVisit extends VendureEntity {
    constructor(input?: DeepPartial<PayVisit>) {
        super(input);
    }

    declare id: number;

    @Index('UQ_pay_visit_address', { unique: true })
    @Column('text')
    addressHash: string;

    @Column('timestamptz', { default: () => 'now()' })
    windowStart: Date;

    @Column('int', { default: 1 })
    visits: number;
}
