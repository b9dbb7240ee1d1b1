import { UserInputError } from '@vendure/core';
import { z } from 'zod';

import { checked } from '../../../kernel/vendure-input';

type Read = { value: unknown } | { message: string };

/** Cells that were read before are not read again: files of millions say the same things over and over. */
const remembered = 50_000;

/** Reads rows by an importer's columns, each cell by itself. */
export class RowReader {
    private known: { name: string; schema: z.ZodObject; cells: Map<string, Read> }[];

    constructor(columns: z.ZodObject) {
        const shape = columns.shape as Record<string, z.ZodType>;
        this.known = Object.entries(shape).map(([name, schema]) => ({ name, schema: z.object({ [name]: schema }), cells: new Map() }));
    }

    /** What fits, or what is wrong with the row. An empty cell is an absent value. */
    read(cells: Readonly<Record<string, string>>): { values: Record<string, unknown> } | { message: string } {
        const values: Record<string, unknown> = {};
        const wrong: string[] = [];
        for (const column of this.known) {
            const read = this.cell(column, cells[column.name] ?? '');
            if ('message' in read) wrong.push(read.message);
            else values[column.name] = read.value;
        }
        return wrong.length > 0 ? { message: wrong.join('; ') } : { values };
    }

    private cell({ name, schema, cells }: (typeof this.known)[number], given: string): Read {
        const before = cells.get(given);
        if (before !== undefined) return before;
        const text = given.trim();
        const read = readCell(name, schema, text === '' ? undefined : text);
        if (cells.size >= remembered) cells.clear();
        cells.set(given, read);
        return read;
    }
}

function readCell(name: string, schema: z.ZodObject, text: string | undefined): Read {
    try {
        return { value: checked(schema, { [name]: text })[name] };
    } catch (error) {
        if (!(error instanceof UserInputError)) throw error;
        return { message: error.message };
    }
}
