import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

import type { Renaming } from '../domain/names-apart';

/** Roles and branches of the dropped company that were renamed, with both names. */
export interface MergedNames {
    roles: Renaming[];
    branches: Renaming[];
}

/** Which rows of a table went to the kept company, and which could not, because it has its own. */
export interface MovedRows {
    table: string;
    column: string;
    moved: number[];
    left: number[];
}

/** Two records of one firm made one. What moved is kept, so that it can be undone within a day. */
@Entity('company_merge')
export class CompanyMerge extends VendureEntity {
    constructor(input?: DeepPartial<CompanyMerge>) {
        super(input);
    }

    declare id: number;

    @Index('IDX_company_merge_kept')
    @Column('int')
    keptCompanyId: number;

    @Index('IDX_company_merge_dropped')
    @Column('int')
    droppedCompanyId: number;

    @Column('timestamptz', { default: () => 'now()' })
    mergedAt: Date;

    @Column('timestamptz', { nullable: true })
    undoneAt: Date | null;

    @Column('boolean')
    wasActive: boolean;

    @Column('int', { nullable: true })
    headOfficeId: number | null;

    @Column('jsonb')
    rows: MovedRows[];

    /** What had a name that the kept company had too. */
    @Column('jsonb', { default: () => `'{"roles": [], "branches": []}'` })
    renamed: MergedNames;
}
