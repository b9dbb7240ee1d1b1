import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

/** Who did what to which record. Rows are never changed or deleted: a trigger refuses. */
@Entity('audit_entry')
@Index('IDX_audit_entry_record', ['entity', 'entityId'])
export class AuditEntry extends VendureEntity {
    constructor(input?: DeepPartial<AuditEntry>) {
        super(input);
    }

    /** By the database clock. */
    @Index()
    @Column('timestamptz', { default: () => 'clock_timestamp()' })
    at: Date;

    /** `staff:3`, `member:12`, `system`. */
    @Index()
    @Column('text')
    actor: string;

    /** The login name at that time: the person may be gone when the entry is read. */
    @Column('text', { nullable: true })
    actorName: string | null;

    /** The company that the record belongs to, where it belongs to one. */
    @Index()
    @Column('integer', { nullable: true })
    companyId: number | null;

    /** `order.approve` */
    @Index()
    @Column('text')
    action: string;

    @Column('text')
    entity: string;

    @Column('text')
    entityId: string;

    @Column('jsonb', { nullable: true })
    before: Record<string, unknown> | null;

    @Column('jsonb', { nullable: true })
    after: Record<string, unknown> | null;

    @Column('text', { nullable: true })
    reason: string | null;

    @Column('text', { nullable: true })
    requestId: string | null;

    /** In whose place the actor acted: `member:12`. */
    @Index()
    @Column('text', { nullable: true })
    subject: string | null;
}
