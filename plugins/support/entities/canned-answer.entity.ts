import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, VersionColumn } from 'typeorm';

import type { Language } from '../../organizations';

/** An answer that is given often, to be begun with and changed before it is sent. */
@Entity('support_canned_answer')
@Index('UQ_support_canned_answer_title', ['language', 'title'], { unique: true })
export class CannedAnswer extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<CannedAnswer>) {
        super(input);
    }

    @Column('text')
    language: Language;

    @Column('text')
    title: string;

    @Column('text')
    text: string;

    @VersionColumn({ default: 1 })
    version: number;
}
