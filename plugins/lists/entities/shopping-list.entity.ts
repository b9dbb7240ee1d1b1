import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import { Company, CompanyMember } from '../../organizations';

/** Articles that people of a company want at hand: a member's own, or one that all of the company share. */
@Entity('shopping_list')
export class ShoppingList extends VendureEntity {
    constructor(input?: DeepPartial<ShoppingList>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'CASCADE' })
    company: Relation<Company>;

    @Index('IDX_shopping_list_company')
    @Column('int')
    companyId: number;

    @ManyToOne(() => CompanyMember, { onDelete: 'SET NULL', nullable: true })
    ownerMember: Relation<CompanyMember> | null;

    /** Whose it is; null for one that the firm made for the company. */
    @Index('IDX_shopping_list_owner')
    @Column('int', { nullable: true })
    ownerMemberId: number | null;

    @Column('text')
    name: string;

    @Column('text', { default: '' })
    remark: string;

    @Column('boolean', { default: false })
    isShared: boolean;

    /** Deleted, and for a day not yet forgotten. */
    @Column('timestamptz', { nullable: true })
    deletedAt: Date | null;

    /** Counts every change, of its lines too. */
    @VersionColumn({ default: 1 })
    version: number;
}
