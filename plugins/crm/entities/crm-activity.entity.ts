import { Administrator, type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { Lead } from './lead.entity';

export const activityKinds = ['note', 'call', 'meeting'] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** What was done or said. An opportunity shows its lead's activities too, so each belongs to the lead. */
@Check('CHK_crm_activity_kind', `"kind" IN ('note', 'call', 'meeting')`)
@Entity('crm_activity')
export class CrmActivity extends VendureEntity {
    constructor(input?: DeepPartial<CrmActivity>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Lead, { onDelete: 'CASCADE' })
    lead: Relation<Lead>;

    @Index('IDX_crm_activity_lead')
    @Column('int')
    leadId: number;

    @Column('text')
    kind: ActivityKind;

    @Column('text')
    text: string;

    @Column('date', { nullable: true })
    followUpOn: string | null;

    @ManyToOne(() => Administrator, { onDelete: 'SET NULL', nullable: true })
    author: Relation<Administrator> | null;

    @Index('IDX_crm_activity_author')
    @Column('int', { nullable: true })
    authorId: number | null;
}
