import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, VersionColumn } from 'typeorm';

import type { RequestKind, RequestState } from '../domain/request-states';

/** That somebody asked for his data or their erasure, or staff did it unasked, and what came of it. Holds no name. */
@Index('IDX_personal_data_request_state', ['state', 'createdAt'])
@Index('UQ_personal_data_request_open', ['customerId'], { unique: true, where: `"state" = 'open'` })
@Entity('personal_data_request')
export class PersonalDataRequest extends VendureEntity {
    constructor(input?: DeepPartial<PersonalDataRequest>) {
        super(input);
    }

    declare id: number;

    @Column('text')
    kind: RequestKind;

    @Column('text')
    state: RequestState;

    /** Of whoever has a login; the others have no row of their own. */
    @Index('IDX_personal_data_request_customer')
    @Column('int', { nullable: true })
    customerId: number | null;

    /** The membership in which he asked; null when staff did. */
    @Column('int', { nullable: true })
    memberId: number | null;

    /** Why, in his own words; gone with him. */
    @Column('text', { default: '' })
    message: string;

    /** What staff answered him. */
    @Column('text', { default: '' })
    answer: string;

    /** As the audit log writes an actor. */
    @Column('text', { nullable: true })
    decidedBy: string | null;

    @Column('timestamptz', { nullable: true })
    decidedAt: Date | null;

    /** How many rows of which table were changed or removed. */
    @Column('jsonb', { nullable: true })
    result: Record<string, number> | null;

    @VersionColumn({ default: 1 })
    version: number;
}
