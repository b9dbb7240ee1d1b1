import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { type MergeFacts, refuseMerge } from '../domain/company-merge';
import { CompanyMerge, type MergedNames, type MovedRows } from '../entities/company-merge.entity';
import { Company } from '../entities/company.entity';
import { CompanyMergeRefusal } from '../errors';
import { companyReferences } from '../queries/company-references.query';
import { CompanyMerges } from './company-merges';
import { MemberAccessService } from './member-access.service';
import { MergedNamesService } from './merged-names.service';

/** What PostgreSQL says when the kept company has its own such row: unique, check and exclusion. */
const conflicts = new Set(['23505', '23514', '23P01']);

interface LockedCompany extends Omit<MergeFacts, 'isEndCustomer'> {
    active: boolean;
}

/** Makes two records of one firm one: all that names the dropped company names the kept one; for a day it can be undone. */
@Injectable()
export class CompanyMergeService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private idempotency: IdempotencyService,
        private access: MemberAccessService,
        private merges: CompanyMerges,
        private names: MergedNamesService,
    ) {}

    ofCompany(ctx: RequestContext, companyId: number): Promise<CompanyMerge[]> {
        return this.connection.getRepository(ctx, CompanyMerge).find({
            where: [{ keptCompanyId: companyId }, { droppedCompanyId: companyId }],
            order: { id: 'DESC' },
            take: 100,
        });
    }

    async find(ctx: RequestContext, id: number): Promise<CompanyMerge> {
        const merge = await this.connection.getRepository(ctx, CompanyMerge).findOneBy({ id });
        if (merge === null) {
            throw new EntityNotFoundError('CompanyMerge', id);
        }
        return merge;
    }

    async merge(ctx: RequestContext, scope: StaffScope, keepId: number, dropId: number, key: string): Promise<{ id: number } | CompanyMergeRefusal> {
        return this.idempotency.run(ctx, scope, 'mergeCompanies', key, { keepId, dropId }, async tx => {
            const ofKept = { isEndCustomer: await this.merges.isEndCustomer(tx, keepId) };
            const ofDropped = { isEndCustomer: await this.merges.isEndCustomer(tx, dropId) };
            const [kept, dropped] = await this.lock(tx, keepId, dropId);
            const refused = refuseMerge({ ...kept, ...ofKept }, { ...dropped, ...ofDropped });
            if (refused !== null) {
                return new CompanyMergeRefusal(refused.reason, refused.field);
            }
            await this.access.endSessionsOfCompany(tx, dropId);
            const headOfficeId = await this.demote(tx, dropId);
            const renamed = await this.names.tellApart(tx, keepId, dropId);
            const rows = await this.moveAll(tx, dropId, keepId);
            await sql(this.connection, tx, 'UPDATE company SET active = false, "mergedIntoId" = $2, version = version + 1 WHERE id = $1', [dropId, keepId]);
            const merges = this.connection.getRepository(tx, CompanyMerge);
            const { id } = await merges.save(
                new CompanyMerge({ keptCompanyId: keepId, droppedCompanyId: dropId, wasActive: dropped.active, headOfficeId, rows, renamed }),
            );
            await this.merges.follow(tx, { fromCompanyId: dropId, toCompanyId: keepId, moved: movedOf(rows), key: `merge:${id}` });
            await this.record(tx, scope, 'company.merge', { id, keepId, dropId, rows, renamed });
            return { id };
        });
    }

    /** Within a day by the database clock. What has come to the kept company since then stays there. */
    async undo(ctx: RequestContext, scope: StaffScope, id: number): Promise<CompanyMergeRefusal | null> {
        const { keptCompanyId: keepId, droppedCompanyId: dropId, rows, renamed, headOfficeId, wasActive } = await this.find(ctx, id);
        return withTx(this.connection, ctx, async tx => {
            const [kept] = await this.lock(tx, keepId, dropId);
            const [state] = await sql<{ isUndone: boolean; isLate: boolean }>(
                this.connection,
                tx,
                `SELECT "undoneAt" IS NOT NULL AS "isUndone", "mergedAt" < now() - interval '24 hours' AS "isLate" FROM company_merge WHERE id = $1`,
                [id],
            );
            if (state === undefined || state.isUndone) return new CompanyMergeRefusal('not-merged');
            if (state.isLate) return new CompanyMergeRefusal('too-late');
            if (kept.mergedIntoId !== null) return new CompanyMergeRefusal('already-merged');
            await sql(this.connection, tx, 'UPDATE company SET active = $2, "mergedIntoId" = NULL, version = version + 1 WHERE id = $1', [dropId, wasActive]);
            for (const { table, column, moved } of rows) {
                // A row that is gone, or went on to another company since, is not brought back.
                await sql(this.connection, tx, `UPDATE "${table}" SET "${column}" = $2 WHERE id = ANY($1::int[]) AND "${column}" = $3`, [moved, dropId, keepId]);
            }
            await this.names.takeBack(tx, renamed);
            if (headOfficeId !== null) {
                await sql(this.connection, tx, 'UPDATE company_branch SET "isHeadOffice" = true WHERE id = $1', [headOfficeId]);
            }
            await this.merges.follow(tx, { fromCompanyId: keepId, toCompanyId: dropId, moved: movedOf(rows), key: `unmerge:${id}` });
            await sql(this.connection, tx, 'UPDATE company_merge SET "undoneAt" = now() WHERE id = $1', [id]);
            await this.record(tx, scope, 'company.unmerge', { id, keepId, dropId, rows, renamed });
            return null;
        });
    }

    /** In the order of their ids, so that two merges that meet do not wait for each other. */
    private async lock(ctx: RequestContext, keepId: number, dropId: number): Promise<[LockedCompany, LockedCompany]> {
        const found = await sql<LockedCompany>(
            this.connection,
            ctx,
            'SELECT id, "currencyCode", "mergedIntoId", "isDistributor", active FROM company WHERE id = ANY($1::int[]) ORDER BY id FOR UPDATE',
            [[keepId, dropId]],
        );
        const [kept, dropped] = [keepId, dropId].map(id => found.find(company => company.id === id));
        if (kept === undefined || dropped === undefined) {
            throw new EntityNotFoundError(Company.name, kept === undefined ? keepId : dropId);
        }
        return [kept, dropped];
    }

    /** The dropped company's head office becomes a branch of the kept one, which has its own. */
    private async demote(ctx: RequestContext, companyId: number): Promise<number | null> {
        const [office] = await sql<{ id: number }>(
            this.connection,
            ctx,
            'UPDATE company_branch SET "isHeadOffice" = false WHERE "companyId" = $1 AND "isHeadOffice" RETURNING id',
            [companyId],
        );
        return office?.id ?? null;
    }

    private async moveAll(ctx: RequestContext, from: number, to: number): Promise<MovedRows[]> {
        const references = await companyReferences(this.connection.getRepository(ctx, Company).manager);
        const all: MovedRows[] = [];
        for (const { table, column } of references) {
            const ids = await sql<{ id: number }>(this.connection, ctx, `SELECT id FROM "${table}" WHERE "${column}" = $1 ORDER BY id FOR UPDATE`, [from]);
            if (ids.length > 0) all.push({ table, column, ...(await this.move(ctx, table, column, ids.map(({ id }) => id), to)) });
        }
        return all;
    }

    /** All at once; only when the kept company has its own of one of them, one by one. Its own stays, and the other is left. */
    private async move(ctx: RequestContext, table: string, column: string, ids: number[], to: number): Promise<{ moved: number[]; left: number[] }> {
        if (await this.tryMove(ctx, table, column, ids, to)) {
            return { moved: ids, left: [] };
        }
        const [moved, left]: [number[], number[]] = [[], []];
        for (const id of ids) {
            ((await this.tryMove(ctx, table, column, [id], to)) ? moved : left).push(id);
        }
        return { moved, left };
    }

    private async tryMove(ctx: RequestContext, table: string, column: string, ids: number[], to: number): Promise<boolean> {
        await sql(this.connection, ctx, 'SAVEPOINT company_merge');
        try {
            await sql(this.connection, ctx, `UPDATE "${table}" SET "${column}" = $2 WHERE id = ANY($1::int[])`, [ids, to]);
            await sql(this.connection, ctx, 'RELEASE SAVEPOINT company_merge');
            return true;
        } catch (error) {
            if (!conflicts.has((error as { code?: string }).code ?? '')) throw error;
            await sql(this.connection, ctx, 'ROLLBACK TO SAVEPOINT company_merge');
            return false;
        }
    }

    private async record(
        ctx: RequestContext,
        scope: StaffScope,
        action: string,
        { id, keepId, dropId, rows, renamed }: { id: number; keepId: number; dropId: number; rows: MovedRows[]; renamed: MergedNames },
    ): Promise<void> {
        const tables = Object.fromEntries(rows.map(({ table, moved, left }) => [table, { moved: moved.length, left: left.length }]));
        for (const companyId of [keepId, dropId]) {
            const after = { mergeId: id, keptCompanyId: keepId, droppedCompanyId: dropId, tables, renamed };
            await this.audit.record(ctx, { scope, action, entity: 'Company', entityId: companyId, companyId, after });
        }
    }
}

function movedOf(rows: readonly MovedRows[]): Map<string, readonly number[]> {
    return new Map(rows.map(({ table, moved }) => [table, moved]));
}
