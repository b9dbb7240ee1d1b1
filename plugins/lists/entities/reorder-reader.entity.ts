import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, JoinColumn, OneToOne, type Relation } from 'typeorm';

import { CompanyMember } from '../../organizations';

/** A member who agreed to be written to when a proposal is ready. */
@Entity('reorder_reader')
export class ReorderReader extends VendureEntity {
    constructor(input?: DeepPartial<ReorderReader>) {
        super(input);
    }

    declare id: number;

    @OneToOne(() => CompanyMember, { onDelete: 'CASCADE' })
    @JoinColumn()
    member: Relation<CompanyMember>;

    @Column('int')
    memberId: number;

    /** When he was last written to. */
    @Column('timestamptz', { nullable: true })
    toldAt: Date | null;
}
