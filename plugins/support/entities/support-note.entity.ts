import { type DeepPartial, EntityId, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne } from 'typeorm';

import { SupportThread } from './support-thread.entity';

/** What staff say to each other about a conversation. It has a table of its own, so that no read of messages can hand it to a customer. */
@Entity('support_note')
export class SupportNote extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<SupportNote>) {
        super(input);
    }

    @Index()
    @ManyToOne(() => SupportThread, { onDelete: 'CASCADE' })
    thread: SupportThread;

    @EntityId()
    threadId: number;

    @Column('int')
    administratorId: number;

    /** The name as it was then. */
    @Column('text')
    authorName: string;

    @Column('text')
    text: string;
}
