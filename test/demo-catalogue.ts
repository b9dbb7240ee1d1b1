/** The demo firm's products and prices in a test server, by the same import that a merchant uses. */
import { RequestContextService } from '@vendure/core';
import fs from 'node:fs';
import path from 'node:path';

import { systemScope } from '../kernel/scope';
import { CatalogueIndexService } from '../plugins/assortment';
import { type ImportReport, ImportService } from '../plugins/documents';
import type { RunningServer } from './server';

const folder = path.join(__dirname, '../static/demo');

/** Companies `C-1001` to `C-1003` must exist before prices are given to them. */
export async function importDemoFile(running: RunningServer, importer: string, file: string | Buffer, dryRun = false): Promise<ImportReport> {
    const { app } = running.server;
    const ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
    const content = typeof file === 'string' ? fs.readFileSync(path.join(folder, file)) : file;
    return app.get(ImportService).run(ctx, importer, content, typeof file === 'string' ? file : `${importer}.csv`, { dryRun, scope: systemScope });
}

/** Pictures without files, so that rows which name one are taken. */
export async function fakeDemoPictures(running: RunningServer): Promise<void> {
    const lines = fs.readFileSync(path.join(folder, 'products.csv'), 'utf8').split('\n');
    const names = [...new Set(lines.flatMap(line => /[\w-]+\.png/.exec(line) ?? []))];
    await running.sql(
        `WITH a AS (INSERT INTO asset (type, "mimeType", width, height, "fileSize", source, preview)
            SELECT 'IMAGE', 'image/png', 640, 640, 1, 'source/' || n, 'preview/' || n FROM unnest($1::text[]) n RETURNING id, preview)
         INSERT INTO asset_translation ("baseId", "languageCode", name) SELECT a.id, 'en', replace(a.preview, 'preview/', '') FROM a`,
        [names],
    );
}

/** What the worker does within a second. */
export async function refreshCatalogue(running: RunningServer): Promise<number> {
    const ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
    return running.server.app.get(CatalogueIndexService).refresh(ctx);
}
