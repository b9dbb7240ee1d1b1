/** Sets, complementary and related products of the demo firm, as its staff would keep them. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../kernel/scope';
import { sql } from '../../kernel/vendure-sql';
import { RelationDeskService } from '../../plugins/relations';
import { SetDeskService } from '../../plugins/sets';
import type { Progress } from './progress-bar';

/** Prices in minor units. Accessories are sold in rials only, so the fitter's kit is too. */
const sets: { code: string; names: Record<string, string>; parts: Record<string, number>; prices: Record<string, number> }[] = [
    {
        code: 'SET-FITTER',
        names: { en: 'Carpet fitter’s kit', fa: 'کیت نصاب موکت', pl: 'Zestaw montera wykładzin', ru: 'Комплект укладчика ковролина' },
        parts: { 'ACC-KCK': 1, 'ACC-KNF': 1, 'ACC-GLU': 1, 'ACC-SMT': 2, 'ACC-GRP': 20 },
        prices: { IRR: 4_590_000_000 },
    },
    {
        code: 'SET-GUESTROOM',
        names: { en: 'Golestan guest room set', fa: 'ست پذیرایی گلستان', pl: 'Zestaw salonowy Golestan', ru: 'Комплект для гостиной «Голестан»' },
        parts: { 'GLS-R-PLM-012': 1, 'GLS-R-PLM-006': 2 },
        prices: { IRR: 47_500_000_000, PLN: 355_500 },
    },
];

/** By category: what its goods are bought with. */
const complements: Record<string, string[]> = {
    moquette: ['SFT-U-009', 'ACC-GRP', 'ACC-SMT', 'ACC-GLU', 'ACC-SKR'],
    'carpet-tiles': ['ACC-GLU', 'ACC-SKR', 'ACC-DST'],
    runners: ['ACC-STN', 'ACC-GRP', 'BSX-U-006'],
    rugs: ['SFT-U-006', 'BSX-U-006'],
    'hotel-projects': ['SLN-U-009', 'ACC-GRP', 'ACC-SMT'],
    underlay: ['ACC-SMT', 'ACC-KNF'],
};

/** By product: what staff picked for it. */
const related: Record<string, string[]> = {
    'golestan-rug': ['ASX-N-PLM-080'],
    'damavand-moquette': ['ASX-N-CRM-100'],
};

export async function seedSets(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, progress: Progress): Promise<void> {
    const connection = app.get(TransactionalConnection);
    const ids = new Map((await sql<{ sku: string; id: number }>(connection, ctx, 'SELECT sku, id FROM product_variant WHERE "deletedAt" IS NULL')).map(row => [row.sku, row.id]));
    const idOf = (sku: string) => {
        const id = ids.get(sku);
        if (id === undefined) throw new Error(`The demo has no ${sku}`);
        return id;
    };
    for (const { code, names, parts, prices } of sets) {
        await app.get(SetDeskService).save(ctx, scope, {
            ...{ code, names },
            parts: Object.entries(parts).map(([sku, quantity]) => ({ variantId: idOf(sku), quantity })),
            prices: Object.entries(prices).map(([currencyCode, unitNet]) => ({ currencyCode, unitNet })),
        });
    }
    const slugs = async (table: 'collection_translation' | 'product_translation') =>
        new Map((await sql<{ slug: string; id: number }>(connection, ctx, `SELECT t.slug, t."baseId" AS id FROM ${table} t`)).map(row => [row.slug, row.id]));
    const [categories, products] = [await slugs('collection_translation'), await slugs('product_translation')];
    for (const [slug, skus] of Object.entries(complements)) {
        await app.get(RelationDeskService).setComplements(ctx, scope, { collectionId: categories.get(slug), variantIds: skus.map(idOf) });
    }
    for (const [slug, skus] of Object.entries(related)) {
        await app.get(RelationDeskService).setRelated(ctx, scope, { productId: products.get(slug), variantIds: skus.map(idOf) });
    }
    progress.show('Sets', 1, 1);
}
