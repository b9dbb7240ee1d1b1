import { Session } from '@vendure/core';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';

import { CompanyMember } from './company-member.entity';

/**
 * For which membership a session speaks: one person may be a member of several companies, and a staff member may act for a
 * member. A session without a row speaks for its person's oldest membership. The rows go with their sessions.
 */
@Entity('portal_session')
export class PortalSessionRow {
    @ManyToOne(() => Session, { onDelete: 'CASCADE' })
    @JoinColumn({ name: 'sessionId' })
    session: Relation<Session>;

    @PrimaryColumn('int')
    sessionId: number;

    @ManyToOne(() => CompanyMember, { onDelete: 'CASCADE' })
    member: Relation<CompanyMember>;

    @Index('IDX_portal_session_member')
    @Column('int')
    memberId: number;

    /** The staff member who acts for the member; null when the member signed in himself. */
    @Column('int', { nullable: true })
    actingAdministratorId: number | null;

    @Column('text', { nullable: true })
    actingReason: string | null;

    /** By the database clock; then the session speaks for nobody. */
    @Column('timestamptz', { nullable: true })
    actingUntil: Date | null;
}
