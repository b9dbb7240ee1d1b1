import { systemScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { type RunningServer, startServer } from '../../../test/server';
import { withTx } from '../../../kernel/with-tx';
import { TransactionalConnection } from '@vendure/core';
import { InvoiceFileService } from '../../finance';
import { InvoiceFileApplier } from './apply/invoice-file';

const pdf = Buffer.from('%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n');
const how = { scope: systemScope, from: 'ERP', acceptUnusual: false };

describe('documents of invoices from the ERP', () => {
    let running: RunningServer;
    let factory: Factory;
    let invoiceId: number;

    const service = <T>(type: new (...args: never[]) => T): T => running.server.app.get(type);
    const apply = (...records: { invoice: string; format: string; content: string }[]) =>
        withTx(service(TransactionalConnection), factory.ctx, tx => service(InvoiceFileApplier).apply(tx, records.map((cells, row) => ({ row, cells }))));

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        const { id } = await factory.company();
        const [row] = await running.sql<{ id: number }>(
            `INSERT INTO invoice ("companyId", number, kind, "issuedOn", "dueOn", "currencyCode", "netMinor", "taxMinor", "grossMinor", "ksefNumber")
             VALUES ($1, 'FV/2026/11/7', 'invoice', '2026-11-01', '2026-12-01', 'IRR', 100, 23, 123, '5265877635-20250826-0100001AF629-AF') RETURNING id`, [id]);
        invoiceId = row?.id ?? 0;
    });
    afterAll(() => running.stop());

    it('are kept with their invoice, once, and handed out as they came', async () => {
        const record = { invoice: 'FV/2026/11/7', format: 'pdf', content: pdf.toString('base64') };
        expect(await apply(record)).toEqual([{ row: 0, outcome: 'created' }]);
        expect(await apply(record)).toEqual([{ row: 0, outcome: 'unchanged' }]);
        expect((await service(InvoiceFileService).find(factory.ctx, null, invoiceId, 'pdf')).content.equals(pdf)).toBe(true);
        expect(service(InvoiceFileApplier).ourKey(record)).toBe('FV/2026/11/7\u001fpdf');
        expect(how.from).toBe('ERP');
    });

    it('that are of no invoice here, of another format or none at all are parked with their reason, and the rest goes on', async () => {
        const content = pdf.toString('base64');
        const answers = await apply(
            { invoice: 'FV/2026/11/999', format: 'pdf', content }, { invoice: 'FV/2026/11/7', format: 'xml', content }, { invoice: 'FV/2026/11/7', format: 'pdf', content: '' },
            { invoice: 'FV/2026/11/7', format: 'pdf', content: Buffer.concat([pdf, Buffer.from('new')]).toString('base64') },
        );
        expect(answers.map(({ outcome }) => outcome)).toEqual(['rejected', 'rejected', 'rejected', 'updated']);
        expect(answers.map(({ message }) => message ?? '')).toEqual([expect.stringMatching(/^content: .*no invoice/), 'format: the document is pdf', 'content: is empty', '']);
    });

    it('refuse XML that would burst or read what it should not', async () => {
        const bomb = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "x"><!ENTITY b "${'&a;'.repeat(10)}">]><Faktura>&b;</Faktura>`;
        const external = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><Faktura>&a;</Faktura>';
        const answers = await apply({ invoice: 'FV/2026/11/7', format: 'xml', content: bomb }, { invoice: 'FV/2026/11/7', format: 'xml', content: external });
        expect(answers.map(({ outcome }) => outcome)).toEqual(['rejected', 'rejected']);
        expect(await running.sql(`SELECT 1 FROM invoice_file WHERE "invoiceId" = $1 AND format = 'xml'`, [invoiceId])).toEqual([]);
    });

    it('show the number of KSeF as what it is worth', async () => {
        const ksef = (ksefNumber: string | null) => service(InvoiceFileService).ksef(factory.ctx, { id: invoiceId, ksefNumber, issuedOn: '2026-11-01' });
        expect(await ksef('5265877635-20250826-0100001AF629-AF')).toEqual({ number: '5265877635-20250826-0100001AF629-AF', isValid: true, verificationUrl: null, qr: null });
        expect(await ksef('5265877635-20250826-0100001AF629-AE')).toMatchObject({ isValid: false });
        expect(await ksef(null)).toBeNull();
        await running.sql(`INSERT INTO invoice_file ("invoiceId", format, "sizeBytes", "contentHash", content) VALUES ($1, 'xml', 1, repeat('ab', 32), 'x')`, [invoiceId]);
        const proof = await ksef('5265877635-20250826-0100001AF629-AF');
        expect(proof?.verificationUrl).toMatch(/^https:\/\/qr\.ksef\.mf\.gov\.pl\/invoice\/5265877635\/01-11-2026\/[\w-]{43}$/);
        expect(proof?.qr).toMatch(/^data:image\/png;base64,/);
    });
});
