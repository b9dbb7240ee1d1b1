import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import type { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { refuseColumns } from '../domain/import-columns';
import { reasonColumn, rejectsCsv } from '../domain/import-report';
import type { Importer, ImportOptions, ImportReport, ImportRow, LargeImporter, LoadAnswer, ReadRow, RowAnswer } from '../types';
import { type AnyImporter, ImportRegistry } from './import-registry';
import { readTable, type TableRow } from './read-table';
import { RowReader } from './row-reader';

const maxRows = 100_000;
const maxLargeRows = 5_000_000;
/** Large importers answer each row of so many, and of more only those that were refused. */
export const mostAnswered = 10_000;

/** `allOrNothing`: one refused row undoes the whole file. */
export interface ImportWish {
    dryRun: boolean;
    allOrNothing?: boolean;
    acceptUnusual?: boolean;
    scope: Scope;
}

export interface ImporterDescription {
    name: string;
    columns: { name: string; required: boolean }[];
}

/** Thrown to undo a dry run, or a file of which a row was refused; carries what it would have answered. */
class DryRunEnd<Answer> extends Error {
    constructor(readonly answer: Answer) {
        super('dry run');
    }
}

@Injectable()
export class ImportService {
    /** They remember cells that were read before. */
    private readers = new WeakMap<AnyImporter, RowReader>();

    constructor(
        private connection: TransactionalConnection,
        private registry: ImportRegistry,
    ) {}

    describe(): ImporterDescription[] {
        return this.registry.all().map(({ name, columns }) => ({
            name,
            columns: Object.keys(columns.shape).map(column => ({ name: column, required: isRequired(columns, column) })),
        }));
    }

    isLarge(importerName: string): boolean {
        const importer = this.registry.find(importerName);
        return importer !== undefined && 'load' in importer;
    }

    /** One transaction for the whole file. Rows that are refused are answered and left out; the others are applied. */
    async run(
        ctx: RequestContext,
        importerName: string,
        file: Buffer,
        filename: string,
        options: ImportWish,
    ): Promise<ImportReport> {
        const importer = this.registry.find(importerName);
        if (importer === undefined) {
            throw inputError(`importer: must be one of ${this.registry.all().map(({ name }) => name).join(', ')}`);
        }
        const { dryRun, scope, acceptUnusual = false } = options;
        const wanted = { dryRun, scope, acceptUnusual, filename };
        if ('load' in importer) return this.load(ctx, importer, file, wanted, options.allOrNothing === true);
        const rows: TableRow[] = [];
        for await (const row of this.rows(importer, file, filename, maxRows)) rows.push(row);
        const { accepted, refused } = sorted(new RowReader(importer.columns), rows);
        // The good rows are tried all the same, so that one run tells all that is wrong.
        const isLost = options.allOrNothing === true && refused.length > 0;
        const applied = accepted.length === 0
            ? { answer: [], kept: true }
            : await this.kept(ctx, async tx => {
                  const answers = await importer.apply(tx, accepted, wanted);
                  refuseForgetful(importer, accepted, answers);
                  return answers;
              }, answers => dryRun || isLost || (options.allOrNothing === true && answers.some(({ outcome }) => outcome === 'rejected')));
        const answers = [...refused, ...applied.answer].sort((a, b) => a.row - b.row);
        return { ...report(importer, rows, answers, dryRun), kept: applied.kept && !dryRun && !isLost };
    }

    /**
     * Rows that another plugin read, in its transaction, with a word for each: what is refused has written nothing, and the rest stays. At most
     * `mostAnswered` at once.
     */
    async apply(tx: RequestContext, importerName: string, rows: readonly TableRow[], options: ImportOptions): Promise<RowAnswer[]> {
        const importer = this.registry.find(importerName);
        if (importer === undefined) throw new Error(`There is no importer ${importerName}`);
        if (rows.length > mostAnswered) throw new Error(`At most ${mostAnswered} rows are applied at once`);
        const reader = this.readers.get(importer) ?? new RowReader(importer.columns);
        this.readers.set(importer, reader);
        const { accepted, refused } = sorted(reader, rows);
        if (accepted.length === 0) return refused;
        if ('load' in importer) return [...refused, ...(await importer.load(tx, asRead(accepted), options)).answers];
        const answers = await importer.apply(tx, accepted, options);
        refuseForgetful(importer, accepted, answers);
        return [...refused, ...answers];
    }

    /** A file of any length: its rows go through, and none is kept in memory. */
    private async load(ctx: RequestContext, importer: LargeImporter, file: Buffer, options: ImportOptions, allOrNothing: boolean): Promise<ImportReport> {
        const { answer, kept } = await this.kept<LoadAnswer>(
            ctx,
            tx => importer.load(tx, this.readRows(importer, file, options.filename), options),
            ({ rejected }) => options.dryRun || (allOrNothing && rejected > 0),
        );
        const { rejects, ...counted } = answer;
        const cells = new Map(rejects.map(reject => [reject.row, reject.cells]));
        const rejectsFile = rejectsCsv(rejects, Object.keys(rejects[0]?.cells ?? {}), row => cells.get(row) ?? {});
        const effect = kept ? answer.effect : { ...answer.effect, changeSetId: null };
        return { ...counted, effect, importer: importer.name, dryRun: options.dryRun, kept, rejectsCsv: rejectsFile };
    }

    private async *readRows(importer: AnyImporter, file: Buffer, filename: string): AsyncGenerator<ReadRow<Record<string, unknown>>> {
        const reader = new RowReader(importer.columns);
        for await (const { row, cells } of this.rows(importer, file, filename, maxLargeRows)) {
            const read = reader.read(cells);
            yield 'message' in read ? { row, cells, message: read.message } : { row, values: read.values };
        }
    }

    private async *rows(importer: AnyImporter, file: Buffer, filename: string, most: number): AsyncGenerator<TableRow> {
        const known = Object.keys(importer.columns.shape);
        const required = known.filter(name => isRequired(importer.columns, name));
        let isFirst = true;
        for await (const row of readTable(file, filename, { maxRows: most })) {
            delete row.cells[reasonColumn];
            const refused = isFirst ? refuseColumns(Object.keys(row.cells), required, known) : null;
            if (refused !== null) throw inputError(`file: ${refused}`);
            isFirst = false;
            yield row;
        }
        if (isFirst) throw inputError('file: has no rows under its first line');
    }

    /** In one transaction, which is undone when its answer is one that is not to be kept. */
    private async kept<Answer>(ctx: RequestContext, work: (tx: RequestContext) => Promise<Answer>, isLost: (answer: Answer) => boolean): Promise<{ answer: Answer; kept: boolean }> {
        try {
            const answer = await withTx(this.connection, ctx, async tx => {
                const given = await work(tx);
                if (isLost(given)) throw new DryRunEnd(given);
                return given;
            });
            return { answer, kept: true };
        } catch (error) {
            if (error instanceof DryRunEnd) return { answer: error.answer as Answer, kept: false };
            throw error;
        }
    }
}

function isRequired(columns: Importer['columns'], name: string): boolean {
    const column = columns.shape[name] as z.ZodType | undefined;
    return column?.safeParse(undefined).success === false;
}

/** Which rows fit the importer's columns. */
function sorted(reader: RowReader, rows: readonly TableRow[]) {
    const accepted: ImportRow<Record<string, unknown>>[] = [];
    const refused: RowAnswer[] = [];
    for (const { row, cells } of rows) {
        const read = reader.read(cells);
        if ('message' in read) refused.push({ row, outcome: 'rejected', message: read.message });
        else accepted.push({ row, values: read.values });
    }
    return { accepted, refused };
}

function asRead(rows: readonly ImportRow<Record<string, unknown>>[]): AsyncIterable<ReadRow<Record<string, unknown>>> {
    const given = rows[Symbol.iterator]();
    return { [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve(given.next()) }) };
}

/** An importer that forgets a row or answers it twice is wrong, and nothing of it is kept. */
function refuseForgetful(importer: Importer, rows: readonly { row: number }[], answers: readonly RowAnswer[]): void {
    const answered = new Set(answers.map(answer => answer.row));
    if (answers.length !== rows.length || !rows.every(({ row }) => answered.has(row))) {
        throw new Error(`The importer ${importer.name} did not answer each row once`);
    }
}

function report(importer: Importer, rows: TableRow[], answers: RowAnswer[], dryRun: boolean): Omit<ImportReport, 'kept'> {
    const count = (outcome: RowAnswer['outcome']) => answers.filter(answer => answer.outcome === outcome).length;
    const cells = new Map(rows.map(row => [row.row, row.cells]));
    const refusals = answers
        .filter(answer => answer.outcome === 'rejected')
        .map(answer => ({ row: answer.row, message: answer.message ?? 'rejected' }));
    return {
        importer: importer.name,
        dryRun,
        created: count('created'),
        updated: count('updated'),
        unchanged: count('unchanged'),
        rejected: refusals.length,
        answers,
        rejectsCsv: rejectsCsv(refusals, Object.keys(rows[0]?.cells ?? {}), row => cells.get(row) ?? {}),
    };
}
