import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

/** A short secret of somebody or something, and how often it was guessed in vain. */
@Entity('pin_secret')
@Index('UQ_pin_secret_subject', ['purpose', 'subject'], { unique: true })
export class PinSecret extends VendureEntity {
    constructor(input?: DeepPartial<PinSecret>) {
        super(input);
    }

    declare id: number;

    /** `card`, for example. */
    @Column('text')
    purpose: string;

    /** Whose it is: an id within the purpose. */
    @Column('text')
    subject: string;

    /** By scrypt, with a pepper that stands outside the database. */
    @Column('text')
    hash: string;

    /** Tries since the last right one. */
    @Column('int', { default: 0 })
    failures: number;

    /** By the database clock. */
    @Column('timestamptz', { nullable: true })
    lockedUntil: Date | null;
}
