import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import fs from 'node:fs';
import readline from 'node:readline';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import type { Scope } from '../../../kernel/scope';
import { inputError } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { ContractPrice } from '../entities/contract-price.entity';
import { copyRows, countJudged, insertJudged, judgeRows, loadColumns, lockPrices, makeLoadTable, refusedRows, updateJudged } from '../queries/price-load.sql';

export interface PriceLoad {
    rows: number;
    /** New or changed; the others were as the file says already. */
    written: number;
    rejected: number;
    /** The first of those that were rejected. */
    refused: { row: number; reason: string }[];
}

const refusedShown = 1_000;

/**
 * Contract prices by the million, from a plain CSV file (UTF-8, amounts with a point): COPY and a fixed number of statements, in
 * one transaction. The rules are those of the import `contract-prices`, which takes smaller files in more ways of writing.
 */
@Injectable()
export class ContractPriceLoadService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    async load(ctx: RequestContext, scope: Scope, file: string): Promise<PriceLoad> {
        const { columns, delimiter } = await heading(file);
        return withTx(this.connection, ctx, async tx => {
            const run = <Row extends object>(text: string, params: unknown[] = []) => sql<Row>(this.connection, tx, text, params);
            await run(`SET LOCAL statement_timeout = 0`);
            await run(`SET LOCAL work_mem = '256MB'`);
            await run(makeLoadTable);
            const client = (await this.connection.getRepository(tx, ContractPrice).manager.queryRunner?.connect()) as PoolClient;
            await pipeline(fs.createReadStream(file), client.query(copyFrom(copyRows(columns, delimiter))));
            await run('ANALYZE contract_price_load');
            await run(lockPrices);
            await run(judgeRows);
            await run(insertJudged);
            await run(updateJudged);
            const [counts] = await run<Omit<PriceLoad, 'refused'>>(countJudged);
            const { rows = 0, written = 0, rejected = 0 } = counts ?? {};
            if (written > 0) {
                await this.audit.record(tx, { scope, action: 'contract-price.import', entity: 'ContractPrice', entityId: 'file', after: { changed: written } });
            }
            return { rows, written, rejected, refused: await run<PriceLoad['refused'][number]>(refusedRows, [refusedShown]) };
        });
    }
}

/** The columns that the file's first line names, and what stands between them. */
async function heading(file: string): Promise<{ columns: string[]; delimiter: string }> {
    const lines = readline.createInterface({ input: fs.createReadStream(file) });
    let first = '';
    for await (const line of lines) {
        first = line.replace(/^\uFEFF/, '');
        break;
    }
    lines.close();
    const delimiter = [';', '\t'].find(mark => first.includes(mark)) ?? ',';
    const columns = first.split(delimiter).map(name => name.trim().replace(/^"(.*)"$/, '$1').toLowerCase());
    const unknown = columns.find(name => !(loadColumns as readonly string[]).includes(name));
    if (unknown !== undefined) throw inputError(`file: the column ${unknown} is not known`);
    const missing = ['company', 'sku', 'price'].find(name => !columns.includes(name));
    if (missing !== undefined) throw inputError(`file: the column ${missing} is missing`);
    if (new Set(columns).size < columns.length) throw inputError('file: a column stands twice in the first line');
    return { columns, delimiter };
}
