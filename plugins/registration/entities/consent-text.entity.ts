import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Unique } from 'typeorm';

import type { Language } from '../../organizations';
import type { ConsentKind } from '../domain/consents';

/** What applicants agree to, in one language. A version is never changed: a new wording is a new version. */
@Unique('UQ_consent_text', ['kind', 'textVersion', 'language'])
@Entity('consent_text')
export class ConsentText extends VendureEntity {
    constructor(input?: DeepPartial<ConsentText>) {
        super(input);
    }

    declare id: number;

    @Column('text')
    kind: ConsentKind;

    @Column('int')
    textVersion: number;

    @Column('text')
    language: Language;

    @Column('text')
    text: string;
}
