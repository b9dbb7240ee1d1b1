import { Injectable } from '@nestjs/common';
import { type ID, type RequestContext } from '@vendure/core';
import { z } from 'zod';

import type { MemberScope } from '../../../kernel/scope';
import { refuseText } from '../../../kernel/text';
import { checked, idempotencyKey, inputError, recordId } from '../../../kernel/vendure-input';
import { type CodeMatch, CodeLookupService, unitOf } from '../../assortment';
import { readLines, toCsv, toXlsx } from '../../documents';
import { IdempotencyService } from '../../outbox';
import { lineTotals } from '../domain/line-totals';
import { orderRowMessage, type OrderRowReason } from '../domain/order-row-messages';
import { cellsOf, meantBy, mostOrderRows, orderRows, quantityOf, type WrittenRow } from '../domain/order-rows';
import { type ReadOrderRow, sumOfRows } from '../domain/order-row-sums';
import { refuseWishedDate } from '../domain/wished-date';
import { CartService, type JudgedRows } from './cart.service';
import { OrderRulesService } from './order-rules.service';

const cell = (longest: number) => z.string().max(longest).refine(text => refuseText(text, longest) === null, 'must not contain control characters').default('');
const writtenRow = z.object({
    row: z.number().int().min(1).max(2_000_000),
    code: cell(200),
    quantity: cell(60),
    unit: cell(60),
    remark: cell(500),
    date: cell(40),
});
const writtenRows = z.object({ rows: z.array(writtenRow).min(1).max(mostOrderRows) });

export interface OrderRowAnswer extends WrittenRow {
    outcome: 'ok' | 'corrected' | 'rejected';
    reason: OrderRowReason | null;
    message: string | null;
    variantId: number | null;
    sku: string | null;
    name: string | null;
    /** In the base unit, of this row with all others of the article; 0 when it is not taken. */
    taken: number;
    baseUnit: string | null;
    /** Null for who may not see prices. */
    lineNet: number | null;
    /** Quantities in the base unit that would be taken. */
    nearest: number[];
    candidates: { sku: string; name: string }[];
}

export interface OrderRowsReport {
    rows: OrderRowAnswer[];
    ok: number;
    corrected: number;
    rejected: number;
    /** Of what is taken, before what comes off a whole order; null for who may not see prices. */
    totalNet: number | null;
    totalGross: number | null;
    currencyCode: string;
    /** The cart once the rows are in it; null of a look. */
    cart: { id: number; version: number } | null;
}

/** Rows that somebody pasted or sent as a file: read, told what becomes of each, and put into a cart. */
@Injectable()
export class OrderRowsService {
    constructor(
        private carts: CartService,
        private codes: CodeLookupService,
        private rules: OrderRulesService,
        private idempotency: IdempotencyService,
    ) {}

    /** Of a text that was pasted. */
    ofText(ctx: RequestContext, text: string): WrittenRow[] {
        const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
        return this.read(ctx, lines.map((line, i) => ({ row: i + 1, cells: cellsOf(line) })));
    }

    async ofFile(ctx: RequestContext, file: Buffer, filename: string): Promise<WrittenRow[]> {
        const lines: { row: number; cells: string[] }[] = [];
        // One more than rows, for the line that names the columns.
        for await (const line of readLines(file, filename, { maxRows: mostOrderRows + 1 })) lines.push(line);
        return this.read(ctx, lines);
    }

    /** Of a screen that has read them before, and on which somebody may have mended them. */
    ofJson(text: string): WrittenRow[] {
        try {
            return checked(writtenRows, JSON.parse(text)).rows;
        } catch (error) {
            if (error instanceof SyntaxError) throw inputError('rows: must be JSON');
            throw error;
        }
    }

    /** What would become of each row in the cart that is named, or the current one. Writes nothing. */
    async look(ctx: RequestContext, scope: MemberScope, rows: readonly WrittenRow[], cartId: ID | null): Promise<OrderRowsReport> {
        const read = await this.understood(ctx, scope, rows);
        const cart = await this.carts.find(ctx, scope, cartId);
        const judged = await this.carts.judge(ctx, scope, cart, sumOfRows(read));
        return this.report(ctx, scope, rows, read, judged, null);
    }

    /** Puts what may be taken on top of what the cart holds. The same key does so once. */
    async take(ctx: RequestContext, scope: MemberScope, rows: readonly WrittenRow[], named: { cartId: ID | null; key: string }): Promise<OrderRowsReport> {
        const { key, cartId } = checked(z.object({ key: idempotencyKey, cartId: recordId.nullable() }), named);
        let report: OrderRowsReport | null = null;
        const taken = await this.idempotency.run(ctx, scope, 'takeOrderRows', key, { rows, cartId }, tx =>
            this.carts.changing(tx, scope, async (inner, cart) => {
                const read = await this.understood(inner, scope, rows);
                const judged = await this.carts.judge(inner, scope, cart, sumOfRows(read));
                const { orderId, version } = await this.carts.write(inner, scope, cart, judged);
                report = this.report(inner, scope, rows, read, judged, { orderId, version });
                return { orderId, version };
            }, { cartId }),
        );
        // The key was used before: the rows are in the cart, and what became of each was told then.
        return report ?? { rows: [], ok: 0, corrected: 0, rejected: 0, totalNet: null, totalGross: null, currencyCode: scope.currencyCode, cart: { id: taken.orderId, version: taken.version } };
    }

    /** The rejected rows as a file, to be mended and sent again. */
    async rejects(ctx: RequestContext, scope: MemberScope, rows: readonly WrittenRow[], cartId: ID | null, format: 'csv' | 'xlsx'): Promise<string | Buffer> {
        const report = await this.look(ctx, scope, rows, cartId);
        const rejected = report.rows.filter(row => row.outcome === 'rejected');
        const columns = [
            ...(['code', 'quantity', 'unit', 'remark', 'date'] as const).map(header => ({ header, value: (row: OrderRowAnswer) => row[header] })),
            { header: orderRowMessage('because', ctx.languageCode), value: (row: OrderRowAnswer) => row.message },
        ];
        return format === 'csv' ? toCsv(rejected, columns) : toXlsx(rejected, columns, { sheet: 'Rows', rightToLeft: String(ctx.languageCode) === 'fa' });
    }

    private read(ctx: RequestContext, lines: readonly { row: number; cells: string[] }[]): WrittenRow[] {
        const rows = orderRows(lines, text => unitOf(text) !== null);
        if (typeof rows === 'string') throw inputError(`rows: ${orderRowMessage(rows, ctx.languageCode)}`);
        return checked(writtenRows, { rows: rows.map(shortened) }).rows;
    }

    /** Which article each row means, how many and in which unit, or why that cannot be told. */
    private async understood(ctx: RequestContext, scope: MemberScope, rows: readonly WrittenRow[]): Promise<ReadOrderRow<CodeMatch>[]> {
        const matches = await this.codes.find(ctx, scope, rows.map(row => row.code).filter(code => code !== ''));
        const { today, leadWorkingDays, ...calendar } = await this.rules.calendar(ctx);
        const refusedDays = new Map<string, OrderRowReason | null>();
        const dayRefusal = (day: string): OrderRowReason | null => {
            const known = refusedDays.get(day);
            if (known !== undefined) return known;
            const refusal = refuseWishedDate(day, today, leadWorkingDays, calendar);
            const reason = refusal === null ? null : refusal === 'not-a-date' ? 'date-unreadable' : 'date-not-possible';
            refusedDays.set(day, reason);
            return reason;
        };
        return rows.map(row => {
            const dated = row.date === '' ? null : dayRefusal(row.date);
            const day = row.date !== '' && dated === null ? row.date : '';
            const remark = [row.remark, day].filter(part => part !== '').join(' · ');
            const refuse = (reason: OrderRowReason, candidates: CodeMatch[] = []) => ({ row: row.row, refused: reason, candidates });
            if (row.code === '') return refuse('code-missing');
            const meant = meantBy(matches.get(row.code) ?? []);
            if (meant === null) return refuse('unknown-code');
            if (Array.isArray(meant)) return refuse('ambiguous-code', meant);
            const quantity = quantityOf(row.quantity);
            if (typeof quantity === 'string') return { ...refuse(quantity), match: meant };
            const unit = row.unit === '' ? (meant.unit ?? '') : unitOf(row.unit);
            if (unit === null) return { ...refuse('unknown-unit'), match: meant };
            return { row: row.row, match: meant, unit, quantity, remark, dated };
        });
    }

    private report(
        ctx: RequestContext,
        scope: MemberScope,
        rows: readonly WrittenRow[],
        read: readonly ReadOrderRow<CodeMatch>[],
        judged: JudgedRows,
        cart: { orderId: number; version: number } | null,
    ): OrderRowsReport {
        const answers = new Map(sumOfRows(read).map((sum, i) => [sum.key, { sum, answer: judged.answers[i] }]));
        const seesPrices = scope.permissions.has('see-prices');
        const told = rows.map((row, i): OrderRowAnswer => {
            const one = read[i];
            const blank = { ...row, variantId: null, sku: null, name: null, taken: 0, baseUnit: null, lineNet: null, nearest: [], candidates: [] };
            const said = (outcome: OrderRowAnswer['outcome'], reason: OrderRowReason | null, params: Record<string, string> = {}) => ({
                outcome, reason, message: reason === null ? null : orderRowMessage(reason, ctx.languageCode, params),
            });
            if (one === undefined) return { ...blank, ...said('rejected', 'unknown-code') };
            const known = one.match === undefined ? {} : { variantId: one.match.variantId, sku: one.match.sku, name: one.match.name, baseUnit: judged.facts.get(one.match.variantId)?.baseUnit ?? null };
            if ('refused' in one) {
                const candidates = one.candidates.slice(0, 5).map(({ sku, name }) => ({ sku, name }));
                return { ...blank, ...known, candidates, ...said('rejected', one.refused, { items: candidates.map(({ sku, name }) => `${sku} ${name}`).join(', ') }) };
            }
            const found = answers.get(keyOf(one));
            const answer = found?.answer;
            if (found === undefined || answer === undefined) return { ...blank, ...known, ...said('rejected', 'unknown-code') };
            const quantity = { quantity: String(answer.nearest.at(-1) ?? '') };
            if (answer.outcome === 'rejected') return { ...blank, ...known, nearest: answer.nearest, ...said('rejected', answer.reason, quantity) };
            const taken = judged.changes.get(one.match.variantId)?.quantity ?? 0;
            const isFirst = found.sum.row === one.row;
            const price = judged.prices.get(one.match.variantId);
            const lineNet = seesPrices && isFirst && price ? lineTotals(price, taken).net : null;
            const outcome = { ...blank, ...known, taken, lineNet, nearest: answer.nearest };
            if (!isFirst) return { ...outcome, ...said('corrected', 'added-up', { row: String(found.sum.row) }) };
            if (answer.outcome === 'ok' && one.dated !== null) return { ...outcome, ...said('corrected', one.dated) };
            return { ...outcome, ...said(answer.outcome, answer.reason, quantity) };
        });
        const count = (outcome: OrderRowAnswer['outcome']) => told.filter(row => row.outcome === outcome).length;
        const totals = [...judged.changes].flatMap(([variantId, { quantity }]) => {
            const price = judged.prices.get(variantId);
            return price && quantity > 0 ? [lineTotals(price, quantity)] : [];
        });
        return {
            rows: told,
            ok: count('ok'),
            corrected: count('corrected'),
            rejected: count('rejected'),
            totalNet: seesPrices ? totals.reduce((sum, one) => sum + one.net, 0) : null,
            totalGross: seesPrices ? totals.reduce((sum, one) => sum + one.gross, 0) : null,
            currencyCode: scope.currencyCode,
            cart: cart === null ? null : { id: cart.orderId, version: cart.version },
        };
    }
}

const keyOf = ({ match, unit }: { match: CodeMatch; unit: string }) => `${match.variantId} ${unit}`;

/** What is longer than any cell may be is cut: it names nothing. */
function shortened({ code, quantity, unit, remark, date, row }: WrittenRow): WrittenRow {
    return { row, code: code.slice(0, 200), quantity: quantity.slice(0, 60), unit: unit.slice(0, 60), remark: remark.slice(0, 500), date: date.slice(0, 40) };
}
