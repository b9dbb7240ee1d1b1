import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { AccessApplication } from './access-application.entity';

export type ApplicationLinkPurpose = 'confirm' | 'answer';

/** A one-time link in an applicant's mail. Only the token's SHA-256 is kept, so the table opens no door. */
@Entity('application_link')
export class ApplicationLink extends VendureEntity {
    constructor(input?: DeepPartial<ApplicationLink>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => AccessApplication, { onDelete: 'CASCADE' })
    application: Relation<AccessApplication>;

    @Index('IDX_application_link_application')
    @Column('int')
    applicationId: number;

    @Column('text')
    purpose: ApplicationLinkPurpose;

    @Index('UQ_application_link_token_hash', { unique: true })
    @Column('text')
    tokenHash: string;

    @Column('timestamptz')
    expiresAt: Date;

    @Column('timestamptz', { nullable: true })
    usedAt: Date | null;
}
