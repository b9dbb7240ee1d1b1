/** Goods cut from a roll, units and packs, and one discount of each kind. After the history, which knows none of it. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import fs from 'node:fs';
import path from 'node:path';

import { type StaffScope, systemScope } from '../../kernel/scope';
import { sql } from '../../kernel/vendure-sql';
import { CatalogueIndexService, UnitGroupService, VariantSalesService } from '../../plugins/assortment';
import { ImportService } from '../../plugins/documents';
import { BonusOfferService, OrderDiscountService, PackDiscountService, QuantityDiscountService } from '../../plugins/pricing';
import type { Progress } from './progress-bar';

const folder = path.join(process.cwd(), 'static/demo');
const files: [importer: string, file: string][] = [['products', 'roll-products.csv'], ['prices', 'roll-prices.csv'], ['units', 'units.csv']];
const rollWidths: Record<string, number> = { 'NTZ-C-GRF-400': 400, 'NTZ-C-IVR-300': 300 };
const strips = ['ACC-DST', 'ACC-STN'];
/** By the category's address: from how many base units, percent. */
const quantitySteps: [category: string, from: number, percent: number][] = [['runners', 120, 3], ['runners', 300, 5]];
/** By the group's name: currency, from which net value in its main unit, percent. */
const orderSteps: [group: string, currency: string, from: number, percent: number][] = [
    ['dealers', 'IRR', 1_000_000_000, 2], ['dealers', 'IRR', 3_000_000_000, 3],
    ['wholesalers', 'IRR', 2_000_000_000, 2], ['wholesalers', 'IRR', 6_000_000_000, 4],
    ['importers', 'PLN', 20_000, 2], ['importers', 'PLN', 60_000, 3.5],
];
/** In minor units: a grosz, and a rial, for nobody has seen less than one. */
const bonuses = [
    { sku: 'ACC-GLU', buyQuantity: 10, bonusQuantity: 1, currencyCode: 'IRR', unitNet: 100 },
    { sku: 'HRZ-N-PLM-080', buyQuantity: 30, bonusQuantity: 1, currencyCode: 'PLN', unitNet: 1 },
];

export async function seedPacks(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, progress: Progress): Promise<void> {
    progress.show('Packs and discounts', 0, 1);
    const takeIn = async ([importer, file]: [string, string]) => {
        const report = await app.get(ImportService).run(ctx, importer, fs.readFileSync(path.join(folder, file)), file, { dryRun: false, scope: systemScope });
        if (report.rejected > 0) throw new Error(`${file} has wrong rows:\n${report.rejectsCsv}`);
    };
    for (const file of files) await takeIn(file);
    const ids = await variantIds(app, ctx);
    const sales = app.get(VariantSalesService);
    for (const [sku, rollWidthCm] of Object.entries(rollWidths)) await sales.set(ctx, scope, { ...(await sales.find(ctx, ids(sku))), rollWidthCm });
    const group = await app.get(UnitGroupService).set(ctx, scope, { name: 'Strips: piece, box of 20, pallet', baseUnit: 'piece', units: [{ code: 'box', factor: 20 }, { code: 'pallet', factor: 800 }] } as object);
    for (const sku of strips) await sales.set(ctx, scope, { ...(await sales.find(ctx, ids(sku))), unitGroupId: group.id });
    await seedDiscounts(app, ctx, scope, ids);
    await app.get(CatalogueIndexService).refresh(ctx);
    progress.show('Packs and discounts', 1, 1);
}

async function seedDiscounts(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, ids: (sku: string) => number): Promise<void> {
    const category = async (slug: string) => {
        const [row] = await sql<{ id: number }>(app.get(TransactionalConnection), ctx, 'SELECT min("baseId") AS id FROM collection_translation WHERE slug = $1', [slug]);
        return row?.id ?? null;
    };
    const packs: object[] = [
        { collectionId: await category('accessories'), unit: 'box', basisPoints: 300 },
        { collectionId: await category('carpet-tiles'), unit: 'pallet', basisPoints: 250 },
        { productVariantId: ids('ACC-KNF'), unit: 'sixpack', basisPoints: 500 },
    ];
    for (const input of packs) await app.get(PackDiscountService).set(ctx, scope, input);
    for (const [groupName, currencyCode, from, percent] of orderSteps) {
        await app.get(OrderDiscountService).set(ctx, scope, { groupName, currencyCode, fromNet: from * 100, basisPoints: percent * 100 } as object);
    }
    for (const [slug, minQuantity, percent] of quantitySteps) {
        await app.get(QuantityDiscountService).set(ctx, scope, { collectionId: await category(slug), minQuantity, basisPoints: percent * 100 } as object);
    }
    for (const { sku, ...offer } of bonuses) await app.get(BonusOfferService).set(ctx, scope, { productVariantId: ids(sku), ...offer } as object);
}

async function variantIds(app: INestApplicationContext, ctx: RequestContext): Promise<(sku: string) => number> {
    const rows = await sql<{ sku: string; id: number }>(app.get(TransactionalConnection), ctx, 'SELECT sku, id FROM product_variant WHERE "deletedAt" IS NULL');
    const bySku = new Map(rows.map(({ sku, id }) => [sku, id]));
    return sku => {
        const id = bySku.get(sku);
        if (id === undefined) throw new Error(`There is no article ${sku}.`);
        return id;
    };
}
