import { DeepPartial, EntityId, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, OneToMany, Relation } from 'typeorm';

import { SupportFile } from './support-file.entity';
import { SupportThread } from './support-thread.entity';

export type MessageAuthor = 'member' | 'staff';

/** Written once and never changed: the correspondence is evidence. */
@Entity('support_message')
@Index(['threadId', 'sentAt'])
export class SupportMessage extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<SupportMessage>) {
        super(input);
    }

    @ManyToOne(() => SupportThread, thread => thread.messages, { onDelete: 'CASCADE' })
    thread: Relation<SupportThread>;

    @EntityId()
    threadId: number;

    @Column('timestamptz')
    sentAt: Date;

    @Column('text')
    author: MessageAuthor;

    @Column('int', { nullable: true })
    memberId: number | null;

    @Column('int', { nullable: true })
    administratorId: number | null;

    /** The name as it was then. */
    @Column('text')
    authorName: string;

    @Column('text')
    text: string;

    @OneToMany(() => SupportFile, file => file.message)
    files: Relation<SupportFile>[];
}
