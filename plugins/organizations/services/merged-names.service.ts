import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { searchKey } from '../../../kernel/text';
import { sql } from '../../../kernel/vendure-sql';
import { type Named, namesApart, type Renaming } from '../domain/names-apart';
import type { MergedNames } from '../entities/company-merge.entity';

const roleLength = 60;
const branchLength = 200;

/**
 * Roles and branches of two companies that have the same name: those of the dropped one get its name behind theirs. A role of the same
 * name is not taken for the same role, so that a merge gives nobody a right and takes none.
 */
@Injectable()
export class MergedNamesService {
    constructor(private connection: TransactionalConnection) {}

    async tellApart(ctx: RequestContext, keepId: number, dropId: number): Promise<MergedNames> {
        const [dropped] = await sql<{ name: string }>(this.connection, ctx, 'SELECT name FROM company WHERE id = $1', [dropId]);
        const mark = dropped?.name ?? '';
        const named = (table: string, companyId: number) => sql<Named>(this.connection, ctx, `SELECT id, name FROM ${table} WHERE "companyId" = $1 ORDER BY id`, [companyId]);
        const apart = async (table: string, most: number) =>
            namesApart(await named(table, dropId), (await named(table, keepId)).map(({ name }) => name), mark, most);
        const names = { roles: await apart('company_role', roleLength), branches: await apart('company_branch', branchLength) };
        await this.rename(ctx, names);
        return names;
    }

    /** What somebody has renamed since keeps that name. */
    async takeBack(ctx: RequestContext, { roles, branches }: MergedNames): Promise<void> {
        const back = ({ id, from, to }: Renaming) => ({ id, from: to, to: from });
        await this.rename(ctx, { roles: roles.map(back), branches: branches.map(back) });
    }

    private async rename(ctx: RequestContext, { roles, branches }: MergedNames): Promise<void> {
        for (const { id, from, to } of roles) {
            await sql(this.connection, ctx, 'UPDATE company_role SET name = $3, "nameKey" = $4, version = version + 1 WHERE id = $1 AND name = $2', [id, from, to, searchKey(to)]);
        }
        for (const { id, from, to } of branches) {
            await sql(this.connection, ctx, 'UPDATE company_branch SET name = $3, version = version + 1 WHERE id = $1 AND name = $2', [id, from, to]);
        }
    }
}
