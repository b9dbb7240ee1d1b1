import { type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, OneToMany, type Relation, Unique } from 'typeorm';

import { QuoteLine } from './quote-line.entity';
import { Quote } from './quote.entity';

/** `asked`: what the customer wants, number 0. A draft may wait for a second person; what is sent is never changed again. */
export type VersionState = 'asked' | 'draft' | 'waiting' | 'sent';

@Unique('UQ_quote_version', ['quoteId', 'number'])
@Entity('quote_version')
export class QuoteVersion extends VendureEntity {
    constructor(input?: DeepPartial<QuoteVersion>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Quote, quote => quote.versions, { onDelete: 'CASCADE' })
    quote: Relation<Quote>;

    @Column('int')
    quoteId: number;

    @Column('int')
    number: number;

    @Column('text')
    state: VersionState;

    /** Conditions in free words: of payment, of delivery. */
    @Column('text', { default: '' })
    terms: string;

    @Column('date', { nullable: true })
    validUntil: string | null;

    /** The customer may order some of the lines and leave the others. */
    @Column('boolean', { default: false })
    partialAllowed: boolean;

    @Column('int', { nullable: true })
    editedByAdministratorId: number | null;

    /** Who wanted to send it below the floor. */
    @Column('int', { nullable: true })
    requestedByAdministratorId: number | null;

    @Column('int', { nullable: true })
    approvedByAdministratorId: number | null;

    /** Why the second person did not agree. */
    @Column('text', { default: '' })
    refusalReason: string;

    /** At the smallest quantities offered; null as long as it is no offer. */
    @Money({ nullable: true })
    totalNet: number | null;

    @Money({ nullable: true })
    totalGross: number | null;

    @Column('timestamptz', { nullable: true })
    sentAt: Date | null;

    @Column('timestamptz', { nullable: true })
    answeredAt: Date | null;

    @Column('int', { nullable: true })
    answeredByMemberId: number | null;

    @Column('text', { default: '' })
    answerRemark: string;

    /** The link in its PDF is made from this and the server's secret; of what comes out the hash alone is kept. */
    @Column('text', { nullable: true })
    linkNonce: string | null;

    @Index('UQ_quote_version_link', { unique: true })
    @Column('text', { nullable: true })
    linkHash: string | null;

    @Column('timestamptz', { nullable: true })
    linkExpiresAt: Date | null;

    @OneToMany(() => QuoteLine, line => line.quoteVersion)
    lines: Relation<QuoteLine>[];
}
