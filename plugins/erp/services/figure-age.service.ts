import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { CreditVerdicts } from '../../purchasing';
import { creditVerdict, isStale, type LimitPolicy } from '../domain/stale-limits';

interface AgeRow {
    object: 'credit' | 'stock' | 'list-price';
    freshAt: Date | null;
    limitMinutes: number;
    limitPolicy: LimitPolicy;
    stockMinutes: number;
    now: Date;
}

/** How old figures are that the ERP keeps. Null where they are kept here. */
export interface FigureAge {
    asOf: Date | null;
    isStale: boolean;
}

export interface FigureAges {
    stock: FigureAge | null;
    credit: FigureAge | null;
    prices: FigureAge | null;
}

/** Says honestly how old what we have from the ERP is, and judges orders on account by it. */
@Injectable()
export class FigureAgeService implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        private verdicts: CreditVerdicts,
    ) {}

    onModuleInit(): void {
        this.verdicts.register(async (ctx, within) => {
            const [row] = await this.rows(ctx, ['credit']);
            return row === undefined ? null : creditVerdict(within, row, row.now);
        });
    }

    async ages(ctx: RequestContext): Promise<FigureAges> {
        const rows = new Map((await this.rows(ctx, ['stock', 'credit', 'list-price'])).map(row => [row.object, row]));
        const age = (object: AgeRow['object'], minutes: 'limitMinutes' | 'stockMinutes'): FigureAge | null => {
            const row = rows.get(object);
            return row === undefined ? null : { asOf: row.freshAt, isStale: isStale(row.freshAt, row[minutes], row.now) };
        };
        return { stock: age('stock', 'stockMinutes'), credit: age('credit', 'limitMinutes'), prices: age('list-price', 'limitMinutes') };
    }

    /** Of objects that a connection pulls by now. */
    private rows(ctx: RequestContext, objects: readonly AgeRow['object'][]): Promise<AgeRow[]> {
        return sql<AgeRow>(
            this.connection,
            ctx,
            `SELECT DISTINCT ON (o.object) o.object, o."freshAt", COALESCE(s."limitMinutes", 1440) AS "limitMinutes", COALESCE(s."limitPolicy", 'accept') AS "limitPolicy",
                    COALESCE(s."stockMinutes", 240) AS "stockMinutes", now() AS now
               FROM erp_object_setting o JOIN erp_connection c ON c.id = o."connectionId" AND c.enabled LEFT JOIN erp_push_setting s ON s."connectionId" = c.id
              WHERE o.enabled AND o.object = ANY($1) ORDER BY o.object, o.id`,
            [[...objects]],
        );
    }
}
