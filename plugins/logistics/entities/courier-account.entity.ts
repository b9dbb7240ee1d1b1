import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

/** The firm's account with a courier. */
@Entity('courier_account')
export class CourierAccount extends VendureEntity {
    constructor(input?: DeepPartial<CourierAccount>) {
        super(input);
    }

    declare id: number;

    @Index('UQ_courier_account_name', { unique: true })
    @Column('text')
    name: string;

    /** Which courier: the kind of a port. */
    @Column('text')
    kind: string;

    /** What the firm is called there. */
    @Column('text')
    organization: string;

    /** Which of its services parcels go by. */
    @Column('text')
    service: string;

    /** Sealed, and never shown again. */
    @Column('text', { nullable: true })
    sealedToken: string | null;

    /** Of the address at which the courier tells that something changed. */
    @Index('UQ_courier_account_hook', { unique: true })
    @Column('text', { nullable: true })
    hookHash: string | null;

    @Column('boolean', { default: true })
    enabled: boolean;

    @Column('int', { default: 1 })
    version: number;
}
