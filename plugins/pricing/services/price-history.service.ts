import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { checked, idOf, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { type ChangeState, changeStates } from '../domain/price-change';
import { changeSets, priceChanges, waitingChanges } from '../queries/price-history.sql';
import { type PriceTargetName, targets } from '../queries/price-target';

const page = { skip: z.int().min(0).max(1_000_000).nullish(), take: z.int().min(1).max(500).nullish() };
const setsInput = z.object({ state: z.enum(changeStates).nullish(), ...page });
const historyInput = z.object({
    priceListId: optional(recordId), companyId: optional(recordId), variantId: optional(recordId), collectionId: optional(recordId), changeSetId: optional(recordId), ...page,
});

export interface ChangeSetRow {
    id: number;
    createdAt: Date;
    kind: string;
    target: PriceTargetName;
    reason: string;
    state: ChangeState;
    created: number;
    updated: number;
    removed: number;
    administratorId: number | null;
    version: number;
}

/** What prices were, and who changed them. */
@Injectable()
export class PriceHistoryService {
    constructor(private connection: TransactionalConnection) {}

    async sets(ctx: RequestContext, input: unknown): Promise<{ items: ChangeSetRow[]; totalItems: number }> {
        const { state, skip, take } = checked(setsInput, input);
        const items = await sql<ChangeSetRow & { totalItems: number }>(this.connection, ctx, changeSets, [state ?? null, null, skip ?? 0, take ?? 25]);
        return { items, totalItems: items[0]?.totalItems ?? 0 };
    }

    async set(ctx: RequestContext, id: ID): Promise<ChangeSetRow> {
        const [found] = await sql<ChangeSetRow>(this.connection, ctx, changeSets, [null, idOf(id), 0, 1]);
        if (found === undefined) throw new EntityNotFoundError('PriceChangeSet', id);
        return found;
    }

    /** The prices of a change set, those that wait as they would become. */
    async changesOf(ctx: RequestContext, set: ChangeSetRow, input: unknown): Promise<object[]> {
        const { skip, take } = checked(z.object(page), input);
        if (set.state === 'waiting') return sql(this.connection, ctx, waitingChanges(targets[set.target]), [ctx.languageCode, set.id, skip ?? 0, take ?? 50]);
        return sql(this.connection, ctx, priceChanges, [ctx.languageCode, null, null, null, null, set.id, null, skip ?? 0, take ?? 50]);
    }

    async history(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<object[]> {
        const { priceListId, companyId, variantId, collectionId, changeSetId, skip, take } = checked(historyInput, input);
        return sql(this.connection, ctx, priceChanges, [ctx.languageCode, priceListId, companyId, variantId, collectionId, changeSetId, scope.reach, skip ?? 0, take ?? 50]);
    }
}
