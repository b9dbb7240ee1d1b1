import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { CompanyMember } from './company-member.entity';

export type AccessLinkPurpose = 'invitation' | 'password' | 'email';

/** A one-time link sent to a member. Only the token's SHA-256 is kept, so the table opens no door. */
@Entity('access_link')
export class AccessLink extends VendureEntity {
    constructor(input?: DeepPartial<AccessLink>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => CompanyMember, { onDelete: 'CASCADE' })
    member: Relation<CompanyMember>;

    @Index('IDX_access_link_member')
    @Column('int')
    memberId: number;

    @Column('text')
    purpose: AccessLinkPurpose;

    @Index('UQ_access_link_token_hash', { unique: true })
    @Column('text')
    tokenHash: string;

    /** The address that the link proves to be the person's. */
    @Column('text', { nullable: true })
    newAddress: string | null;

    @Column('timestamptz')
    expiresAt: Date;

    @Column('timestamptz', { nullable: true })
    usedAt: Date | null;
}
