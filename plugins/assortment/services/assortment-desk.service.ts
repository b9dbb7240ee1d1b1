import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';

const modesSchema = z.object({ byPrice: z.boolean(), byCategory: z.boolean() });

/** What staff set: by what rule companies see products. */
@Injectable()
export class AssortmentDeskService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    async modes(ctx: RequestContext): Promise<{ byPrice: boolean; byCategory: boolean } | undefined> {
        const [row] = await sql<{ byPrice: boolean; byCategory: boolean }>(this.connection, ctx, 'SELECT "byPrice", "byCategory" FROM assortment_settings WHERE id = 1');
        return row;
    }

    async setModes(ctx: RequestContext, scope: Scope, input: unknown) {
        const after = checked(modesSchema, input);
        return withTx(this.connection, ctx, async tx => {
            const before = await this.modes(tx);
            await sql(this.connection, tx, 'UPDATE assortment_settings SET "byPrice" = $1, "byCategory" = $2, "updatedAt" = now() WHERE id = 1', [after.byPrice, after.byCategory]);
            await this.audit.record(tx, { scope, action: 'assortment.set-modes', entity: 'AssortmentSettings', entityId: 1, ...(before && { before }), after });
            return after;
        });
    }
}
