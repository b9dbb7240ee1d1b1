import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, VersionColumn } from 'typeorm';

/** Companies that are treated alike. Others refer to it by its name, which the database carries on when it changes. */
@Entity('company_group')
export class CompanyGroup extends VendureEntity {
    constructor(input?: DeepPartial<CompanyGroup>) {
        super(input);
    }

    declare id: number;

    @Index('UQ_company_group_name', { unique: true })
    @Column('text')
    name: string;

    /** Off: no company of the group orders, whatever its own switch says. */
    @Column('boolean', { default: true })
    orderingEnabled: boolean;

    @VersionColumn({ default: 1 })
    version: number;
}
