import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { checked, idOf, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { deskProposals, type DeskProposal, type RuleRow } from '../queries/reorder.sql';
import { frequency, oneFrequency, ReorderProposalService } from './reorder-proposal.service';

const frequencyInput = z.object({ companyId: recordId, ...frequency }).refine(oneFrequency, { path: ['everyDays'], message: 'is left out for what is never to be proposed' });
const switchInput = z.object({ companyId: recordId, isOn: z.boolean() });

export interface CompanyReorderView {
    companyId: number;
    isOn: boolean;
    computedAt: Date | null;
    items: DeskProposal[];
    rules: RuleRow[];
}

/** Proposals of a company as staff see them, and what staff set. */
@Injectable()
export class CompanyReorderService {
    constructor(
        private connection: TransactionalConnection,
        private proposals: ReorderProposalService,
        private audit: AuditService,
    ) {}

    async find(ctx: RequestContext, given: unknown): Promise<CompanyReorderView> {
        const companyId = idOf(given, 'companyId');
        const { isOn, computedAt } = await this.proposals.standing(ctx, companyId, null);
        const items = isOn ? await sql<DeskProposal>(this.connection, ctx, deskProposals, [companyId, ctx.languageCode]) : [];
        return { companyId, isOn, computedAt, items, rules: await this.proposals.rules(ctx, companyId) };
    }

    async switch(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<CompanyReorderView> {
        const { companyId, isOn } = checked(switchInput, input);
        await withTx(this.connection, ctx, async tx => {
            await this.lock(tx, companyId);
            await sql(this.connection, tx, `
                INSERT INTO company_reorder ("companyId", "isOn") VALUES ($1, $2) ON CONFLICT ("companyId") DO UPDATE SET "isOn" = EXCLUDED."isOn", "updatedAt" = now()`, [companyId, isOn]);
            await this.audit.record(tx, { scope, companyId, action: 'reorder.switch', entity: 'Company', entityId: companyId, after: { isOn } });
        });
        return this.find(ctx, companyId);
    }

    async setFrequency(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<CompanyReorderView> {
        const { companyId, ...rule } = checked(frequencyInput, input);
        await withTx(this.connection, ctx, async tx => {
            await this.lock(tx, companyId);
            const [variant] = await sql(this.connection, tx, 'SELECT id FROM product_variant WHERE id = $1 AND "deletedAt" IS NULL', [rule.variantId]);
            if (variant === undefined) throw new EntityNotFoundError('ProductVariant', rule.variantId);
            await this.proposals.writeRule(tx, scope, { companyId, ...rule });
        });
        return this.find(ctx, companyId);
    }

    private async lock(tx: RequestContext, companyId: number): Promise<void> {
        const [company] = await sql(this.connection, tx, `SELECT id FROM company WHERE id = $1 AND kind = 'customer' FOR NO KEY UPDATE`, [companyId]);
        if (company === undefined) throw new EntityNotFoundError('Company', companyId);
    }
}
