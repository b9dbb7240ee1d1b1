/**
 * Whatever people wrote, a file that we hand out runs nothing in a spreadsheet program, and reads back as it was. Every place that
 * writes tables is named here; a new one fails the first test until it has a case.
 */
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { inflateRawSync } from 'node:zlib';

import { systemScope } from '../../kernel/scope';
import { AuditService } from '../../plugins/audit';
import { ConsoleService } from '../../plugins/erp/services/console.service';
import { ParkedService } from '../../plugins/erp/services/parked.service';
import { ReconciliationService } from '../../plugins/erp/services/reconciliation.service';
import { StatementService } from '../../plugins/finance/services/statement.service';
import { ImportRegistry, readTable, toCsv, toXlsx } from '../../plugins/documents';
import { unescapeFormula } from '../../plugins/documents/domain/formula-escape';
import { PersonFinder } from '../../plugins/privacy/services/person-finder.service';
import { PersonalDataFileService } from '../../plugins/privacy/services/personal-data-file.service';
import { CatalogueIndexService } from '../../plugins/assortment';
import { OrderExport } from '../../plugins/lists/services/order-export.service';
import { RecentlyBoughtService } from '../../plugins/lists/services/recently-bought.service';
import { StockNoticeService } from '../../plugins/availability/services/stock-notice.service';
import { csvText } from '../../plugins/screens/dashboard/shared/csv-text';
import { Factory } from '../factories';
import { orderInState } from '../production-facts';
import { type RunningServer, startServer } from '../server';

const payloads = [
    '=1+1', '=cmd|\' /C calc\'!A0', '=HYPERLINK("http://evil.example","x")', '=IMPORTXML("http://evil.example","//a")', '+1+1', '+cmd|\' /C calc\'!A0', '-1+1', '-2+3+cmd|\' /C calc\'!A0',
    '@SUM(1+1)', '@cmd', '\t=1+1', '\t+1', '\r=1+1', '\r\n=1+1', '\n=1+1', '\0=1+1', '\'=1+1', '\'\'+1', '\'-1', '\uff1d1+1', '\uff0b1', '\uff0d1', '\uff201',
    '=1+1"', '="a",b;c', '=A1\r\n=B1', '-', '+', '=', '@', '=DDE("cmd";"/C calc";"x")', '+تلفن',
];
const risky = /^[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/;
const isNumber = /^-?\d+(\.\d+)?$/;
/** PostgreSQL keeps no NUL, so such a text comes from no record. */
const stored = payloads.filter(text => !text.includes('\0'));
const figures = { exports: 0, texts: 0, unescaped: [] as string[], lost: [] as string[] };

/** As RFC 4180 says: quotes doubled, CRLF between the rows, as many fields in each. */
function cellsOf(csv: string): string[][] {
    return parse(csv, { bom: true, record_delimiter: '\r\n', relax_column_count: false });
}

function judge(name: string, cells: readonly (readonly string[])[], expected: readonly string[], atLeast = 1): void {
    const all = cells.flat();
    figures.exports++;
    figures.texts += all.length;
    figures.unescaped.push(...all.filter(cell => risky.test(cell) && !isNumber.test(cell)).map(cell => `${name}: ${JSON.stringify(cell)}`));
    const read = all.map(unescapeFormula);
    figures.lost.push(...expected.filter(text => read.filter(cell => cell === text).length < atLeast).map(text => `${name}: ${JSON.stringify(text)}`));
}

async function workbook(file: Buffer): Promise<{ texts: string[][]; formulas: number }> {
    const book = new ExcelJS.Workbook();
    await book.xlsx.read(Readable.from([file]));
    const texts: string[][] = [];
    let formulas = 0;
    book.worksheets[0]?.eachRow(row => {
        const cells: string[] = [];
        row.eachCell(cell => {
            if (cell.type === ExcelJS.ValueType.Formula || cell.type === ExcelJS.ValueType.Hyperlink) formulas++;
            cells.push(cell.type === ExcelJS.ValueType.String ? cell.text : '');
        });
        texts.push(cells);
    });
    return { texts, formulas };
}

/** A sheet whose cells are texts of people. */
async function judgeWorkbook(file: Buffer): Promise<void> {
    const { formulas, texts } = await workbook(file);
    expect(formulas).toBe(0);
    expect(texts.flat().filter(text => stored.includes(text)).length).toBeGreaterThan(20);
    figures.exports++;
}

function unzipped(archive: Buffer): { name: string; text: string }[] {
    const files: { name: string; text: string }[] = [];
    for (let at = 0; archive.toString('latin1', at, at + 4) === 'PK\x03\x04'; ) {
        const [size, label] = [archive.readUInt32LE(at + 18), archive.readUInt16LE(at + 26)];
        const start = at + 30 + label;
        files.push({ name: archive.toString('utf8', at + 30, start), text: inflateRawSync(archive.subarray(start, start + size)).toString('utf8') });
        at = start + size;
    }
    return files;
}

describe('files that go out', () => {
    let running: RunningServer;
    let factory: Factory;
    let token: string;

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        await running.adminClient.asSuperAdmin();
        token = running.adminClient.getAuthToken();
    });
    afterAll(async () => {
        await running.stop();
        if (process.env.EXPORT_FIGURES) fs.writeFileSync(process.env.EXPORT_FIGURES, JSON.stringify(figures));
    });

    const fetched = (url: string, init?: RequestInit): Promise<Response> => fetch(running.url + url, { ...init, headers: { ...init?.headers, Authorization: `Bearer ${token}` } });
    const expectHarmless = (): void => {
        expect(figures.unescaped).toEqual([]);
        expect(figures.lost).toEqual([]);
    };

    it('are written in these places only', () => {
        const root = path.resolve(__dirname, '../..');
        const found = ['plugins', 'src', 'kernel', 'storefront/src']
            .flatMap(folder => fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name}`))
            .filter(name => /\.tsx?$/.test(name) && !/\.spec\.tsx?$|e2e-spec/.test(name))
            .filter(name => /\btoCsv\(|\btoXlsx\(|\bcsvText\(|exceljs|text\/csv/.test(fs.readFileSync(path.join(root, name), 'utf8')))
            .filter(name => !/^plugins\/documents\/(domain|services)\//.test(name));
        expect(found.sort()).toEqual(Object.keys(writers).sort());
    });

    it('hold no formula and lose no text, by the parts that all are made with', async () => {
        const rows = payloads.map(text => ({ text }));
        const columns = [{ header: '=head', value: (row: { text: string }) => row.text }, { header: 'plain', value: () => 'moquette' }];
        judge('toCsv', cellsOf(toCsv(rows, columns)), payloads);
        judge('csvText', cellsOf(csvText([['=head'], ...payloads.map(text => [text])])), payloads);
        const read: string[] = [];
        // A file with a NUL is no text, and is refused as a whole.
        const readable = toCsv(stored.map(text => ({ text })), columns);
        for await (const { cells } of readTable(Buffer.from(readable), 'a.csv')) read.push(...Object.values(cells));
        expect(stored.filter(text => !read.includes(text))).toEqual([]);
        const { texts, formulas } = await workbook(await toXlsx(rows, columns));
        expect(formulas).toBe(0);
        expect(texts.flat().filter(text => payloads.includes(text)).length).toBeGreaterThan(20);
        expectHarmless();
    });

    it.each(['csv', 'xlsx'])('the activity of people as %s', async format => {
        const audit = running.server.app.get(AuditService);
        for (const text of stored) await audit.record(factory.ctx, { scope: systemScope, action: text, entity: text, entityId: text, reason: text, after: { [text]: text } });
        const response = await fetched(`/staff-activity/${format}`);
        expect(response.status).toBe(200);
        const file = Buffer.from(await response.arrayBuffer());
        if (format === 'csv') judge('staff-activity', cellsOf(file.toString('utf8')), stored, 4);
        else {
            const { formulas, texts } = await workbook(file);
            expect(formulas).toBe(0);
            expect(texts.flat().filter(text => stored.includes(text)).length).toBeGreaterThan(80);
            figures.exports++;
        }
        expectHarmless();
    });

    it('the rejected rows of every import', async () => {
        for (const importer of running.server.app.get(ImportRegistry).all()) {
            const columns = Object.keys(importer.columns.shape);
            const body = toCsv(stored, columns.map(header => ({ header, value: (text: string) => text })));
            const response = await fetched(`/import/${importer.name}?filename=a.csv&dryRun=true`, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body });
            const report = (await response.json()) as { rejected: number; rejectsCsv: string | null };
            if (report.rejectsCsv === null) continue;
            const rows = cellsOf(report.rejectsCsv);
            expect(rows.every(row => row.length === columns.length + 1)).toBe(true);
            judge(`rejects of ${importer.name}`, rows, report.rejected < stored.length ? [] : stored);
        }
        expectHarmless();
    });

    it.each(['csv', 'xlsx'])('what was searched in vain as %s', async format => {
        const company = await factory.company();
        for (const [at, text] of stored.entries()) {
            await running.sql(`INSERT INTO search_miss (day, phrase, "phraseKey", "companyId", times) VALUES (current_date, $1, $2, $3, 1)`, [text, `${format} ${at}`, company.id]);
        }
        const response = await fetched(`/search-demand/${format}?from=2020-01-01&until=2099-12-31`);
        expect(response.status).toBe(200);
        const file = Buffer.from(await response.arrayBuffer());
        if (format === 'csv') judge('search-demand', cellsOf(file.toString('utf8')), stored);
        else await judgeWorkbook(file);
        expectHarmless();
    });

    it.each(['csv', 'xlsx'])('what companies bought towards their goals as %s', async format => {
        const companies: number[] = [];
        for (const text of stored) {
            const { id } = await factory.company();
            companies.push(id);
            await running.sql('UPDATE company SET name = $2 WHERE id = $1', [id, text]);
            await running.sql(`INSERT INTO purchase_goal ("companyId", "periodKind", "currencyCode", "startsOn", steps) VALUES ($1, 'month', 'IRR', '2020-01-01', '[{"fromNet": 5, "basisPoints": 5}]')`, [id]);
        }
        const response = await fetched(`/purchase-goals/report/${format}?kind=month&companyIds=${companies.join(',')}`);
        expect(response.status).toBe(200);
        const file = Buffer.from(await response.arrayBuffer());
        if (format === 'csv') judge('purchase goals', cellsOf(file.toString('utf8')), stored);
        else await judgeWorkbook(file);
        expectHarmless();
    });

    it.each(['csv', 'xlsx'])('reports of what goes on as %s', async format => {
        for (const text of stored) {
            const { id } = await factory.company();
            const { memberId, customerId } = await factory.member(id);
            await running.sql('UPDATE company SET name = $2 WHERE id = $1', [id, text]);
            const order = await orderInState(running, 'Shipped', { companyId: id, memberId, customerId }, []);
            await running.sql(
                `INSERT INTO shipment (number, "orderId", "orderCode", "companyId", state, destination, "dispatchedAt", "plannedWeightG")
                 VALUES ($1, $2, $3, $4, 'dispatched', 'Yazd', '2031-02-01T10:00:00Z', 1000)`, [`R-${order.code}`, order.id, text, id]);
        }
        const response = await fetched(`/reports/loads/${format}?from=2031-01-01&until=2031-12-31`);
        expect(response.status).toBe(200);
        const file = Buffer.from(await response.arrayBuffer());
        if (format === 'csv') judge('reports', cellsOf(file.toString('utf8')), stored);
        else await judgeWorkbook(file);
        expectHarmless();
    });

    it.each(['CSV', 'XLSX'])('what a company bought lately as %s', async format => {
        const company = await factory.company();
        const member = await factory.member(company.id);
        const variantIds = await factory.variants(company.id, stored.map(() => ({})));
        for (const [at, text] of stored.entries()) await running.sql('UPDATE product_variant_translation SET name = $2 WHERE "baseId" = $1', [variantIds[at], text]);
        await running.server.app.get(CatalogueIndexService).refresh(factory.ctx);
        await orderInState(running, 'Submitted', member, variantIds.map(variantId => ({ variantId, quantity: 1 })));
        const { content } = await running.server.app.get(RecentlyBoughtService).file(factory.ctx, member, { format }, new Date());
        const file = Buffer.from(content, 'base64');
        if (format === 'CSV') judge('recently bought', cellsOf(file.toString('utf8')), stored);
        else await judgeWorkbook(file);
        expectHarmless();
    });

    it.each(['csv', 'xlsx'] as const)('a statement of account as %s', async format => {
        const company = await factory.company();
        for (const [at, text] of stored.entries()) {
            await running.sql(
                `INSERT INTO incoming_payment ("companyId", reference, method, "receivedOn", "amountMinor", "currencyCode") VALUES ($1, $2, 'transfer', '2026-01-05', 5, 'IRR')`,
                [company.id, format === 'csv' ? text : `${text}${' '.repeat(at + 1)}`],
            );
        }
        const file = Buffer.from(await running.server.app.get(StatementService).file(factory.ctx, company.id, format, { from: '2026-01-01', until: '2026-02-01' }, 'en'));
        if (format === 'csv') judge('statement', cellsOf(file.toString('utf8')), stored);
        else {
            const { formulas } = await workbook(file);
            expect(formulas).toBe(0);
            figures.exports++;
        }
        expectHarmless();
    });

    it.each(['csv', 'xlsx'])('complaints as %s', async format => {
        const company = await factory.company();
        const { memberId } = await factory.member(company.id);
        const [kind] = await running.sql<{ id: number }>(`INSERT INTO complaint_kind (name) VALUES ('{"en": "Damaged", "fa": "x", "pl": "x", "ru": "x"}') RETURNING id`);
        for (const [place, text] of stored.entries()) {
            await running.sql(
                `INSERT INTO complaint (number, "companyId", "memberId", "filedBy", source, "filedAt", "orderId", "orderCode", "kindId", wish, text, state, "dueOn", "currencyCode", "threadId")
                 VALUES ($1, $2, $3, $4, 'portal', now(), 1, 'K', $5, 'replace', 'x', 'received', '2031-01-01', 'IRR', 1)`,
                [`R-${format}-${place}`, company.id, memberId, text, kind?.id],
            );
        }
        const response = await fetched(`/complaint-list/${format}?companyId=${company.id}`);
        const file = Buffer.from(await response.arrayBuffer());
        if (format === 'csv') judge('complaints', cellsOf(file.toString('utf8')), stored);
        else await judgeWorkbook(file);
        expectHarmless();
    });

    it.each(['CSV', 'XLSX'])('the list of orders as %s', async format => {
        const company = await factory.company();
        const member = await factory.member(company.id);
        for (const text of stored) {
            const { id } = await orderInState(running, 'Submitted', member, []);
            await running.sql('UPDATE company_order SET remarks = $2 WHERE id = $1', [id, text]);
        }
        const { content } = await running.server.app.get(OrderExport).file(factory.ctx, member, { format });
        const file = Buffer.from(content, 'base64');
        if (format === 'CSV') judge('orders', cellsOf(file.toString('utf8')), stored);
        else await judgeWorkbook(file);
        expectHarmless();
    });

    it.each(['csv', 'xlsx'])('what is ordered of goods that are not there as %s', async format => {
        const company = await factory.company();
        const member = await factory.member(company.id);
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        const [sale] = await running.sql<{ id: number }>(`INSERT INTO pre_sale ("productVariantId", quantity, sold, day, "endedAt") VALUES ($1, 1000, 0, '2031-02-06', now()) RETURNING id`, [variantId]);
        for (const text of stored) {
            const { id } = await orderInState(running, 'Submitted', member, [{ variantId, quantity: 1 }]);
            await running.sql('UPDATE company_order SET remarks = $2, "preSaleId" = $3, "awaitsGoods" = true WHERE id = $1', [id, text, sale?.id]);
        }
        const response = await fetched(`/pre-sale-orders/${format}`);
        expect(response.status).toBe(200);
        const file = Buffer.from(await response.arrayBuffer());
        if (format === 'csv') judge('pre-sale orders', cellsOf(file.toString('utf8')), stored);
        else await judgeWorkbook(file);
        await running.sql('UPDATE company_order SET "preSaleId" = NULL, "awaitsGoods" = false WHERE "preSaleId" = $1', [sale?.id]);
        expectHarmless();
    });

    it.each(['CSV', 'XLSX'] as const)('what the ERP said as %s', async format => {
        const [erp] = await running.sql<{ id: number }>(`INSERT INTO erp_connection (name, kind) VALUES ('ERP ' || $1, 'rest') RETURNING id`, [format]);
        const [look] = await running.sql<{ id: number }>(`INSERT INTO erp_reconciliation ("connectionId", object, state, "askedBy") VALUES ($1, 'list-price', 'done', 'system') RETURNING id`, [erp?.id]);
        for (const [at, text] of stored.entries()) {
            await running.sql(`INSERT INTO erp_run ("connectionId", object, state, "isFull", cause, "askedBy", failure) VALUES ($1, 'list-price', 'failed', false, 'hand', 'system', $2)`, [erp?.id, text]);
            await running.sql(
                `INSERT INTO erp_parked_row ("connectionId", object, key, hash, values, reason, "mappingVersion", "runId") VALUES ($1, 'list-price', $2, gen_random_uuid(), '{}', $3, 1, 1)`,
                [erp?.id, String(at), text],
            );
            await running.sql(`INSERT INTO erp_difference ("reconciliationId", kind, key, fields) VALUES ($1, 'different', 'A', jsonb_build_array(jsonb_build_object('field', 'net', 'ours', $2::text, 'theirs', '1')))`, [look?.id, text]);
        }
        const { app } = running.server;
        const asked = { connectionId: String(erp?.id), object: 'list-price', format };
        const files = [await app.get(ConsoleService).runsFile(factory.ctx, asked), await app.get(ParkedService).file(factory.ctx, asked), await app.get(ReconciliationService).file(factory.ctx, { id: String(look?.id), format })];
        for (const { filename, content } of files) {
            const file = Buffer.from(content, 'base64');
            if (format === 'CSV') judge(filename, cellsOf(file.toString('utf8')), stored);
            else await judgeWorkbook(file);
        }
        expectHarmless();
    });

    it('who wants to be told of goods', async () => {
        const company = await factory.company();
        const [variantId] = await factory.variants(company.id, [{}]);
        for (const text of stored.slice(0, 12)) {
            const { customerId, memberId } = await factory.member(company.id);
            await running.sql('UPDATE customer SET "firstName" = $2, "lastName" = $2 WHERE id = $1', [customerId, text]);
            await running.sql('UPDATE company SET name = $2 WHERE id = $1', [company.id, text]);
            await running.sql('INSERT INTO stock_notice ("memberId", "productVariantId") VALUES ($1, $2)', [memberId, variantId]);
            judge('stock notices', cellsOf(await running.server.app.get(StockNoticeService).export(factory.ctx, await factory.staff(), {})), [text]);
        }
        expectHarmless();
    });

    it("a person's own file", async () => {
        const company = await factory.company();
        const { app } = running.server;
        for (const text of stored.slice(0, 12)) {
            const { customerId } = await factory.member(company.id);
            await running.sql('UPDATE customer SET "firstName" = $2, "lastName" = $2 WHERE id = $1', [customerId, text]);
            const { content } = await app.get(PersonalDataFileService).file(factory.ctx, await app.get(PersonFinder).ofCustomer(factory.ctx, customerId), new Date(), 'fa');
            const tables = unzipped(content).filter(({ name }) => name.endsWith('.csv'));
            judge(`personal data`, tables.flatMap(table => cellsOf(table.text)), [text]);
        }
        expectHarmless();
    });
});

/** Who writes a table, and the test above that reads it. */
const writers: Record<string, string> = {
    'plugins/assortment/api/demand.controller.ts': 'what was searched in vain',
    'plugins/assortment/services/demand.service.ts': 'what was searched in vain',
    'plugins/availability/dashboard/stock-notices.tsx': 'who wants to be told of goods, as the server gave it',
    'plugins/availability/services/feed-reader.service.ts': 'none: it asks suppliers for tables and reads them',
    'plugins/availability/services/stock-notice.service.ts': 'who wants to be told of goods',
    'plugins/complaints/api/complaint-export.controller.ts': 'complaints of customers',
    'plugins/complaints/services/complaint-export.service.ts': 'complaints of customers',
    'plugins/documents/dashboard/send-file.ts': 'the rejected rows of every import, as the server gave them',
    'plugins/erp/services/sheet.ts': 'what the ERP said',
    'plugins/finance/api/send-document.ts': 'a statement of account',
    'plugins/finance/services/statement.service.tsx': 'a statement of account',
    'plugins/goals/api/goal-report.controller.ts': 'what companies bought towards their goals',
    'plugins/goals/services/goal-report.service.ts': 'what companies bought towards their goals',
    'plugins/insights/api/report.controller.ts': 'reports of what goes on',
    'plugins/insights/services/report.service.ts': 'reports of what goes on',
    'plugins/lists/services/order-export.service.ts': 'the list of orders',
    'plugins/lists/services/recently-bought.service.ts': 'what a company bought lately',
    'plugins/organizations/dashboard/company-export.tsx': 'csvText',
    'plugins/privacy/services/personal-data-file.service.ts': "a person's own file",
    'plugins/purchasing/api/pre-sale.controller.ts': 'what is ordered of goods that are not there',
    'plugins/purchasing/services/pre-sale-arrivals.service.ts': 'what is ordered of goods that are not there',
    'plugins/purchasing/api/order-rows.controller.ts': 'the rejected rows of a list to order from',
    'plugins/purchasing/services/order-rows.service.ts': 'the rejected rows of a list to order from',
    'plugins/screens/dashboard/shared/csv-text.ts': 'csvText',
    'plugins/staff/api/activity.controller.ts': 'the activity of people',
    'plugins/staff/services/activity-export.service.ts': 'the activity of people',
};
