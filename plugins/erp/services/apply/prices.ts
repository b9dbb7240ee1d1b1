import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import { PriceChangeService } from '../../../pricing';
import type { ApplyHow } from './applier';
import { ApplyTools, ImporterApplier } from './importer-applier';

type FigureName = Parameters<PriceChangeService['fromFile']>[1];

/** Figures that somebody pays. What is gone there is taken away here: no price of a list that ended may be ordered by. */
abstract class FigureApplier extends ImporterApplier {
    abstract override readonly importer: FigureName;
    readonly batchSize = 4000;
    /** What the importer calls the owner and the subject. */
    protected readonly ownerField: string = 'company';
    protected readonly subjectField: string = 'sku';

    constructor(
        tools: ApplyTools,
        private changes: PriceChangeService,
    ) {
        super(tools);
    }

    async retire(tx: RequestContext, ourKeys: readonly string[], { scope, from }: ApplyHow): Promise<void> {
        const rows = ourKeys.map((key, row) => {
            const cells = this.keyCells(key);
            return {
                row, owner: cells[this.ownerField], subject: cells[this.subjectField], min_quantity: Number(cells.min_quantity || 1), value: null,
                currency: cells.currency || null, valid_from: cells.valid_from || null, valid_until: null,
            };
        });
        const given = rows[Symbol.iterator]();
        const listed = { [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve(given.next()) }) };
        await this.changes.fromFile(tx, this.importer, listed, { scope, filename: from, dryRun: false, acceptUnusual: true }, { answered: rows.length, keptRejects: 0 });
    }
}

/** Price lists with their prices (F076): a list that is new is made. */
@Injectable()
export class ListPriceApplier extends FigureApplier {
    readonly object = 'list-price';
    readonly importer = 'prices';
    readonly keyFields = ['list', 'sku', 'min_quantity', 'valid_from'];
    protected override readonly ownerField = 'list';

    constructor(tools: ApplyTools, changes: PriceChangeService) {
        super(tools, changes);
    }

    protected override currentSql(): string {
        return `SELECT k.list, k.sku, k.min_quantity, k.valid_from, l."currencyCode" AS currency, (i."unitNet" / 100.0)::numeric(20, 2) AS price, i."validUntil" AS valid_until
                  FROM json_to_recordset($1::json) AS k(list text, sku text, min_quantity text, valid_from text) JOIN price_list l ON l.code = k.list
                  JOIN product_variant v ON v.sku = k.sku AND v."deletedAt" IS NULL
                  JOIN price_list_item i ON i."priceListId" = l.id AND i."productVariantId" = v.id AND i."minQuantity" = COALESCE(NULLIF(k.min_quantity, '')::int, 1)
                   AND i."validFrom" IS NOT DISTINCT FROM NULLIF(k.valid_from, '')::date`;
    }
}

/** Contract prices (F079), which beat every discount. */
@Injectable()
export class ContractPriceApplier extends FigureApplier {
    readonly object = 'contract-price';
    readonly importer = 'contract-prices';
    readonly keyFields = ['company', 'sku', 'min_quantity', 'valid_from'];

    constructor(tools: ApplyTools, changes: PriceChangeService) {
        super(tools, changes);
    }

    protected override currentSql(): string {
        return `SELECT k.company, k.sku, k.min_quantity, k.valid_from, i."currencyCode" AS currency, (i."unitNet" / 100.0)::numeric(20, 2) AS price, i."validUntil" AS valid_until
                  FROM json_to_recordset($1::json) AS k(company text, sku text, min_quantity text, valid_from text) JOIN company c ON c.code = k.company
                  JOIN product_variant v ON v.sku = k.sku AND v."deletedAt" IS NULL
                  JOIN contract_price i ON i."companyId" = c.id AND i."productVariantId" = v.id AND i."minQuantity" = COALESCE(NULLIF(k.min_quantity, '')::int, 1)
                   AND i."validFrom" IS NOT DISTINCT FROM NULLIF(k.valid_from, '')::date`;
    }
}

/** Discounts of customers on top-level groups (F078). */
@Injectable()
export class DiscountApplier extends FigureApplier {
    readonly object = 'discount';
    readonly importer = 'category-discounts';
    readonly keyFields = ['company', 'category', 'valid_from'];
    protected override readonly subjectField = 'category';

    constructor(tools: ApplyTools, changes: PriceChangeService) {
        super(tools, changes);
    }
}

/** Which list a customer buys by (F076). */
@Injectable()
export class PriceListApplier extends ImporterApplier {
    readonly object = 'price-list';
    readonly importer = 'price-list-companies';
    readonly batchSize = 2000;
    readonly keyFields = ['list', 'company'];

    protected override currentSql(): string {
        return `SELECT k.list, k.company, a.priority FROM json_to_recordset($1::json) AS k(list text, company text) JOIN price_list l ON l.code = k.list JOIN company c ON c.code = k.company
                  JOIN price_list_company a ON a."priceListId" = l.id AND a."companyId" = c.id`;
    }
}
