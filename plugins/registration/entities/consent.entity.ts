import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { CompanyMember, type Language } from '../../organizations';
import type { ConsentKind } from '../domain/consents';
import { AccessApplication } from './access-application.entity';

/** That somebody agreed: to which text, in which version and language, and when (`createdAt`). */
@Entity('consent')
export class Consent extends VendureEntity {
    constructor(input?: DeepPartial<Consent>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => AccessApplication, { onDelete: 'CASCADE', nullable: true })
    application: Relation<AccessApplication> | null;

    /** Null: a guest agreed before he ordered. */
    @Index('IDX_consent_application')
    @Column('int', { nullable: true })
    applicationId: number | null;

    @ManyToOne(() => CompanyMember, { onDelete: 'SET NULL', nullable: true })
    member: Relation<CompanyMember> | null;

    /** The guest, or the member that the applicant became. */
    @Index('IDX_consent_member')
    @Column('int', { nullable: true })
    memberId: number | null;

    @Column('text')
    kind: ConsentKind;

    @Column('int')
    textVersion: number;

    @Column('text')
    language: Language;
}
