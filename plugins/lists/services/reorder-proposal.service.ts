import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { MemberScope, Scope } from '../../../kernel/scope';
import { type LocalDate, localDateOf, periodOf, shiftPeriod } from '../../../kernel/time';
import { checked, inputError, optional, recordId } from '../../../kernel/vendure-input';
import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { CatalogueService, VisibilityService } from '../../assortment';
import { AuditService } from '../../audit';
import { FirmSettingsService } from '../../organizations';
import { isDue, mostGapDays, type Purchase, runOut } from '../domain/run-out';
import { type HabitRow, habitsOfMember, type ProposalRow, proposalsOfCompany, purchasesOf, reorderStanding, type RuleRow, rulesOfCompany, setRule } from '../queries/reorder.sql';

export const frequency = {
    variantId: recordId,
    /** None: as the purchases say. */
    everyDays: optional(z.int().min(1).max(mostGapDays)),
    isNever: z.preprocess(value => value ?? false, z.boolean()),
};
export const oneFrequency = <Wish extends { everyDays: number | null; isNever: boolean }>(wish: Wish) => !(wish.isNever && wish.everyDays !== null);
const frequencyInput = z.object(frequency).refine(oneFrequency, { path: ['everyDays'], message: 'is left out for what is never to be proposed' });

const chartMonths = 24;

type Article = Awaited<ReturnType<CatalogueService['variantsOf']>>[number];

export interface ProposalView extends ProposalRow {
    article: Article;
    /** Somebody set how often. */
    isSet: boolean;
}

export interface Standing {
    isOn: boolean;
    computedAt: Date | null;
    wantsMail: boolean;
}

/** What a company will soon need again, as its people see it and change it. */
@Injectable()
export class ReorderProposalService {
    constructor(
        private connection: TransactionalConnection,
        private catalogue: CatalogueService,
        private visibility: VisibilityService,
        private firm: FirmSettingsService,
        private audit: AuditService,
    ) {}

    /** What is offered to him of it, the most urgent first. */
    async proposal(ctx: RequestContext, scope: MemberScope, now: Date): Promise<Standing & { items: ProposalView[] }> {
        const standing = await this.standing(ctx, scope.companyId, scope.memberId);
        const rows = standing.isOn && !scope.isGuest ? await this.rows(ctx, scope) : [];
        const articles = new Map((await this.catalogue.variantsOf(ctx, scope, rows.map(row => row.variantId), now)).map(one => [one.variantId, one]));
        const rules = new Set((await this.rules(ctx, scope.companyId)).filter(rule => rule.everyDays !== null).map(rule => rule.variantId));
        const items = rows.flatMap(row => {
            const article = articles.get(row.variantId);
            return article === undefined ? [] : [{ ...row, article, isSet: rules.has(row.variantId) }];
        });
        return { ...standing, items };
    }

    /** Those of what his company or staff have set that are offered to him, in no particular order. */
    async ownRules(ctx: RequestContext, scope: MemberScope): Promise<RuleRow[]> {
        const rules = await this.rules(ctx, scope.companyId);
        const seen = await this.visibility.visibleVariantIds(ctx, scope, rules.map(rule => rule.variantId));
        return rules.filter(rule => seen.has(rule.variantId));
    }

    async setFrequency(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<void> {
        const { variantId, everyDays, isNever } = checked(frequencyInput, input);
        const seen = await this.visibility.visibleVariantIds(ctx, scope, [variantId]);
        if (!seen.has(variantId)) throw new EntityNotFoundError('ProductVariant', variantId);
        await this.writeRule(ctx, scope, { companyId: scope.companyId, variantId, everyDays, isNever });
    }

    /** Written down for his company by him or by staff; what was proposed of it goes until the next look. */
    async writeRule(ctx: RequestContext, scope: Scope, rule: { companyId: number; variantId: number; everyDays: number | null; isNever: boolean }): Promise<void> {
        const { companyId, variantId, everyDays, isNever } = rule;
        await withTx(this.connection, ctx, async tx => {
            if (everyDays === null && !isNever) await sql(this.connection, tx, 'DELETE FROM reorder_rule WHERE "companyId" = $1 AND "productVariantId" = $2', [companyId, variantId]);
            else await sql(this.connection, tx, setRule, [companyId, variantId, everyDays]);
            if (isNever) await sql(this.connection, tx, 'DELETE FROM reorder_proposal_line WHERE "companyId" = $1 AND "productVariantId" = $2', [companyId, variantId]);
            await this.audit.record(tx, { scope, companyId, action: 'reorder.set-frequency', entity: 'ProductVariant', entityId: variantId, after: { everyDays, isNever } });
        });
    }

    /** His agreement to be written to, or its end. */
    async setMail(ctx: RequestContext, scope: MemberScope, wanted: boolean): Promise<boolean> {
        if (scope.isGuest) throw inputError('wanted: mails are for people with an account');
        await withTx(this.connection, ctx, async tx => {
            await sql(this.connection, tx, wanted
                ? 'INSERT INTO reorder_reader ("memberId") VALUES ($1) ON CONFLICT ("memberId") DO NOTHING'
                : 'DELETE FROM reorder_reader WHERE "memberId" = $1', [scope.memberId]);
            await this.audit.record(tx, { scope, companyId: scope.companyId, action: 'reorder.set-mail', entity: 'CompanyMember', entityId: scope.memberId, after: { wanted } });
        });
        return wanted;
    }

    /** How much was bought of an article in each of the last months of the firm's calendar, the running one included. */
    async history(ctx: RequestContext, scope: MemberScope, given: unknown, now: Date): Promise<{ month: LocalDate; quantity: number }[]> {
        const { variantId } = checked(z.object({ variantId: recordId }), { variantId: given });
        const seen = await this.visibility.visibleVariantIds(ctx, scope, [variantId], now);
        if (!seen.has(variantId)) return [];
        const { timeZone, calendar } = await this.firm.get(ctx);
        const { text, values } = purchasesOf(scope, variantId, timeZone);
        const days = await sql<Purchase>(this.connection, ctx, text, values);
        const running = periodOf(localDateOf(now, timeZone), 'month', calendar);
        return Array.from({ length: chartMonths }, (_, at) => {
            const { from, until } = shiftPeriod(running, 'month', calendar, at + 1 - chartMonths);
            return { month: from, quantity: days.filter(({ day }) => day >= from && day < until).reduce((sum, one) => sum + one.quantity, 0) };
        });
    }

    async standing(ctx: RequestContext, companyId: number, memberId: number | null): Promise<Standing> {
        const [found] = await sql<Standing>(this.connection, ctx, reorderStanding, [companyId, memberId]);
        return found ?? { isOn: true, computedAt: null, wantsMail: false };
    }

    rules(ctx: RequestContext, companyId: number): Promise<RuleRow[]> {
        return sql<RuleRow>(this.connection, ctx, rulesOfCompany, [companyId, ctx.languageCode]);
    }

    /** The last night's look; for who does not see the whole company, a look at what he sees, now. */
    private async rows(ctx: RequestContext, scope: MemberScope): Promise<ProposalRow[]> {
        if (scope.permissions.has('see-whole-company')) return sql<ProposalRow>(this.connection, ctx, proposalsOfCompany, [scope.companyId]);
        const { timeZone } = await this.firm.get(ctx);
        const today = localDateOf(await databaseNow(this.connection, ctx), timeZone);
        const { text, values } = habitsOfMember(scope, timeZone);
        return proposed(await sql<HabitRow>(this.connection, ctx, text, values), today).sort((a, b) => (a.runsOutOn < b.runsOutOn ? -1 : a.runsOutOn > b.runsOutOn ? 1 : a.variantId - b.variantId));
    }
}

/** What is due of the habits. */
export function proposed(habits: readonly HabitRow[], today: LocalDate): (ProposalRow & { companyId: number })[] {
    return habits.flatMap(({ companyId, variantId, isNever, ...habit }) => {
        const found = isNever ? null : runOut(habit, today);
        return found !== null && isDue(found, today) ? [{ companyId, variantId, ...found, quantity: Math.min(found.quantity, 2_000_000_000) }] : [];
    });
}
