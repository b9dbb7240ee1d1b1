import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../../kernel/vendure-sql';
import { AuditService } from '../../../audit';
import { ImportService, type RowAnswer } from '../../../documents';
import type { ErpObject } from '../../types';
import { Appliers } from '../appliers';
import { type ApplyHow, type CellRow, type Cells, type ErpApplier, type ErpField, joinedKey, keyParts } from './applier';

/** What appliers work with. */
@Injectable()
export class ApplyTools {
    constructor(
        readonly connection: TransactionalConnection,
        readonly imports: ImportService,
        readonly appliers: Appliers,
        readonly audit: AuditService,
    ) {}
}

/** Brings records in as a file of the same records would be: by the importer of the plugin that owns them, so that there is one set of rules. */
@Injectable()
export abstract class ImporterApplier implements ErpApplier, OnApplicationBootstrap {
    abstract readonly object: ErpObject;
    abstract readonly importer: string;
    abstract readonly batchSize: number;
    /** Of which our key is made. */
    abstract readonly keyFields: readonly string[];
    readonly keepsUnmapped: boolean = false;
    private described: readonly ErpField[] | null = null;

    constructor(protected tools: ApplyTools) {}

    onApplicationBootstrap(): void {
        this.tools.appliers.register(this);
    }

    /** Asked when all importers have registered. */
    get fields(): readonly ErpField[] {
        this.described ??= this.columns();
        return this.described;
    }

    private columns(): readonly ErpField[] {
        const found = this.tools.imports.describe().find(one => one.name === this.importer);
        if (found === undefined) throw new Error(`There is no importer ${this.importer}`);
        return found.columns.filter(({ name }) => !this.unused().includes(name));
    }

    /** Columns that mean nothing in a record of an ERP. */
    protected unused(): readonly string[] {
        return [];
    }

    ourKey(cells: Cells): string {
        return joinedKey(...this.keyFields.map(field => cells[field]));
    }

    protected keyCells(key: string): Record<string, string> {
        return Object.fromEntries(keyParts(key).map((part, at) => [this.keyFields[at] ?? '', part]));
    }

    /** The query `currentSql`, given the key fields of each record as JSON, answers each as a row of texts. */
    protected currentSql(): string | null {
        return null;
    }

    async current(ctx: RequestContext, rows: readonly Cells[]): Promise<Map<string, Cells>> {
        const text = this.currentSql();
        if (text === null || rows.length === 0) return new Map();
        const keys = rows.map(cells => Object.fromEntries(this.keyFields.map(field => [field, cells[field] ?? ''])));
        const found = await sql<Record<string, string | number | boolean | null>>(this.tools.connection, ctx, text, [JSON.stringify(keys)]);
        return new Map(found.map(row => {
            const cells = Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])));
            return [this.ourKey(cells), cells];
        }));
    }

    apply(tx: RequestContext, rows: readonly CellRow[], { scope, from, acceptUnusual }: ApplyHow): Promise<RowAnswer[]> {
        const given = rows.map(({ row, cells }) => ({ row, cells: { ...cells } }));
        return this.tools.imports.apply(tx, this.importer, given, { dryRun: false, scope, filename: from, acceptUnusual });
    }
}
