import { inject, Injectable } from '@angular/core';

import { attemptKey, endAttempt } from '../../shared/data/attempt';
import { failureOf, RequestFailure } from '../../shared/data/failure';
import { Preferences } from '../../shared/data/preferences';

/** A row as it was written, or mended on the screen. */
export interface WrittenRow {
    row: number;
    code: string;
    quantity: string;
    unit: string;
    remark: string;
    date: string;
}

export interface OrderRow extends WrittenRow {
    outcome: 'ok' | 'corrected' | 'rejected';
    reason: string | null;
    message: string | null;
    variantId: number | null;
    sku: string | null;
    name: string | null;
    taken: number;
    baseUnit: string | null;
    lineNet: number | null;
    nearest: number[];
    candidates: { sku: string; name: string }[];
}

export interface OrderRowsReport {
    rows: OrderRow[];
    ok: number;
    corrected: number;
    rejected: number;
    totalNet: number | null;
    totalGross: number | null;
    currencyCode: string;
    cart: { id: number; version: number } | null;
}

export type RowsSource = { text: string } | { file: File } | { rows: readonly WrittenRow[] };

/** Rows that are pasted or sent as a file. They go as the body of a request of their own: GraphQL takes no files. */
@Injectable({ providedIn: 'root' })
export class OrderRows {
    private readonly preferences = inject(Preferences);

    /** What would become of each row in the cart; nothing is changed. */
    look(source: RowsSource, cartId: string | null): Promise<OrderRowsReport> {
        return this.report({ ...queryOf(source, cartId), take: 'false' }, source);
    }

    /** Puts the rows into the cart, once however often the connection breaks on the way. */
    async take(rows: readonly WrittenRow[], cartId: string | null): Promise<OrderRowsReport> {
        const idempotencyKey = attemptKey('order-rows', { rows, cartId });
        const taken = await this.report({ ...queryOf({ rows }, cartId), take: 'true', idempotencyKey }, { rows });
        endAttempt('order-rows');
        return taken;
    }

    /** The rejected rows with their reasons, as a file. */
    async rejects(rows: readonly WrittenRow[], cartId: string | null, format: 'csv' | 'xlsx'): Promise<Blob> {
        return (await this.send(`/order-rows/rejects/${format}`, queryOf({ rows }, cartId), { rows })).blob();
    }

    private async report(query: Record<string, string>, source: RowsSource): Promise<OrderRowsReport> {
        return (await (await this.send('/order-rows', query, source)).json()) as OrderRowsReport;
    }

    private async send(path: string, query: Record<string, string>, source: RowsSource): Promise<Response> {
        const search = new URLSearchParams({ ...query, languageCode: this.preferences.language() });
        const body = 'text' in source ? source.text : 'file' in source ? source.file : JSON.stringify({ rows: source.rows.map(written) });
        const response = await fetch(`${path}?${search}`, {
            method: 'POST',
            credentials: 'same-origin',
            headers: { 'Content-Type': 'application/octet-stream' },
            body,
        }).catch((error: unknown) => {
            throw new RequestFailure('offline', String(error));
        });
        if (response.ok) return response;
        const said = (await response.json().catch(() => null)) as { message?: string | string[] } | null;
        const message = [said?.message ?? []].flat().join(' ') || `HTTP ${response.status}`;
        throw failureOf(response.status, [{ message }], response.headers.get('x-request-id'));
    }
}

function queryOf(source: RowsSource, cartId: string | null): Record<string, string> {
    const kind: Record<string, string> = 'text' in source ? { kind: 'text' } : 'file' in source ? { kind: 'file', filename: source.file.name } : { kind: 'rows' };
    return { ...kind, ...(cartId === null ? {} : { cartId }) };
}

function written({ row, code, quantity, unit, remark, date }: WrittenRow): WrittenRow {
    return { row, code, quantity, unit, remark, date };
}
