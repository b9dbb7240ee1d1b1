import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, JoinColumn, OneToOne, type Relation } from 'typeorm';

import { Company } from '../../organizations';

/** What stands at the head and foot of a company's own offers. */
@Entity('offer_letterhead')
export class OfferLetterhead extends VendureEntity {
    constructor(input?: DeepPartial<OfferLetterhead>) {
        super(input);
    }

    declare id: number;

    @OneToOne(() => Company, { onDelete: 'CASCADE' })
    @JoinColumn()
    company: Relation<Company>;

    @Column('int')
    companyId: number;

    /** The name to sign with; '' is the company's own. */
    @Column('text', { default: '' })
    name: string;

    /** Address and numbers, a line each. */
    @Column('text', { default: '' })
    details: string;

    /** With what a new offer begins and ends. */
    @Column('text', { default: '' })
    introduction: string;

    @Column('text', { default: '' })
    terms: string;

    @Column('int', { default: 2000 })
    marginPoints: number;

    @Column('int', { nullable: true })
    taxPoints: number | null;

    @Column('int', { default: 14 })
    validDays: number;

    /** Drawn anew by us as PNG: nothing but what is seen of the file that came. */
    @Column('bytea', { nullable: true, select: false })
    logo: Buffer | null;

    @Column('int', { default: 0 })
    version: number;
}
