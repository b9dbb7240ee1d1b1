import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';
import { createHash } from 'node:crypto';

import { systemScope } from '../../../../kernel/scope';
import { sql } from '../../../../kernel/vendure-sql';
import type { RowAnswer } from '../../../documents';
import { InvoiceFileService } from '../../../finance';
import { Appliers } from '../appliers';
import { type CellRow, type Cells, type ErpApplier, type ErpField, joinedKey } from './applier';

const base64 = /^[A-Za-z0-9+/\s]+={0,2}$/;

/** PDF and XML of invoices and corrections (F111-F113): `content` as base64 text, or XML as it is. */
@Injectable()
export class InvoiceFileApplier implements ErpApplier, OnApplicationBootstrap {
    readonly object = 'invoice-file';
    readonly batchSize = 20;
    readonly keepsUnmapped = false;
    readonly fields: readonly ErpField[] = [{ name: 'invoice', required: true }, { name: 'format', required: true }, { name: 'content', required: true }];

    constructor(
        private connection: TransactionalConnection,
        private files: InvoiceFileService,
        private appliers: Appliers,
    ) {}

    onApplicationBootstrap(): void {
        this.appliers.register(this);
    }

    ourKey(cells: Cells): string {
        return joinedKey(cells.invoice ?? '', cells.format ?? '');
    }

    /** What is in a file is compared by its print: one that is another is said to be empty here, so that it shows. */
    async current(ctx: RequestContext, rows: readonly Cells[]): Promise<Map<string, Cells>> {
        const prints = await this.prints(ctx, rows.map(cells => cells.invoice ?? ''));
        return new Map(rows.flatMap(cells => {
            const print = prints.get(this.ourKey(cells));
            return print === undefined ? [] : [[this.ourKey(cells), { ...cells, content: print === printOf(bytesOf(cells.content ?? '')) ? (cells.content ?? '') : '' }] as const];
        }));
    }

    async apply(tx: RequestContext, rows: readonly CellRow[]): Promise<RowAnswer[]> {
        const prints = await this.prints(tx, rows.map(({ cells }) => cells.invoice ?? ''));
        const answers: RowAnswer[] = [];
        for (const { row, cells } of rows) {
            const content = bytesOf(cells.content ?? '');
            const known = prints.get(this.ourKey(cells));
            if (known !== undefined && known === printOf(content)) {
                answers.push({ row, outcome: 'unchanged' });
                continue;
            }
            await sql(this.connection, tx, 'SAVEPOINT erp_invoice_file');
            const refused = await this.store(tx, cells, content);
            await sql(this.connection, tx, refused === null ? 'RELEASE SAVEPOINT erp_invoice_file' : 'ROLLBACK TO SAVEPOINT erp_invoice_file');
            answers.push(refused === null ? { row, outcome: known === undefined ? 'created' : 'updated' } : { row, outcome: 'rejected', message: refused });
        }
        return answers;
    }

    /** A document was issued: that the ERP no longer lists it takes nothing from the customer. */
    retire(): Promise<void> {
        return Promise.resolve();
    }

    revive(): Promise<void> {
        return Promise.resolve();
    }

    /** Null: it is kept. The document must be of the invoice and format that the record names. */
    private async store(tx: RequestContext, cells: Cells, content: Buffer): Promise<string | null> {
        try {
            const { number, format } = await this.files.store(tx, systemScope, content, `${cells.invoice}.${cells.format}`);
            if (format !== cells.format) return `format: the document is ${format}`;
            return number === cells.invoice ? null : `content: is the document of ${number}`;
        } catch (error) {
            if (error instanceof UserInputError) return error.message.replace(/^file(name)?:/, 'content:');
            throw error;
        }
    }

    private async prints(ctx: RequestContext, numbers: readonly string[]): Promise<Map<string, string>> {
        const rows = await sql<{ number: string; format: string; print: string }>(this.connection, ctx,
            'SELECT i.number, f.format, f."contentHash" AS print FROM invoice i JOIN invoice_file f ON f."invoiceId" = i.id WHERE i.number = ANY($1)', [[...numbers]]);
        return new Map(rows.map(({ number, format, print }) => [joinedKey(number, format), print]));
    }
}

function bytesOf(text: string): Buffer {
    return text.trimStart().startsWith('<') || !base64.test(text) ? Buffer.from(text, 'utf8') : Buffer.from(text, 'base64');
}

function printOf(content: Buffer): string {
    return createHash('sha256').update(content).digest('hex');
}
