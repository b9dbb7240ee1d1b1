import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { AccessApplication } from './access-application.entity';

/** What staff want to know before they decide, and what the applicant answers. */
@Entity('application_question')
export class ApplicationQuestion extends VendureEntity {
    constructor(input?: DeepPartial<ApplicationQuestion>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => AccessApplication, { onDelete: 'CASCADE' })
    application: Relation<AccessApplication>;

    @Index('IDX_application_question_application')
    @Column('int')
    applicationId: number;

    @Column('text')
    askedBy: string;

    @Column('text')
    question: string;

    @Column('text', { nullable: true })
    answer: string | null;

    @Column('timestamptz', { nullable: true })
    answeredAt: Date | null;
}
