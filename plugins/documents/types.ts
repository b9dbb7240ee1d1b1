import type { RequestContext } from '@vendure/core';
import type { z } from 'zod';

import type { Scope } from '../../kernel/scope';

export interface ImportRow<Values> {
    /** As a spreadsheet program numbers it: the header is row 1. */
    row: number;
    values: Values;
}

export interface RowAnswer {
    row: number;
    outcome: 'created' | 'updated' | 'unchanged' | 'rejected';
    /** Why a row was rejected: `field: what is wrong`. */
    message?: string;
}

export interface ImportOptions {
    /** Everything is done and answered, then rolled back. */
    dryRun: boolean;
    scope: Scope;
}

/** Registered by the plugin that owns the records. */
export interface Importer<Columns extends z.ZodObject = z.ZodObject> {
    /** `products` takes files named `products….csv` or `products….xlsx`. */
    name: string;
    /** One key per column of the file. An empty cell is an absent value, so optional columns are `.optional()`. */
    columns: Columns;
    /**
     * Applies rows that fit the columns, inside the import's one transaction. Answers each row once, in any order; a
     * rejected row must have written nothing. Whatever it throws undoes the whole import.
     */
    apply(ctx: RequestContext, rows: ImportRow<z.output<Columns>>[], options: ImportOptions): Promise<RowAnswer[]>;
}

export interface ImportReport {
    importer: string;
    dryRun: boolean;
    /** Whether anything of it stays: not after a dry run, nor when a row was refused and all were wanted or none. */
    kept: boolean;
    created: number;
    updated: number;
    unchanged: number;
    rejected: number;
    /** One per row of the file, in its order. */
    answers: RowAnswer[];
    /** The rejected rows as a CSV file, with their reasons in a last column; null when there are none. */
    rejectsCsv: string | null;
}
