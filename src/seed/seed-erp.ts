/** The demo firm's ERP: a sandbox that holds what the firm has, three weeks of pulls, some records that wait, and a change that waits for a person. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../kernel/scope';
import { sql } from '../../kernel/vendure-sql';
import { ConnectionService, type ErpObject, type ErpValues, MappingService, PullRunner, PullService } from '../../plugins/erp';
import type { Progress } from './progress-bar';

type Records = Partial<Record<ErpObject, Record<string, ErpValues>>>;

const units = [['متر مربع', 'm2'], ['متر', 'metre'], ['عدد', 'piece'], ['رول', 'roll'], ['کارتن', 'box']];
const field = (name: string, from: string, more: object = {}) => ({ field: name, owner: 'erp', from, steps: [], ...more });

const objects = [
    {
        object: 'stock' as const, cron: '*/15 * * * *', hours: [420, 1200],
        mapping: [field('warehouse', 'StockName'), field('sku', 'PartCode'), field('quantity', 'Remain', { steps: [{ kind: 'digits', with: '' }] })],
    },
    {
        object: 'customer' as const, cron: '0 * * * *', hours: [420, 1200],
        mapping: [
            field('code', 'PartyNumber'), field('name', 'PartyName', { owner: 'karvan' }), field('currencyCode', 'Currency'), field('language', 'Language', { owner: 'karvan' }), field('countryCode', 'Country'),
            field('platformAccess', 'B2bAccess', { steps: [{ kind: 'yes-no', with: '' }] }),
        ],
    },
    { object: 'credit' as const, cron: '5 * * * *', hours: [420, 1200], mapping: [field('company', 'PartyNumber'), field('limit', 'CreditLimit', { steps: [{ kind: 'decimal', with: '.' }] })] },
];

export async function seedErp(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, progress: Progress): Promise<void> {
    const connection = app.get(TransactionalConnection);
    const connections = app.get(ConnectionService);
    const records = await currentRecords(connection, ctx);
    const made = await connections.save(ctx, scope, { name: 'Rahkaran', kind: 'sandbox', settings: { records }, enabled: true });
    await connections.setTable(ctx, scope, { connectionId: made.id, name: 'units', pairs: units.map(([theirs = '', ours = '']) => ({ theirs, ours })) });
    for (const { object, cron, hours, mapping } of objects) {
        await app.get(MappingService).save(ctx, scope, {
            ...{ connectionId: made.id, object, enabled: true, cron, fromMinute: hours[0], untilMinute: hours[1], workingDaysOnly: true, fullEveryHours: 24, massChangePercent: 5, alarmAfterFailures: 3, mapping },
        });
    }
    const pull = async (object: ErpObject) => {
        const [run] = await app.get(PullService).ask(ctx, scope, { connectionId: made.id, objects: [object], isFull: true });
        await app.get(PullRunner).carryOut(run?.id ?? 0);
    };
    for (const { object } of objects) await pull(object);
    await pastRuns(connection, ctx, made.id);
    // The store was counted while half of it was on lorries: so much would go at once that somebody is asked.
    const { version } = await connections.one(ctx, made.id);
    const kept = Object.entries(records.stock ?? {}).filter((_, place) => place % 3 !== 1);
    await connections.save(ctx, scope, { id: made.id, name: 'Rahkaran', kind: 'sandbox', settings: { records: { ...records, stock: Object.fromEntries(kept) } }, enabled: true, version });
    await pull('stock');
    progress.show('ERP', 1, 1);
}

/** What the firm has, as its ERP says it, and some that does not fit: an article that nobody made, a customer without a name. */
async function currentRecords(connection: TransactionalConnection, ctx: RequestContext): Promise<Records> {
    const stock = await sql<{ key: string; PartCode: string; StockName: string; Remain: string }>(connection, ctx, `
        SELECT 'P' || v.id || '-' || o.id AS key, v.sku AS "PartCode", o.name AS "StockName", l."stockOnHand"::text AS "Remain"
          FROM stock_level l JOIN product_variant v ON v.id = l."productVariantId" AND v."deletedAt" IS NULL JOIN stock_location o ON o.id = l."stockLocationId"
          LEFT JOIN warehouse w ON w."stockLocationId" = o.id WHERE COALESCE(w.kind, 'own') <> 'external' AND l."stockOnHand" >= 0 ORDER BY v.id, o.id LIMIT 240`);
    const customers = await sql<{ key: string; PartyNumber: string; PartyName: string; Currency: string; Language: string; Country: string }>(connection, ctx, `
        SELECT 'T' || id AS key, code AS "PartyNumber", name AS "PartyName", "currencyCode" AS "Currency", language AS "Language", "countryCode" AS "Country" FROM company WHERE code IS NOT NULL ORDER BY id LIMIT 500`);
    const limits = await sql<{ key: string; PartyNumber: string; CreditLimit: string }>(connection, ctx, `
        SELECT 'T' || c.id AS key, c.code AS "PartyNumber", (t."limitMinor" / 100.0)::numeric(20, 2)::text AS "CreditLimit" FROM credit_terms t JOIN company c ON c.id = t."companyId"
         WHERE t."limitMinor" IS NOT NULL AND c.code IS NOT NULL ORDER BY c.id LIMIT 500`);
    const byKey = (rows: readonly ({ key: string } & ErpValues)[]) => Object.fromEntries(rows.map(({ key, ...values }) => [key, values]));
    return {
        stock: {
            ...byKey(stock),
            'P90117-1': { PartCode: 'MQ-SAMPLE-BOOK', StockName: stock[0]?.StockName ?? '', Remain: '14' },
            'P90118-1': { PartCode: stock[0]?.PartCode ?? '', StockName: 'انبار نمایشگاه', Remain: '3' },
            'P90119-1': { PartCode: 'MQ-OFFCUTS', StockName: stock[0]?.StockName ?? '', Remain: 'نامشخص' },
        },
        customer: {
            ...byKey(customers.map(row => ({ ...row, B2bAccess: 'بله' }))),
            T90001: { PartyNumber: '', PartyName: 'مشتری متفرقه', Currency: 'IRR', Language: 'fa', Country: 'IR', B2bAccess: 'بله' },
            T90002: { PartyNumber: 'C-9002', PartyName: 'فروشگاه اینترنتی', Currency: 'IRR', Language: 'fa', Country: 'IR', B2bAccess: 'خیر' },
        },
        credit: { ...byKey(limits), T90001: { PartyNumber: 'C-9003', CreditLimit: '50000000' } },
    };
}

/** Three weeks of working days, four pulls of stock a day and one of the others; one morning the ERP was down. */
async function pastRuns(connection: TransactionalConnection, ctx: RequestContext, connectionId: number): Promise<void> {
    await sql(connection, ctx, `
        WITH first AS (SELECT object, staged FROM erp_run WHERE "connectionId" = $1 AND state = 'done'),
        past AS (
            SELECT f.object, f.staged, date_trunc('day', now()) - make_interval(days => d) + make_interval(hours => h) AS at, d, h
              FROM first f CROSS JOIN generate_series(1, 21) AS d CROSS JOIN unnest(ARRAY[4, 7, 10, 13]) AS h
             WHERE (f.object = 'stock' OR h = 4) AND extract(dow FROM date_trunc('day', now()) - make_interval(days => d)) NOT IN (4, 5)
        )
        INSERT INTO erp_run ("connectionId", object, state, "isFull", cause, "askedBy", "askedAt", "startedAt", "movedAt", "endedAt", attempts, staged, planned, updated, parked, failure)
        SELECT $1, object, CASE WHEN d = 9 AND h = 4 THEN 'failed' ELSE 'done' END, true, 'schedule', 'system', at, at + interval '2 seconds', at + interval '9 seconds', at + interval '9 seconds',
               CASE WHEN d = 9 AND h = 4 THEN 3 ELSE 1 END, CASE WHEN d = 9 AND h = 4 THEN 0 ELSE staged END, CASE WHEN d = 9 AND h = 4 THEN 0 ELSE (d * 7 + h * 3) % 23 END,
               CASE WHEN d = 9 AND h = 4 THEN 0 ELSE (d * 7 + h * 3) % 23 END, 0, CASE WHEN d = 9 AND h = 4 THEN 'The ERP did not answer within 30 seconds' ELSE '' END
          FROM past ORDER BY at`, [connectionId]);
}
