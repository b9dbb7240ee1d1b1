import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Unique } from 'typeorm';

/** A place or department of the firm itself, to which staff belong. (A company's places are its own branches.) */
@Entity('firm_branch')
export class FirmBranch extends VendureEntity {
    constructor(input?: DeepPartial<FirmBranch>) {
        super(input);
    }

    declare id: number;

    @Unique('UQ_firm_branch_name', ['name'])
    @Column('text')
    name: string;

    @Column('int', { default: 1 })
    version: number;
}
