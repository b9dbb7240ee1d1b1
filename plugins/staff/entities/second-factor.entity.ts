import { Administrator } from '@vendure/core';
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';

/** The authenticator of a staff member. Its secret is encrypted with a key that is not in the database. */
@Entity('staff_second_factor')
export class SecondFactor {
    @OneToOne(() => Administrator, { onDelete: 'CASCADE' })
    @JoinColumn({ name: 'administratorId' })
    administrator: Relation<Administrator>;

    @PrimaryColumn('int')
    administratorId: number;

    @Column('text')
    sealedSecret: string;

    /** Null until the first code was entered: before that nothing is asked of him. */
    @Column('timestamptz', { nullable: true })
    confirmedAt: Date | null;

    /** The time step of the last code that was taken; no code of it or of an earlier one is taken again. */
    @Column('bigint', { default: 0 })
    lastStep: string;

    /** Wrong codes in a row. */
    @Column('int', { default: 0 })
    failures: number;

    @Column('timestamptz', { nullable: true })
    lockedUntil: Date | null;
}
