import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { Quote } from './quote.entity';

/** Written once and never changed. Of the whole quote, or of one of its articles. */
@Index('IDX_quote_comment_of_quote', ['quoteId', 'id'])
@Entity('quote_comment')
export class QuoteComment extends VendureEntity {
    constructor(input?: DeepPartial<QuoteComment>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Quote, { onDelete: 'CASCADE' })
    quote: Relation<Quote>;

    @Column('int')
    quoteId: number;

    @Column('int', { nullable: true })
    productVariantId: number | null;

    @Column('text')
    author: 'member' | 'staff';

    @Column('int', { nullable: true })
    memberId: number | null;

    @Column('int', { nullable: true })
    administratorId: number | null;

    /** The name as it was then. */
    @Column('text')
    authorName: string;

    /** Among staff; never shown to the customer. */
    @Column('boolean', { default: false })
    internal: boolean;

    @Column('text')
    text: string;

    @Column('timestamptz', { default: () => 'now()' })
    writtenAt: Date;
}
