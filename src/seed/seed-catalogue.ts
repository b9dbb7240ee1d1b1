/** The demo firm's products, prices and customers, brought in by the import that a merchant uses. */
import type { INestApplicationContext } from '@nestjs/common';
import { AssetService, isGraphQlErrorResult, type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';

import { systemScope } from '../../kernel/scope';
import { sql } from '../../kernel/vendure-sql';
import { CatalogueIndexService } from '../../plugins/assortment';
import { ImportRegistry, ImportService } from '../../plugins/documents';
import { FirmSettingsService } from '../../plugins/organizations';
import { careSheet, careSheets } from './care-sheet';
import { drawImage } from './draw-images';
import type { Progress } from './progress-bar';

const folder = path.join(process.cwd(), 'static/demo');

/** In the order in which each needs what the ones before it made. */
const files: [importer: string, file: string][] = [
    ['terms', 'terms.csv'],
    ['products', 'products.csv'],
    ['companies', 'companies.csv'],
    ['prices', 'prices-irr.csv'],
    ['prices', 'prices-pln.csv'],
    ['price-list-companies', 'price-list-companies.csv'],
    ['contract-prices', 'contract-prices.csv'],
    ['company-categories', 'company-categories.csv'],
    ['category-discounts', 'category-discounts.csv'],
];

export async function seedCatalogue(app: INestApplicationContext, progress: Progress): Promise<void> {
    const ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
    await seedPictures(app, ctx, progress);
    let done = 0;
    for (const [importer, file] of files) {
        if (app.get(ImportRegistry).find(importer) === undefined) {
            throw new Error(`Nothing imports ${file}`);
        }
        const report = await app.get(ImportService).run(ctx, importer, fs.readFileSync(path.join(folder, file)), file, { dryRun: false, scope: systemScope });
        if (report.rejected > 0) {
            throw new Error(`${file} has wrong rows:\n${report.rejectsCsv}`);
        }
        progress.show('Products, prices, customers', ++done, files.length);
    }
    await seedDocuments(app, ctx);
    await sql(app.get(TransactionalConnection), ctx, 'UPDATE assortment_settings SET "byCategory" = true WHERE id = 1');
    await app.get(CatalogueIndexService).refresh(ctx);
}

async function seedPictures(app: INestApplicationContext, ctx: RequestContext, progress: Progress): Promise<void> {
    const names = [...new Set(fs.readFileSync(path.join(folder, 'products.csv'), 'utf8').match(/[\w-]+\.png/g))];
    let done = 0;
    for (const name of names) {
        const asset = await app.get(AssetService).createFromFileStream(Readable.from(await drawImage(name)), name, ctx);
        if (isGraphQlErrorResult(asset)) {
            throw new Error(`${name}: ${asset.message}`);
        }
        progress.show('Pictures', ++done, names.length);
    }
}

/** Beside the pictures of everything that is laid from wall to wall. */
async function seedDocuments(app: INestApplicationContext, ctx: RequestContext): Promise<void> {
    const { name } = await app.get(FirmSettingsService).get(ctx);
    for (const sheet of careSheets) {
        const asset = await app.get(AssetService).createFromFileStream(Readable.from(await careSheet(sheet, name)), sheet.file, ctx);
        if (isGraphQlErrorResult(asset)) throw new Error(`${sheet.file}: ${asset.message}`);
        await sql(
            app.get(TransactionalConnection),
            ctx,
            `INSERT INTO product_asset ("productId", "assetId", position)
             SELECT n."baseId", $1, 100 FROM product_translation n WHERE n."languageCode" = 'en' AND n.slug LIKE '%-moquette'`,
            [asset.id],
        );
    }
}
