import { RequestContextService, type RequestContext } from '@vendure/core';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { systemScope } from '../../../kernel/scope';
import { importDemoFile } from '../../../test/demo-catalogue';
import { type RunningServer, startServer } from '../../../test/server';
import { CompanyService } from '../../organizations';
import { ContractPriceLoadService, PriceService } from '..';

describe('loading contract prices', () => {
    let running: RunningServer;
    let ctx: RequestContext;
    let companyId: number;
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'karvan-load-'));

    async function load(lines: readonly string[]) {
        const file = path.join(folder, 'contract-prices.csv');
        fs.writeFileSync(file, lines.join('\n'));
        return running.server.app.get(ContractPriceLoadService).load(ctx, systemScope, file);
    }

    beforeAll(async () => {
        running = await startServer();
        ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
        ({ id: companyId } = await running.server.app.get(CompanyService).create(ctx, systemScope, { code: 'A', name: 'Company A', currencyCode: 'IRR', language: 'fa' }));
        await importDemoFile(running, 'products', Buffer.from('sku,product,category,name_en,unit\nS-0,p-0,moquette,Product 0,m2\nS-1,p-1,moquette,Product 1,m2'));
    }, 120_000);
    afterAll(async () => {
        fs.rmSync(folder, { recursive: true });
        await running.stop();
    });

    it('takes what is right, says why the rest is not, and is quiet the second time', async () => {
        const lines = ['\uFEFFcompany;sku;price;currency;min_quantity;valid_from;valid_until',
            'A;S-0;800;;;;', 'A;S-0;750.5;irr;10;;', 'NOBODY;S-0;1;;;;', 'A;NOPE;1;;;;', 'A;S-1;1,5;;;;', 'A;S-1;0;;;;', 'A;S-1;-3;;;;', 'A;S-1;5;PLN;;;',
            'A;S-1;5;;0;;', 'A;S-1;5;;;2026-02-30;', 'A;S-1;5;;;2026-02-02;2026-02-01', 'A;S-0;900;;1;;'];
        const first = await load(lines);
        expect(first).toMatchObject({ rows: 12, written: 2, rejected: 10 });
        expect(first.refused.map(one => [one.row, one.reason.split(':')[0]])).toEqual([
            [4, 'company'], [5, 'sku'], [6, 'price'], [7, 'price'], [8, 'price'], [9, 'currency'], [10, 'min_quantity'], [11, 'valid_from'], [12, 'valid_until'], [13, 'sku'],
        ]);
        expect(await load(lines)).toMatchObject({ written: 0, rejected: 10 });
        expect(await load(['company,sku,price', 'A,S-0,810'])).toMatchObject({ written: 1, rejected: 0 });
        const [{ id: variantId } = { id: 0 }] = await running.sql<{ id: number }>(`SELECT id FROM product_variant WHERE sku = 'S-0'`);
        const paid = await running.server.app.get(PriceService).resolvePrices(ctx, { companyId, currencyCode: 'IRR' }, [{ variantId, quantity: 1 }], new Date());
        expect(paid.get(variantId)).toMatchObject({ unitNet: 81_000, source: 'contract' });
        expect(await running.sql(`SELECT after ->> 'changed' AS changed FROM audit_entry WHERE action = 'contract-price.import' ORDER BY id`)).toEqual([{ changed: '2' }, { changed: '1' }]);
    });

    it('refuses a file that it cannot read, and writes nothing of one that breaks off', async () => {
        await expect(load(['company,sku,prise', 'A,S-0,1'])).rejects.toThrow('file: the column prise is not known');
        await expect(load(['company,sku', 'A,S-0'])).rejects.toThrow('file: the column price is missing');
        await expect(load(['company,sku,price', 'A,S-1,5', 'A,"S-1'])).rejects.toThrow();
        expect(await running.sql(`SELECT 1 FROM contract_price p JOIN product_variant v ON v.id = p."productVariantId" WHERE v.sku = 'S-1'`)).toEqual([]);
    });

    it('has no price without its company and variant', async () => {
        const insert = (company: number, variant: number) => running.sql(
            `INSERT INTO contract_price ("companyId", "productVariantId", "unitNet", "currencyCode") VALUES ($1, $2, 100, 'IRR') RETURNING id`, [company, variant]);
        const [{ id: variantId } = { id: 0 }] = await running.sql<{ id: number }>(`SELECT id FROM product_variant WHERE sku = 'S-1'`);
        await expect(insert(999_999, variantId)).rejects.toThrow('names a company that is not there');
        await expect(insert(companyId, 999_999)).rejects.toThrow('names a product_variant that is not there');
        const [{ id: gone } = { id: 0 }] = await running.sql<{ id: number }>(`INSERT INTO company (name, "searchKey", "currencyCode", language) VALUES ('B', 'b', 'IRR', 'fa') RETURNING id`);
        const [{ id }] = (await insert(gone, variantId)) as [{ id: number }];
        await expect(running.sql('UPDATE contract_price SET "companyId" = 999999 WHERE id = $1', [id])).rejects.toThrow('names a company that is not there');
        await running.sql('DELETE FROM company WHERE id = $1', [gone]);
        expect(await running.sql('SELECT 1 FROM contract_price WHERE id = $1', [id])).toEqual([]);
        const versions = await running.sql<{ version: number }>('SELECT version FROM contract_price ORDER BY version');
        expect(new Set(versions.map(({ version }) => version)).size).toBe(versions.length);
        expect(versions[0]?.version).toBeGreaterThan(0);
    });
});
