import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Unique } from 'typeorm';

/** What is searched instead of a phrase that people type. */
@Unique('UQ_term_replacement', ['phraseKey'])
@Entity('term_replacement')
export class TermReplacement extends VendureEntity {
    constructor(input?: DeepPartial<TermReplacement>) {
        super(input);
    }

    declare id: number;

    @Column('text')
    phrase: string;

    /** The phrase as it is compared. */
    @Column('text')
    phraseKey: string;

    @Column('text')
    replacement: string;

    @Column('int', { default: 1 })
    version: number;
}
