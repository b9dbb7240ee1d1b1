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
    /** What the file is called. */
    filename: string;
    /** What a file says that looks like a slip is meant. */
    acceptUnusual: boolean;
}

interface NamedColumns<Columns extends z.ZodObject> {
    /** `products` takes files named `products….csv` or `products….xlsx`. */
    name: string;
    /** One key per column of the file. An empty cell is an absent value, so optional columns are `.optional()`. */
    columns: Columns;
}

/** Registered by the plugin that owns the records. */
export interface Importer<Columns extends z.ZodObject = z.ZodObject> extends NamedColumns<Columns> {
    /**
     * Applies rows that fit the columns, inside the import's one transaction. Answers each row once, in any order; a
     * rejected row must have written nothing. Whatever it throws undoes the whole import.
     */
    apply(ctx: RequestContext, rows: ImportRow<z.output<Columns>>[], options: ImportOptions): Promise<RowAnswer[]>;
}

/** A row as it was read: what fits the columns, or why it does not. */
export type ReadRow<Values> = ImportRow<Values> | RejectedRow;

export interface RejectedRow {
    row: number;
    cells: Readonly<Record<string, string>>;
    message: string;
}

/** For files of millions, which no memory holds: it takes the rows as they are read. */
export interface LargeImporter<Columns extends z.ZodObject = z.ZodObject> extends NamedColumns<Columns> {
    load(ctx: RequestContext, rows: AsyncIterable<ReadRow<z.output<Columns>>>, options: ImportOptions): Promise<LoadAnswer>;
}

export interface LoadAnswer {
    created: number;
    updated: number;
    unchanged: number;
    rejected: number;
    /** Of a small file all rows, of a large one the first of those that were rejected. */
    answers: RowAnswer[];
    /** The first of them, with their cells. */
    rejects: RejectedRow[];
    effect: ImportEffect;
}

/** What a file does to figures that somebody pays or is paid. */
export interface ImportEffect {
    /** It waits for a second person in place of being in force. */
    isWaiting: boolean;
    /** By which it is undone; null of a dry run and of a file that changes nothing. */
    changeSetId: number | null;
    /** Of the changed figures, in hundredths of a percent; null when none had one before. */
    meanBasisPoints: number | null;
    /** The largest ones. */
    rises: FigureChange[];
    falls: FigureChange[];
}

export interface FigureChange {
    what: string;
    fromValue: number;
    toValue: number;
    basisPoints: number;
    /** Null of a percentage, whose figures are hundredths of a percent. */
    currencyCode: string | null;
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
    /** In the order of the file: one per row, of a file of many thousands those that were rejected. */
    answers: RowAnswer[];
    /** The rejected rows as a CSV file, with their reasons in a last column; null when there are none. */
    rejectsCsv: string | null;
    effect?: ImportEffect;
}
