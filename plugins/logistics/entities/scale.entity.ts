import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index } from 'typeorm';

import type { IndicatorProtocol, WeightUnit } from '../../indicators';

/** `tcp`: the server reads the indicator itself. `agent`: a program in the scale house does, and sends what it saw. */
export const scaleSources = ['tcp', 'agent'] as const;
export type ScaleSource = (typeof scaleSources)[number];

/** A weighbridge: how its indicator speaks, what it can weigh, and what must hold before a weight of it counts. */
@Entity('scale')
@Check('CHK_scale_address', `source <> 'tcp' OR (host IS NOT NULL AND port IS NOT NULL)`)
@Check('CHK_scale_limits', '"divisionG" > 0 AND "minimumG" >= "divisionG" AND "capacityG" > "minimumG"')
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

    @Column('text', { default: 'tcp' })
    source: ScaleSource;

    @Column('text', { nullable: true })
    host: string | null;

    @Column('int', { nullable: true })
    port: number | null;

    @Column('text', { default: 'toledo' })
    protocol: IndicatorProtocol;

    /** Whether the indicator sends a checksum after each frame. */
    @Column('boolean', { default: true })
    hasChecksum: boolean;

    /** What the indicator shows, where its frames do not say. */
    @Column('text', { default: 'kg' })
    unit: WeightUnit;

    /** The smallest step that it shows. */
    @Column('int', { default: 20_000 })
    divisionG: number;

    /** Below this it shows wind and rain rather than a vehicle. */
    @Column('int', { default: 400_000 })
    minimumG: number;

    @Column('int', { default: 60_000_000 })
    capacityG: number;

    /** Whether the weighbridge must have been empty since the weight before. */
    @Column('boolean', { default: true })
    needsZero: boolean;

    /** How long a vehicle takes at least between its two weighings. */
    @Column('int', { default: 60 })
    minSecondsBetween: number;

    /** Whether a typed weight counts only when somebody else agrees to it. */
    @Column('boolean', { default: true })
    needsSecondPerson: boolean;

    /** Hundredths of a percent of the planned weight. */
    @Column('int', { default: 200 })
    toleranceBasisPoints: number;

    @Column('int', { default: 40000 })
    toleranceG: number;

    @Column('boolean', { default: true })
    active: boolean;

    /** When the weighbridge was last seen empty; written by who reads it, not by people. */
    @Column('timestamptz', { nullable: true })
    emptyAt: Date | null;
}
