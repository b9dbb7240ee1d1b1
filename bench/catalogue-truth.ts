/**
 * The product's own services in the bench's process, on the same database: what the resolver says of every variant, and which
 * statements a question costs.
 */
import { bootstrapWorker, LanguageCode, mergeConfig, RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';
import { AsyncLocalStorage } from 'node:async_hooks';
import { Client } from 'pg';

import { memberPermissions } from '../kernel/scope';
import { CatalogueService } from '../plugins/assortment';
import { PriceService } from '../plugins/pricing';
import { quietLogger } from '../src/seed/quiet-logger';
import { config } from '../vendure-config';
import type { Member, Question } from './catalogue-shops';
import { p50, timed } from './measure';

type App = Awaited<ReturnType<typeof bootstrapWorker>>['app'];

export interface Statement {
    text: string;
    values: unknown[];
}

/** As the product's own connections are. */
const sessionOptions = config.dbConnectionOptions as { extra?: { options?: string } };

export class Truth {
    private constructor(
        private readonly app: App,
        private readonly ctx: RequestContext,
        readonly client: Client,
    ) {}

    static async open(databaseUrl: string): Promise<Truth> {
        const { hostname: host, port, username, password, pathname } = new URL(databaseUrl);
        const { app } = await bootstrapWorker(
            mergeConfig(config, { logger: quietLogger, dbConnectionOptions: { host, port: Number(port), username, password, database: pathname.slice(1) } }),
        );
        const client = new Client({ connectionString: databaseUrl, options: sessionOptions.extra?.options });
        await client.connect();
        await client.query('SET statement_timeout = 0');
        const ctx = await app.get(RequestContextService).create({ apiType: 'admin', languageCode: LanguageCode.en });
        return new Truth(app, ctx, client);
    }

    async close(): Promise<void> {
        await this.client.end();
        await this.app.close();
    }

    /** The statements of one page of the catalogue, in their order. */
    async statements(member: Member, question: Question): Promise<Statement[]> {
        return this.caught(() => this.app.get(CatalogueService).search(this.ctx, this.viewer(member), member.input(question), new Date()));
    }

    async suggestionStatements(member: Member, term: string): Promise<Statement[]> {
        return this.caught(() => this.app.get(CatalogueService).suggestions(this.ctx, this.viewer(member), { term }, new Date()));
    }

    /** The median of running the statements by themselves. */
    async bare(statements: readonly Statement[], rounds: number): Promise<number> {
        const figures: number[] = [];
        for (let round = 0; round < rounds; round++) {
            figures.push(await timed(async () => {
                for (const { text, values } of statements) await this.client.query(text, values);
            }));
        }
        return p50(figures);
    }

    /** Every variant's price by the one resolver, as the table `truth` (id, net) of this session. */
    async resolveAll(member: Member): Promise<void> {
        const ids = (await this.client.query<{ id: number }>('SELECT id FROM product_variant WHERE "deletedAt" IS NULL AND enabled ORDER BY id')).rows.map(row => row.id);
        await this.client.query('DROP TABLE IF EXISTS truth');
        await this.client.query('CREATE TEMP TABLE truth (id int PRIMARY KEY, net bigint)');
        for (let from = 0; from < ids.length; from += 5_000) {
            const lines = ids.slice(from, from + 5_000).map(variantId => ({ variantId, quantity: 1 }));
            const prices = await this.app.get(PriceService).resolvePrices(this.ctx, this.viewer(member), lines, new Date());
            const rows = [...prices].map(([id, { unitNet }]) => ({ id, net: unitNet }));
            await this.client.query('INSERT INTO truth SELECT t.id, t.net FROM json_to_recordset($1::json) AS t(id int, net bigint)', [JSON.stringify(rows)]);
        }
    }

    /** Part of the resolved prices in the order that the catalogue promises. */
    async sorted({ language }: Member, descending: boolean, skip: number, limits: { from?: number; to?: number } = {}): Promise<{ total: number; ids: string[] }> {
        const { rows } = await this.client.query<{ id: number; total: number }>(
            `SELECT t.id, (count(*) OVER ())::int AS total FROM truth t JOIN catalogue_index i ON i."productVariantId" = t.id AND i."languageCode" = $4
             WHERE ($2::bigint IS NULL OR t.net >= $2) AND ($3::bigint IS NULL OR t.net <= $3)
             ORDER BY t.net ${descending ? 'DESC' : ''}, i."nameKey", t.id OFFSET $1 LIMIT 24`,
            [skip, limits.from ?? null, limits.to ?? null, language],
        );
        return { total: rows[0]?.total ?? 0, ids: rows.map(row => String(row.id)) };
    }

    private viewer({ companyId, currencyCode }: Member) {
        return { companyId, currencyCode, branchId: null, permissions: new Set(memberPermissions) };
    }

    /** The statements of the work itself, and not of what the process does beside it. */
    private async caught(work: () => Promise<unknown>): Promise<Statement[]> {
        const { rawConnection } = this.app.get(TransactionalConnection);
        const before = rawConnection.logger;
        const found: Statement[] = [];
        const silent = { logQueryError() {}, logQuerySlow() {}, logSchemaBuild() {}, logMigration() {}, log() {} };
        rawConnection.logger = { ...silent, logQuery: (text: string, values?: unknown[]) => void (asking.getStore() && found.push({ text, values: values ?? [] })) };
        try {
            await asking.run(true, work);
        } finally {
            rawConnection.logger = before;
        }
        return found;
    }
}

const asking = new AsyncLocalStorage<boolean>();
