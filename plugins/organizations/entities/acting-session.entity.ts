import { Administrator, type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { CompanyMember } from './company-member.entity';

/** One time that a staff member acted in a member's place, from the reason that he gave to its end. Rows stay. */
@Entity('acting_session')
@Index('IDX_acting_session_company', ['companyId', 'createdAt'])
@Index('UQ_acting_session_token', ['tokenHash'], { unique: true })
export class ActingSession extends VendureEntity {
    constructor(input?: DeepPartial<ActingSession>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Administrator, { onDelete: 'RESTRICT' })
    administrator: Relation<Administrator>;

    @Index('IDX_acting_session_administrator')
    @Column('int')
    administratorId: number;

    @ManyToOne(() => CompanyMember, { onDelete: 'RESTRICT' })
    member: Relation<CompanyMember>;

    @Index('IDX_acting_session_member')
    @Column('int')
    memberId: number;

    @Column('int')
    companyId: number;

    @Column('text')
    reason: string;

    /** Of the token that carries him from the Dashboard to the portal; null once it is used. */
    @Column('text', { nullable: true })
    tokenHash: string | null;

    @Column('timestamptz')
    handoverUntil: Date;

    @Column('timestamptz', { nullable: true })
    begunAt: Date | null;

    @Column('timestamptz', { nullable: true })
    until: Date | null;

    /** When he ended it himself or was stopped; one that ran out has none. */
    @Column('timestamptz', { nullable: true })
    endedAt: Date | null;

    /** Core's session, which is gone when it has ended. */
    @Index('IDX_acting_session_session')
    @Column('int', { nullable: true })
    sessionId: number | null;
}
