import { Injectable } from '@nestjs/common';

import type { ErpApplier } from './applier';
import { ImporterApplier } from './importer-applier';

/** Units and their factors (F072), one record for each unit of an article. */
@Injectable()
export class UnitApplier extends ImporterApplier {
    readonly object = 'unit';
    readonly importer = 'units';
    readonly batchSize = 2000;
    readonly keyFields = ['sku', 'unit'];

    protected override currentSql(): string {
        return `SELECT k.sku, k.unit, u.factor || CASE WHEN u."perUnits" = 1 THEN '' ELSE '/' || u."perUnits" END AS factor
                  FROM json_to_recordset($1::json) AS k(sku text, unit text) JOIN product_variant v ON v.sku = k.sku AND v."deletedAt" IS NULL
                  JOIN variant_unit u ON u."productVariantId" = v.id AND u.code = k.unit`;
    }
}

@Injectable()
export class BarcodeApplier extends ImporterApplier {
    readonly object = 'barcode';
    readonly importer = 'barcodes';
    readonly batchSize = 2000;
    readonly keyFields = ['sku', 'ean'];
}

/** How many go on a pallet (F093), and what else deliveries are reckoned by. */
@Injectable()
export class PalletCapacityApplier extends ImporterApplier {
    readonly object = 'pallet-capacity';
    readonly importer = 'variant-delivery';
    readonly batchSize = 1000;
    readonly keyFields = ['sku'];
}

/** What lies in the firm's own warehouses (F261). What the ERP no longer counts lies there no more. */
@Injectable()
export class StockApplier extends ImporterApplier {
    readonly object = 'stock';
    readonly importer = 'stock';
    readonly batchSize = 5000;
    readonly keyFields = ['warehouse', 'sku'];

    protected override currentSql(): string {
        return `SELECT k.warehouse, k.sku, l."stockOnHand" AS quantity FROM json_to_recordset($1::json) AS k(warehouse text, sku text)
                  JOIN product_variant v ON v.sku = k.sku AND v."deletedAt" IS NULL
                  JOIN stock_location o ON o.name = k.warehouse OR (k.warehouse = '' AND o.id = (SELECT min(x.id) FROM stock_location x))
                  JOIN stock_level l ON l."productVariantId" = v.id AND l."stockLocationId" = o.id`;
    }

    async retire(...[tx, ourKeys, how]: Parameters<NonNullable<ErpApplier['retire']>>): Promise<void> {
        const rows = ourKeys.map((key, row) => ({ row, cells: { ...this.keyCells(key), quantity: '0' } }));
        await this.apply(tx, rows, how);
    }
}

/** Own codes of customers (F044): searched by, never shown to others. */
@Injectable()
export class CustomerCodeApplier extends ImporterApplier {
    readonly object = 'customer-code';
    readonly importer = 'customer-codes';
    readonly batchSize = 2000;
    readonly keyFields = ['company', 'sku'];

    protected override currentSql(): string {
        return `SELECT k.company, k.sku, x."ownCode" AS own_code FROM json_to_recordset($1::json) AS k(company text, sku text) JOIN company c ON c.code = k.company
                  JOIN product_variant v ON v.sku = k.sku AND v."deletedAt" IS NULL JOIN customer_code x ON x."companyId" = c.id AND x."productVariantId" = v.id`;
    }
}
