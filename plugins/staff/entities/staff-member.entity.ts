import { Administrator, Asset, type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, type Relation } from 'typeorm';

import type { Reach } from '../domain/reach';
import { FirmBranch } from './firm-branch.entity';

/** What the firm knows of an administrator beyond his login: whose customers he sees, and what his card shows them. */
@Entity('staff_member')
export class StaffMember extends VendureEntity {
    constructor(input?: DeepPartial<StaffMember>) {
        super(input);
    }

    declare id: number;

    @OneToOne(() => Administrator, { onDelete: 'CASCADE' })
    @JoinColumn({ name: 'administratorId' })
    administrator: Relation<Administrator>;

    @Column('int')
    administratorId: number;

    @Column('text', { default: 'own' })
    reach: Reach;

    @ManyToOne(() => FirmBranch, { onDelete: 'RESTRICT', nullable: true })
    firmBranch: Relation<FirmBranch> | null;

    @Index('IDX_staff_member_firm_branch')
    @Column('int', { nullable: true })
    firmBranchId: number | null;

    @Column('text', { nullable: true })
    phone: string | null;

    @ManyToOne(() => Asset, { onDelete: 'SET NULL', nullable: true })
    photo: Relation<Asset> | null;

    @Column('int', { nullable: true })
    photoId: number | null;

    /** By the database clock. From then on he neither signs in nor does anything in a session that is open. */
    @Column('timestamptz', { nullable: true })
    blockedAt: Date | null;

    @Column('text', { nullable: true })
    blockedReason: string | null;

    @Column('int', { default: 1 })
    version: number;
}
