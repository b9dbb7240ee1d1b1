import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { In } from 'typeorm';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { checked, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { type MergeRefusalReason, refuseMerge } from '../domain/company-merge';
import { CompanyMerge } from '../entities/company-merge.entity';
import { Company } from '../entities/company.entity';
import { companyDuplicates } from '../queries/company-duplicates.query';
import type { CompanyMatchBy } from '../queries/company-matches.query';
import { companyReferences } from '../queries/company-references.query';
import { CompanyMerges } from './company-merges';
import { CompanyService } from './company.service';

const listSchema = z.object({
    companyId: optional(recordId),
    skip: z.number().int().min(0).max(1_000_000).nullish(),
    take: z.number().int().min(1).max(100).nullish(),
});
export type DuplicateListInput = z.input<typeof listSchema>;

export interface CompanyDuplicate {
    first: Company;
    second: Company;
    matchedBy: CompanyMatchBy[];
}

export interface MergePreview {
    kept: Company;
    dropped: Company;
    refusal: MergeRefusalReason | null;
    records: { table: string; ofKept: number; comes: number }[];
}

/** Companies that look like one firm, and what a merge of two would bring, before anybody decides. */
@Injectable()
export class CompanyDuplicatesService {
    constructor(
        private connection: TransactionalConnection,
        private companies: CompanyService,
        private merges: CompanyMerges,
    ) {}

    async list(ctx: RequestContext, scope: StaffScope, input: DuplicateListInput): Promise<{ items: CompanyDuplicate[]; totalItems: number }> {
        const { companyId, skip, take } = checked(listSchema, input);
        const repository = this.connection.getRepository(ctx, Company);
        const found = await companyDuplicates(repository.manager, { companyId, reach: scope.reach, skip: skip ?? 0, take: take ?? 25 });
        const ids = new Set(found.items.flatMap(({ firstId, secondId }) => [firstId, secondId]));
        const companies = await this.companies.counted(ctx, await repository.find({ where: { id: In([...ids]) } }));
        const byId = new Map(companies.map(company => [company.id, company]));
        const items = found.items.flatMap(({ firstId, secondId, matchedBy }) => {
            const [first, second] = [byId.get(firstId), byId.get(secondId)];
            return first && second ? [{ first, second, matchedBy }] : [];
        });
        return { items, totalItems: found.totalItems };
    }

    async preview(ctx: RequestContext, keepId: number, dropId: number): Promise<MergePreview> {
        const companies = await this.connection.getRepository(ctx, Company).find({ where: { id: In([keepId, dropId]) } });
        const [kept, dropped] = [keepId, dropId].map(id => companies.find(company => company.id === id));
        if (!kept || !dropped) throw new EntityNotFoundError('Company', kept ? dropId : keepId);
        const facts = async (company: Company) => ({ ...company, isEndCustomer: await this.merges.isEndCustomer(ctx, company.id) });
        const refused = refuseMerge(await facts(kept), await facts(dropped));
        const [one, other] = await this.companies.counted(ctx, [kept, dropped]);
        return {
            kept: one ?? kept,
            dropped: other ?? dropped,
            refusal: refused?.reason ?? null,
            records: await this.records(ctx, keepId, dropId),
        };
    }

    /** Those of the last day that can still be undone, the newest first. */
    async recent(ctx: RequestContext): Promise<CompanyMerge[]> {
        return this.connection
            .getRepository(ctx, CompanyMerge)
            .createQueryBuilder('merge')
            .where(`merge.undoneAt IS NULL AND merge.mergedAt > now() - interval '24 hours'`)
            .orderBy('merge.id', 'DESC')
            .take(100)
            .getMany();
    }

    async nameOf(ctx: RequestContext, id: number): Promise<string> {
        const company = await this.connection.getRepository(ctx, Company).findOne({ where: { id } });
        return company?.name ?? '';
    }

    private async records(ctx: RequestContext, keepId: number, dropId: number): Promise<MergePreview['records']> {
        const references = await companyReferences(this.connection.getRepository(ctx, Company).manager);
        const counts = references.map(({ table, column }) => {
            return `SELECT '${table}' AS "table", count(*) FILTER (WHERE "${column}" = $1)::int AS "ofKept", count(*) FILTER (WHERE "${column}" = $2)::int AS comes
                      FROM "${table}" WHERE "${column}" IN ($1, $2)`;
        });
        const text = `SELECT "table", sum("ofKept")::int AS "ofKept", sum(comes)::int AS comes FROM (${counts.join(' UNION ALL ')}) c GROUP BY 1 HAVING sum("ofKept") + sum(comes) > 0 ORDER BY 1`;
        return sql<MergePreview['records'][number]>(this.connection, ctx, text, [keepId, dropId]);
    }
}
