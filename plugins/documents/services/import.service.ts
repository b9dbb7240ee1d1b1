import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';
import type { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { checked, inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { refuseColumns, valuesOf } from '../domain/import-columns';
import { reasonColumn, rejectsCsv } from '../domain/import-report';
import type { Importer, ImportReport, ImportRow, RowAnswer } from '../types';
import { ImportRegistry } from './import-registry';
import { readTable, type TableRow } from './read-table';

const maxRows = 100_000;

/** `allOrNothing`: one refused row undoes the whole file. */
export interface ImportWish {
    dryRun: boolean;
    allOrNothing?: boolean;
    scope: Scope;
}

export interface ImporterDescription {
    name: string;
    columns: { name: string; required: boolean }[];
}

/** Thrown to undo a dry run, or a file of which a row was refused; carries what it would have answered. */
class DryRunEnd extends Error {
    constructor(readonly answers: RowAnswer[]) {
        super('dry run');
    }
}

@Injectable()
export class ImportService {
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
        const rows = await this.read(importer, file, filename);
        const { accepted, refused } = sorted(importer, rows);
        // The good rows are tried all the same, so that one run tells all that is wrong.
        const isLost = options.allOrNothing === true && refused.length > 0;
        const applied = accepted.length === 0 ? { answers: [], kept: true } : await this.apply(ctx, importer, accepted, options, isLost);
        const answers = [...refused, ...applied.answers].sort((a, b) => a.row - b.row);
        return { ...report(importer, rows, answers, options.dryRun), kept: applied.kept && !options.dryRun && !isLost };
    }

    private async read(importer: Importer, file: Buffer, filename: string): Promise<TableRow[]> {
        const rows: TableRow[] = [];
        const known = Object.keys(importer.columns.shape);
        const required = known.filter(name => isRequired(importer.columns, name));
        for await (const row of readTable(file, filename, { maxRows })) {
            delete row.cells[reasonColumn];
            const refused = rows.length === 0 ? refuseColumns(Object.keys(row.cells), required, known) : null;
            if (refused !== null) {
                throw inputError(`file: ${refused}`);
            }
            rows.push(row);
        }
        if (rows.length === 0) {
            throw inputError('file: has no rows under its first line');
        }
        return rows;
    }

    private async apply(
        ctx: RequestContext,
        importer: Importer,
        rows: ImportRow<Record<string, unknown>>[],
        options: ImportWish,
        isLost: boolean,
    ): Promise<{ answers: RowAnswer[]; kept: boolean }> {
        try {
            const kept = await withTx(this.connection, ctx, async tx => {
                const answers = await importer.apply(tx, rows, options);
                refuseForgetful(importer, rows, answers);
                const isRefused = options.allOrNothing === true && answers.some(({ outcome }) => outcome === 'rejected');
                if (options.dryRun || isLost || isRefused) {
                    throw new DryRunEnd(answers);
                }
                return answers;
            });
            return { answers: kept, kept: true };
        } catch (error) {
            if (error instanceof DryRunEnd) return { answers: error.answers, kept: false };
            throw error;
        }
    }
}

function isRequired(columns: Importer['columns'], name: string): boolean {
    const column = columns.shape[name] as z.ZodType | undefined;
    return column?.safeParse(undefined).success === false;
}

/** Which rows fit the importer's columns. */
function sorted(importer: Importer, rows: TableRow[]) {
    const accepted: ImportRow<Record<string, unknown>>[] = [];
    const refused: RowAnswer[] = [];
    for (const { row, cells } of rows) {
        try {
            accepted.push({ row, values: checked(importer.columns, valuesOf(cells)) });
        } catch (error) {
            if (!(error instanceof UserInputError)) throw error;
            refused.push({ row, outcome: 'rejected', message: error.message });
        }
    }
    return { accepted, refused };
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
