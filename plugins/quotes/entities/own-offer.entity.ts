import { type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, OneToMany, type Relation, VersionColumn } from 'typeorm';

import { Company } from '../../organizations';
import type { OwnOfferLanguage } from '../domain/own-offer-texts';
import { OwnOfferLine } from './own-offer-line.entity';

/** What a company offers to a customer of its own. The firm has no view of it. */
@Index('IDX_own_offer_of_company', ['companyId', 'id'])
@Entity('own_offer')
export class OwnOffer extends VendureEntity {
    constructor(input?: DeepPartial<OwnOffer>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    company: Relation<Company>;

    @Column('int')
    companyId: number;

    /** Of the member when he made it; colleagues of other branches see it only if they see the whole company. */
    @Column('int', { nullable: true })
    branchId: number | null;

    @Index('IDX_own_offer_member')
    @Column('int')
    memberId: number;

    /** The name as it was then, which his customer reads as whom to ask. */
    @Column('text')
    madeBy: string;

    /** Counted in each company by itself. */
    @Column('int')
    number: number;

    @Column('text', { default: '' })
    title: string;

    @Column('text', { default: '' })
    customerName: string;

    /** Address, numbers, whom to write to: as it is to be printed. */
    @Column('text', { default: '' })
    customerDetails: string;

    @Column('text', { default: '' })
    introduction: string;

    @Column('text', { default: '' })
    terms: string;

    @Column('date', { nullable: true })
    validUntil: string | null;

    /** Of the paper. */
    @Column('text')
    language: OwnOfferLanguage;

    @Column('text')
    currencyCode: string;

    /** In hundredths of a percent of the sum; null where the offer says nothing of tax. */
    @Column('int', { nullable: true })
    taxPoints: number | null;

    /** Whether the paper names our codes. */
    @Column('boolean', { default: false })
    showCodes: boolean;

    @Money({ default: 0 })
    totalNet: number;

    /** When its articles were last put into a cart. */
    @Column('timestamptz', { nullable: true })
    orderedAt: Date | null;

    @OneToMany(() => OwnOfferLine, line => line.offer)
    lines: Relation<OwnOfferLine>[];

    @VersionColumn({ default: 1 })
    version: number;
}
