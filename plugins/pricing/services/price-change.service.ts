import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { fromSafeNumber, toSafeNumber } from '../../../kernel/money';
import type { Scope, StaffScope } from '../../../kernel/scope';
import { calendarDay, checked, idempotencyKey, idOf, inputError, line, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import type { ImportOptions } from '../../documents';
import { IdempotencyService } from '../../outbox';
import { adjusted, type ChangeFacts, refuseDecision, refuseUndo, refuseWithdrawal } from '../domain/price-change';
import { PriceChangeRefusal } from '../errors';
import { pricesToAdjust, staleNames } from '../queries/price-history.sql';
import { type PriceTarget, type PriceTargetName, targets } from '../queries/price-target';
import { actingStaff, PriceApprovalService } from './price-approval.service';
import { type JudgedRow, type LoadEffect, PriceLoadService, type PriceRow } from './price-load.service';
import { mostQuantityDiscounts } from './quantity-discount.service';

const changeInput = z.object({
    priceListId: optional(recordId),
    companyId: optional(recordId),
    rows: z.array(z.object({
        variantId: recordId,
        minQuantity: z.int().min(1).max(1_000_000_000),
        validFrom: optional(calendarDay),
        validUntil: optional(calendarDay),
        unitNet: z.int().min(1).max(Number.MAX_SAFE_INTEGER).nullish(),
        version: z.int().nullish(),
    })).max(5_000).nullish(),
    adjustment: z.object({
        term: optional(line(100)),
        collectionId: optional(recordId),
        basisPoints: z.int().min(-9_900).max(1_000_000),
        step: z.int().min(1).max(1_000_000_000_000),
        rounding: z.enum(['half-up', 'up', 'down']),
    }).nullish(),
    reason: optional(line(200)),
    acceptUnusual: z.boolean().nullish(),
    dryRun: z.boolean(),
    idempotencyKey: optional(idempotencyKey),
}).refine(({ priceListId, companyId }) => (priceListId === null) !== (companyId === null), { path: ['priceListId'], message: 'name a price list or a company' })
    .refine(({ rows, adjustment }) => (rows == null) !== (adjustment == null), { path: ['rows'], message: 'give rows or an adjustment' })
    .refine(({ dryRun, idempotencyKey: key }) => dryRun || key !== null, { path: ['idempotencyKey'], message: 'is required' });
type ChangeInput = z.output<typeof changeInput>;
const decisionInput = z.object({ id: recordId, version: z.int(), accept: z.boolean(), reason: optional(paragraph(1000)), idempotencyKey });

export type ChangeKind = 'import' | 'edit' | 'copy' | 'undo';
const nouns: Record<PriceTargetName, string> = {
    prices: 'price-list', 'contract-prices': 'contract-price', 'category-discounts': 'category-discount', 'quantity-discounts': 'quantity-discount',
};

interface StoredSet extends ChangeFacts {
    id: number;
    target: PriceTargetName;
    version: number;
}

export interface ChangeReport extends LoadEffect {
    /** Null: nothing was kept, because it was tried only, changes nothing, or a row was rejected. */
    changeSetId: number | null;
    isWaiting: boolean;
    rejects: { row: number; message: string }[];
}

/** Changes of many prices at once: each is one set, which may wait for a second person and which can be undone (ADR 0033). */
@Injectable()
export class PriceChangeService {
    constructor(
        private connection: TransactionalConnection,
        private loads: PriceLoadService,
        private approval: PriceApprovalService,
        private idempotency: IdempotencyService,
        private audit: AuditService,
    ) {}

    /** Within the import's transaction. `unread`: how many rows of the file could not be read. */
    async fromFile(
        tx: RequestContext, name: PriceTargetName, rows: AsyncIterable<PriceRow>, { scope, filename, dryRun, acceptUnusual }: ImportOptions, most: { answered: number; keptRejects: number },
    ): Promise<{ effect: LoadEffect; answers: JudgedRow[]; rejected: (PriceRow & { message: string })[]; isWaiting: boolean; setId: number | null }> {
        const target = targets[name];
        const count = await this.loads.copy(tx, target, rows);
        await this.loads.judge(tx, target, { byIds: false, acceptUnusual });
        const effect = await this.loads.effect(tx, target);
        const answers = await this.loads.rows(tx, most.answered, count > most.answered);
        const rejected = effect.rejected === 0 ? [] : await this.loads.rejected(tx, most.keptRejects);
        return { effect, answers, rejected, ...(await this.save(tx, scope, target, { kind: 'import', reason: filename, dryRun }, effect)) };
    }

    /** Prices of a list or a company, typed in or changed by a share. All of them or none. */
    async change(ctx: RequestContext, scope: Scope, input: unknown): Promise<ChangeReport> {
        const { idempotencyKey: key, ...wish } = checked(changeInput, input);
        const work = async (tx: RequestContext): Promise<ChangeReport> => {
            await this.requireOwner(tx, wish);
            return this.load(tx, scope, targets[wish.priceListId === null ? 'contract-prices' : 'prices'], await this.wanted(tx, wish), {
                ...{ kind: 'edit', reason: wish.reason ?? '', dryRun: wish.dryRun, acceptUnusual: wish.acceptUnusual ?? false },
            });
        };
        return wish.dryRun || key === null ? withTx(this.connection, ctx, work) : this.idempotency.run(ctx, scope, 'changePrices', key, wish, work);
    }

    /** Rows by ids, judged and kept as one set. */
    async load(
        tx: RequestContext, scope: Scope, target: PriceTarget, rows: PriceRow[], how: { kind: ChangeKind; reason: string; dryRun: boolean; acceptUnusual: boolean },
    ): Promise<ChangeReport> {
        await this.loads.copy(tx, target, rows);
        await this.loads.judge(tx, target, { byIds: true, acceptUnusual: how.acceptUnusual });
        const effect = await this.loads.effect(tx, target);
        const rejects = (await this.loads.rows(tx, 1000, true)).map(({ row, message }) => ({ row, message: message ?? '' }));
        const { isWaiting, setId } = await this.save(tx, scope, target, { ...how, dryRun: how.dryRun || effect.rejected > 0 }, effect);
        return { ...effect, rejects, isWaiting, changeSetId: setId };
    }

    async decide(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<number | PriceChangeRefusal> {
        const { idempotencyKey: key, ...decision } = checked(decisionInput, input);
        return this.idempotency.run(ctx, scope, 'decidePriceChange', key, decision, async tx => {
            const set = await this.lock(tx, decision.id);
            const refused = refuseDecision(set, scope.administratorId, decision);
            if (refused !== null) return new PriceChangeRefusal(refused);
            await this.audit.refuseStale(tx, scope, decision.version, { version: set.version, entity: 'PriceChangeSet', entityId: set.id });
            if (decision.accept) {
                const target = targets[set.target];
                await this.loads.judgeWaiting(tx, target, set.id);
                const stale = await this.stale(tx, target);
                if (stale !== null) return new PriceChangeRefusal('changed-meanwhile', stale);
                await this.end(tx, scope, set, 'applied', decision.reason);
                await this.write(tx, target, set.administratorId, set.id);
                await sql(this.connection, tx, 'DELETE FROM price_change_line WHERE "changeSetId" = $1', [set.id]);
            } else {
                await this.end(tx, scope, set, 'refused', decision.reason);
            }
            return set.id;
        });
    }

    async withdraw(ctx: RequestContext, scope: StaffScope, id: ID): Promise<number | PriceChangeRefusal> {
        return withTx(this.connection, ctx, async tx => {
            const set = await this.lock(tx, idOf(id));
            const refused = refuseWithdrawal(set, scope.administratorId);
            if (refused !== null) return new PriceChangeRefusal(refused);
            await this.end(tx, scope, set, 'withdrawn', null);
            return set.id;
        });
    }

    /** Puts every price of the set back as it was; none if one of them changed since. What held before was agreed to: it needs no second person. */
    async undo(ctx: RequestContext, scope: StaffScope, id: ID): Promise<number | PriceChangeRefusal> {
        return withTx(this.connection, ctx, async tx => {
            const set = await this.lock(tx, idOf(id));
            const tooEarly = refuseUndo(set, 0);
            if (tooEarly !== null) return new PriceChangeRefusal(tooEarly);
            const target = targets[set.target];
            await this.loads.judgeUndo(tx, target, set.id);
            const effect = await this.loads.effect(tx, target);
            const refused = refuseUndo(set, effect.rejected);
            if (refused !== null) return new PriceChangeRefusal(refused, (await this.stale(tx, target)) ?? '');
            await sql(this.connection, tx, `UPDATE price_change_set SET state = 'undone', version = version + 1 WHERE id = $1`, [set.id]);
            const { setId } = await this.save(tx, scope, target, { kind: 'undo', reason: '', dryRun: false, undoesSetId: set.id }, effect);
            if (setId !== null) return setId;
            // Nothing had to be put back, and still somebody undid it.
            await this.audit.record(tx, { scope, action: `${nouns[set.target]}.undo`, entity: 'PriceChangeSet', entityId: set.id, before: { state: set.state }, after: { state: 'undone' } });
            return set.id;
        });
    }

    private async save(
        tx: RequestContext, scope: Scope, target: PriceTarget, how: { kind: ChangeKind; reason: string; dryRun: boolean; undoesSetId?: number }, effect: LoadEffect,
    ): Promise<{ isWaiting: boolean; setId: number | null }> {
        const isWaiting = how.kind !== 'undo' && (await this.approval.needsSecondPerson(tx, scope, effect));
        if (how.dryRun || effect.prices === 0) return { isWaiting, setId: null };
        const administratorId = actingStaff(scope);
        const [set] = await sql<{ id: number }>(this.connection, tx, `INSERT INTO price_change_set (kind, target, reason, state, created, updated, removed, "meanBasisPoints", "largestRise", "largestFall",
                "administratorId", "appliedAt", "undoesSetId")
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, CASE WHEN $4 = 'applied' THEN now() END, $12) RETURNING id`,
            [how.kind, target.name, how.reason, isWaiting ? 'waiting' : 'applied', effect.created, effect.updated, effect.removed,
                inInt(effect.meanBasisPoints), inInt(effect.largestRise), inInt(effect.largestFall), administratorId, how.undoesSetId ?? null]);
        if (set === undefined) throw new Error('The change set was not kept');
        if (isWaiting) await this.loads.keepWaiting(tx, set.id);
        else await this.write(tx, target, administratorId, set.id);
        if (target.name === 'quantity-discounts') await this.refuseTooManySteps(tx);
        const { created, updated, removed } = effect;
        await this.audit.record(tx, {
            ...{ scope, action: `${nouns[target.name]}.${isWaiting ? 'propose' : how.kind}`, entity: 'PriceChangeSet', entityId: set.id },
            after: { created, updated, removed, ...(how.undoesSetId !== undefined && { undoes: how.undoesSetId }) },
            ...(how.reason !== '' && { reason: how.reason }),
        });
        return { isWaiting, setId: set.id };
    }

    private async write(tx: RequestContext, target: PriceTarget, administratorId: number | null, setId: number): Promise<void> {
        await this.approval.sign(tx, administratorId, setId);
        await this.loads.write(tx, target);
        await this.approval.sign(tx, null);
    }

    private async wanted(tx: RequestContext, { priceListId, companyId, rows, adjustment }: Pick<ChangeInput, 'priceListId' | 'companyId' | 'rows' | 'adjustment'>): Promise<PriceRow[]> {
        const owner_id = priceListId ?? companyId;
        if (adjustment == null) {
            return (rows ?? []).map(({ variantId, minQuantity, validFrom, validUntil, unitNet, version }, place) => ({
                ...{ row: place, owner_id, subject_id: variantId, min_quantity: minQuantity, value: unitNet ?? null },
                ...{ valid_from: validFrom, valid_until: validUntil, seen_version: version ?? null },
            }));
        }
        const found = await sql<{ variantId: number; minQuantity: number; unitNet: number; validFrom: string | null; validUntil: string | null; version: number }>(
            this.connection, tx, pricesToAdjust(priceListId === null ? 'contract_price' : 'price_list_item'), [owner_id, adjustment.term, adjustment.collectionId],
        );
        return found.map(({ variantId, minQuantity, unitNet, validFrom, validUntil, version }, place) => ({
            ...{ row: place, owner_id, subject_id: variantId, min_quantity: minQuantity, value: toSafeNumber(adjusted(fromSafeNumber(unitNet), adjustment)) },
            ...{ valid_from: validFrom, valid_until: validUntil, seen_version: version },
        }));
    }

    private async requireOwner(tx: RequestContext, { priceListId, companyId }: Pick<ChangeInput, 'priceListId' | 'companyId'>): Promise<void> {
        const [table, id] = priceListId === null ? ['company', companyId] : ['price_list', priceListId];
        const found = await sql(this.connection, tx, `SELECT id FROM ${table} WHERE id = $1`, [id]);
        if (found.length === 0) throw new EntityNotFoundError(table === 'company' ? 'Company' : 'PriceList', id ?? 0);
    }

    private async refuseTooManySteps(tx: RequestContext): Promise<void> {
        const [row] = await sql<{ count: number }>(this.connection, tx, 'SELECT count(*)::int AS count FROM quantity_discount');
        if ((row?.count ?? 0) > mostQuantityDiscounts) throw inputError(`file: there would be more than ${mostQuantityDiscounts} discounts by quantity`);
    }

    private async lock(tx: RequestContext, id: number): Promise<StoredSet> {
        const [set] = await sql<StoredSet>(this.connection, tx, 'SELECT id, target, state, "administratorId", version FROM price_change_set WHERE id = $1 FOR UPDATE', [id]);
        if (set === undefined) throw new EntityNotFoundError('PriceChangeSet', id);
        return set;
    }

    /** The names of judged prices that changed meanwhile, the first of them; null when none did. */
    private async stale(tx: RequestContext, target: PriceTarget): Promise<string | null> {
        const names = await sql<{ name: string }>(this.connection, tx, staleNames(target));
        return names.length === 0 ? null : names.map(({ name }) => name).join(', ');
    }

    private async end(tx: RequestContext, scope: StaffScope, set: StoredSet, state: 'applied' | 'refused' | 'withdrawn', reason: string | null): Promise<void> {
        await sql(this.connection, tx, `UPDATE price_change_set SET state = $2, "decidedAt" = now(), "decidedByAdministratorId" = $3, "decisionReason" = $4, version = version + 1,
            "appliedAt" = CASE WHEN $2 = 'applied' THEN now() END WHERE id = $1`, [set.id, state, scope.administratorId, reason]);
        if (state !== 'applied') await sql(this.connection, tx, 'DELETE FROM price_change_line WHERE "changeSetId" = $1', [set.id]);
        await this.audit.record(tx, { scope, action: `${nouns[set.target]}.${state}`, entity: 'PriceChangeSet', entityId: set.id, before: { state: set.state }, after: { state }, reason });
    }
}

/** A column holds no more; a share that large says enough. */
function inInt(points: number | null): number | null {
    return points === null ? null : Math.max(-2_147_483_647, Math.min(2_147_483_647, points));
}
