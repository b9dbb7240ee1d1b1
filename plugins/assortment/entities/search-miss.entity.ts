import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation, Unique } from 'typeorm';

import { Company } from '../../organizations';

/** How often people of a company searched for a phrase on a day and found nothing. Who of them did is not kept. */
@Check('CHK_search_miss_times', '"times" > 0')
@Unique('UQ_search_miss', ['day', 'phraseKey', 'companyId'])
@Entity('search_miss')
export class SearchMiss extends VendureEntity {
    constructor(input?: DeepPartial<SearchMiss>) {
        super(input);
    }

    declare id: number;

    /** The firm's calendar day. */
    @Column('date')
    day: string;

    /** As it was typed last. */
    @Column('text')
    phrase: string;

    /** The phrase as it is compared. */
    @Column('text')
    phraseKey: string;

    @ManyToOne(() => Company, { onDelete: 'CASCADE' })
    company: Relation<Company>;

    /** Of visitors: the public company. */
    @Index('IDX_search_miss_company')
    @Column('int')
    companyId: number;

    @Column('int')
    times: number;
}
