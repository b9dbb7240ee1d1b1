import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

/** A weighbridge whose indicator answers on TCP. */
@Entity('scale')
export class Scale extends VendureEntity {
    constructor(input?: DeepPartial<Scale>) {
        super(input);
    }

    declare id: number;

    /** Part of every ticket number, so it never changes once a ticket exists. */
    @Index('UQ_scale_code', { unique: true })
    @Column('text')
    code: string;

    @Column('text')
    name: string;

    @Column('text')
    host: string;

    @Column('int')
    port: number;

    /** Whether the indicator sends a checksum after each frame. */
    @Column('boolean', { default: true })
    hasChecksum: boolean;

    /** Hundredths of a percent of the planned weight. */
    @Column('int', { default: 200 })
    toleranceBasisPoints: number;

    @Column('int', { default: 40000 })
    toleranceG: number;

    @Column('boolean', { default: true })
    active: boolean;
}
