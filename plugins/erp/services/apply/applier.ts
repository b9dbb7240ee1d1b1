import type { RequestContext } from '@vendure/core';

import type { Scope } from '../../../../kernel/scope';
import type { RowAnswer } from '../../../documents';
import type { ErpObject } from '../../types';

/** A record in our words: a text for each field. */
export type Cells = Readonly<Record<string, string>>;

export interface ErpField {
    name: string;
    required: boolean;
}

export interface ApplyHow {
    scope: Scope;
    /** By which connection and object it came, as histories name it. */
    from: string;
    /** A person said that what looks like a slip is meant. */
    acceptUnusual: boolean;
}

export interface CellRow {
    row: number;
    cells: Cells;
}

/** Brings records of one object in, by the rules of the plugin that owns them. Everything in the transaction it is given. */
export interface ErpApplier {
    readonly object: ErpObject;
    readonly fields: readonly ErpField[];
    /** How many records at once. */
    readonly batchSize: number;
    /** What is left out of a record would be emptied here: what is here is put in its place first. */
    readonly keepsUnmapped: boolean;
    /** What we know the record by. */
    ourKey(cells: Cells): string;
    /** The records that are here already, by our key, in the words in which they come. */
    current(ctx: RequestContext, rows: readonly Cells[]): Promise<Map<string, Cells>>;
    /** Answers each row once; what it refuses has written nothing. */
    apply(tx: RequestContext, rows: readonly CellRow[], how: ApplyHow): Promise<RowAnswer[]>;
    /** Puts out of use what the ERP no longer has. None: what is gone there stays here, and only the link says that it is gone. */
    retire?(tx: RequestContext, ourKeys: readonly string[], how: ApplyHow): Promise<void>;
    /** Puts back into use what the ERP has again; called before it is applied. */
    revive?(tx: RequestContext, ourKeys: readonly string[], how: ApplyHow): Promise<void>;
}

/** Parts of a key are codes, in which this sign does not stand. */
const mark = '\u001f';
export const joinedKey = (...parts: (string | undefined)[]): string => parts.map(part => part ?? '').join(mark);
export const keyParts = (key: string): string[] => key.split(mark);
/** As people read it. */
export const shownKey = (key: string): string => key.split(mark).filter(Boolean).join(' · ');
