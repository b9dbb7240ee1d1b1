import { type DeepPartial, EntityId, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, Relation } from 'typeorm';

import { SupportMessage } from './support-message.entity';

/**
 * What somebody sends along: a picture drawn anew or a PDF. Until the message goes it waits for its sender and nobody else, and for a day at most; then it
 * belongs to its message, and whoever may read that may have it.
 */
@Entity('support_file')
@Index(['companyId', 'createdAt'])
@Index('IDX_support_file_waiting', ['memberId', 'administratorId'], { where: '"messageId" IS NULL' })
export class SupportFile extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<SupportFile>) {
        super(input);
    }

    @Index()
    @ManyToOne(() => SupportMessage, message => message.files, { nullable: true, onDelete: 'CASCADE' })
    message: Relation<SupportMessage> | null;

    @EntityId({ nullable: true })
    messageId: number | null;

    /** Of the member who sent it; null for staff. */
    @Column('int', { nullable: true })
    companyId: number | null;

    @Column('int', { nullable: true })
    memberId: number | null;

    @Column('int', { nullable: true })
    administratorId: number | null;

    /** Made harmless: it leads to no folder and ends as what the file is. */
    @Column('text')
    name: string;

    @Column('text')
    format: 'jpeg' | 'pdf';

    @Column('int')
    sizeBytes: number;

    /** Of the bytes that came, so that a second try is no second file. */
    @Column('text')
    fingerprint: string;

    @Column('bytea', { select: false })
    content: Buffer;
}
