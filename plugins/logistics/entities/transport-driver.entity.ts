import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

/** A person who drives for the firm. */
@Entity('transport_driver')
export class TransportDriver extends VendureEntity {
    constructor(input?: DeepPartial<TransportDriver>) {
        super(input);
    }

    declare id: number;

    @Index()
    @Column('text')
    name: string;

    @Column('text')
    phone: string;

    @Column('boolean', { default: true })
    active: boolean;
}
