/** What the demo firm takes for deliveries: abroad by tariff, at home nothing; pallets of accessories, and rugs that go by themselves. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../kernel/scope';
import { sql } from '../../kernel/vendure-sql';
import { DeliverySettingsService, VariantDeliveryService } from '../../plugins/delivery';
import type { Progress } from './progress-bar';

/** In minor units, net. Prices of parcels rise with their weight. */
const settings = {
    volumetricDivisor: 5000,
    currencies: [
        { currencyCode: 'PLN', minimumNet: 500_000, fixedNet: null },
        { currencyCode: 'RUB', minimumNet: null, fixedNet: 450_000 },
    ],
    parcels: [
        ...[[5_000, 2_490], [15_000, 4_990], [30_000, 8_900]].map(([upToG, net]) => ({ countryCode: 'PL', currencyCode: 'PLN', upToG, net })),
        ...[[10_000, 9_900], [30_000, 19_900]].map(([upToG, net]) => ({ countryCode: null, currencyCode: 'PLN', upToG, net })),
    ],
    pallets: [{ countryCode: 'PL', currencyCode: 'PLN', net: 24_000 }],
};

const sizes = [
    { sku: 'ACC-GLU', volumeCm3: 6_500, unitsPerPallet: 120, oversize: [] },
    { sku: 'ACC-SMT', volumeCm3: 900, unitsPerPallet: 800, oversize: [] },
    { sku: 'ACC-KCK', volumeCm3: 12_000, unitsPerPallet: 60, oversize: [] },
    { sku: 'GLS-R-PLM-012', volumeCm3: 160_000, unitsPerPallet: null, oversize: [{ currencyCode: 'PLN', net: 8_900 }] },
];

export async function seedDelivery(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, progress: Progress): Promise<void> {
    progress.show('Deliveries', 0, 1);
    await app.get(DeliverySettingsService).update(ctx, scope, settings);
    const variants = await sql<{ id: number; sku: string }>(app.get(TransactionalConnection), ctx, 'SELECT id, sku FROM product_variant WHERE sku = ANY($1)', [sizes.map(one => one.sku)]);
    for (const { sku, ...size } of sizes) {
        const variant = variants.find(one => one.sku === sku);
        if (variant) await app.get(VariantDeliveryService).set(ctx, scope, { ...size, variantId: variant.id });
    }
    progress.show('Deliveries', 1, 1);
}
