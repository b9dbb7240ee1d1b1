import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';
import { z } from 'zod';

import { latinDigits } from '../../../kernel/text';
import { line, optional } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { amountCell, decimalCell, type Importer, type ImportOptions, ImportRegistry, type ImportRow, type RowAnswer, wholeCell } from '../../documents';
import { VariantDeliveryService } from './variant-delivery.service';

const columns = z.object({
    sku: line(60),
    volume_cm3: optional(decimalCell(0, 1_000_000_000)),
    units_per_pallet: optional(wholeCell(1, 1_000_000_000)),
    /** Both or none: what the transport of one costs in this currency, 0 to take it away. */
    oversize_currency: optional(z.string().transform(text => latinDigits(text).toUpperCase())),
    oversize_net: optional(amountCell()),
});
type Cells = z.output<typeof columns>;

/** `variant-delivery`: size, pallet value and oversize charge of articles. What a row leaves empty stays as it was. */
@Injectable()
export class VariantDeliveryImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'variant-delivery';
    readonly columns = columns;

    constructor(
        private registry: ImportRegistry,
        private connection: TransactionalConnection,
        private variants: VariantDeliveryService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, rows: ImportRow<Cells>[], { scope }: ImportOptions): Promise<RowAnswer[]> {
        const found = await sql<{ id: number; sku: string }>(
            this.connection, ctx, 'SELECT id, sku FROM product_variant WHERE sku = ANY($1) AND "deletedAt" IS NULL', [rows.map(({ values }) => values.sku)],
        );
        const ids = new Map(found.map(({ id, sku }) => [sku, id]));
        const answers: RowAnswer[] = [];
        for (const { row, values } of rows) {
            const variantId = ids.get(values.sku);
            const message = variantId === undefined ? 'sku: there is no article of this code'
                : (values.oversize_currency === null) !== (values.oversize_net === null) ? 'oversize_net: is given together with its currency' : null;
            if (variantId === undefined || message !== null) {
                answers.push({ row, outcome: 'rejected', message: message ?? '' });
                continue;
            }
            const before = await this.variants.find(ctx, variantId);
            const others = before.oversize.filter(one => values.oversize_currency === null || one.currencyCode !== values.oversize_currency);
            const charge = values.oversize_currency !== null && values.oversize_net ? [{ currencyCode: values.oversize_currency, net: values.oversize_net }] : [];
            try {
                const after = await this.variants.set(ctx, scope, {
                    variantId,
                    volumeCm3: values.volume_cm3 ?? before.volumeCm3,
                    unitsPerPallet: values.units_per_pallet ?? before.unitsPerPallet,
                    oversize: [...others, ...charge],
                });
                answers.push({ row, outcome: after.version === before.version ? 'unchanged' : before.version === 0 ? 'created' : 'updated' });
            } catch (error) {
                // Judged before anything is written.
                if (!(error instanceof UserInputError)) throw error;
                answers.push({ row, outcome: 'rejected', message: error.message });
            }
        }
        return answers;
    }
}
