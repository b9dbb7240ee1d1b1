import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import { fromMinor, fromSafeNumber } from '../../../kernel/money';
import type { MemberScope } from '../../../kernel/scope';
import { localDateOf } from '../../../kernel/time';
import { checked } from '../../../kernel/vendure-input';
import { type TableColumn, toCsv, toXlsx } from '../../documents';
import { FirmSettingsService } from '../../organizations';
import { CustomerOrderService, type OrderRecord } from '../../purchasing';
import { paperTexts } from '../domain/order-paper-texts';
import { ordersFileInput } from './list-input';
import { fileTypes, type ListFile } from './recently-bought.service';

/** The list of orders as a file, by the same filters as on the page; amounts only for who sees prices. */
@Injectable()
export class OrderExport {
    constructor(
        private orders: CustomerOrderService,
        private firm: FirmSettingsService,
    ) {}

    async file(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<ListFile> {
        const { format } = checked(ordersFileInput, { format: (input as { format?: unknown } | null)?.format });
        const rows = await this.orders.all(ctx, scope, input);
        const { timeZone } = await this.firm.get(ctx);
        const { language, texts } = paperTexts(String(ctx.languageCode));
        const amount = (minor: number) => (scope.permissions.has('see-prices') ? fromMinor(fromSafeNumber(minor)) : '');
        const columns: TableColumn<OrderRecord>[] = [
            { header: 'order', value: ({ code }) => code },
            { header: 'state', value: ({ state }) => texts.states[state] ?? state },
            { header: 'placed', value: ({ placedAt }) => localDateOf(placedAt, timeZone) },
            { header: 'placed_by', value: ({ placedBy }) => placedBy },
            { header: 'branch', value: ({ branchName }) => branchName },
            { header: 'wished_date', value: ({ wishedDate }) => wishedDate ?? '' },
            { header: 'total_net', value: ({ totalNet }) => amount(totalNet) },
            { header: 'total_gross', value: ({ totalGross }) => amount(totalGross) },
            { header: 'currency', value: ({ currencyCode }) => currencyCode },
            { header: 'remarks', value: ({ remarks }) => remarks },
        ];
        const { mimeType, ending } = fileTypes[format];
        const content = format === 'CSV' ? Buffer.from(toCsv(rows, columns)) : await toXlsx(rows, columns, { sheet: texts.orders, rightToLeft: language === 'fa' });
        return { filename: `orders.${ending}`, mimeType, content: content.toString('base64') };
    }
}
