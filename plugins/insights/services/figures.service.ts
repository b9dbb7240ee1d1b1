import { Injectable } from '@nestjs/common';
import { Order, type RequestContext, TransactionalConnection } from '@vendure/core';

import { instantsOf, localDateOf } from '../../../kernel/time';
import { conversionFigures } from '../../crm';
import { FirmSettingsService } from '../../organizations';
import { responseTimes } from '../../support';
import { chartMonths } from '../domain/chart-months';
import { productionFigures, stageTimes } from '../queries/production.query';
import { companiesByVolume, ordersByState, salesByMonth } from '../queries/sales.query';
import { ratingsByMonth, transportByMonth } from '../queries/transport.query';
import type { FigureFilter, FigureScope } from '../types';

@Injectable()
export class FiguresService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly firm: FirmSettingsService,
    ) {}

    /** All that the managers' page shows, in a fixed number of queries. */
    async figures(ctx: RequestContext, filter: FigureFilter, now: Date) {
        const { timeZone, calendar, currencyCode } = await this.firm.get(ctx);
        const months = chartMonths(localDateOf(now, timeZone), filter.months, calendar);
        const starts = months.map(month => instantsOf(month, timeZone).from);
        const until = instantsOf(months.at(-1) ?? { from: '', until: '' }, timeZone).until;
        const scope: FigureScope = { borders: [...starts, until], companyId: filter.companyId, currencyCode: filter.currencyCode ?? currencyCode };
        const [from = now] = starts;
        const ask = [this.connection, ctx, scope] as const;
        const [sales, states, most, least, production, stages, transport, ratings, conversion, support] = await Promise.all([
            salesByMonth(...ask),
            ordersByState(...ask),
            companiesByVolume(...ask, 'most'),
            companiesByVolume(...ask, 'least'),
            productionFigures(...ask),
            stageTimes(...ask),
            transportByMonth(...ask),
            ratingsByMonth(...ask),
            conversionFigures(this.connection.getRepository(ctx, Order).manager, from, until),
            responseTimes(this.connection, ctx, { from, until }),
        ]);
        const monthly = months.map((month, index) => ({
            from: month.from,
            sales: sales[index],
            transport: transport[index],
            ratings: ratings[index],
        }));
        return {
            currencyCode: scope.currencyCode,
            calendar,
            months: monthly,
            orders: { count: total(sales, row => row.orders), amount: total(sales, row => row.amount), states },
            customers: { most, least },
            production: { ...production, stages },
            ratings: { count: total(ratings, row => row.count), ...averages(ratings) },
            conversion: {
                leads: total(conversion, row => row.leads),
                qualified: total(conversion, row => row.qualified),
                converted: total(conversion, row => row.converted),
            },
            support,
        };
    }
}

function total<Row>(rows: readonly Row[], value: (row: Row) => number): number {
    return rows.reduce((sum, row) => sum + value(row), 0);
}

/** Averages over all ratings, not over the months' averages. */
function averages(rows: readonly { count: number; product: number | null; transport: number | null }[]) {
    const count = total(rows, row => row.count);
    const mean = (mark: 'product' | 'transport') => (count === 0 ? null : total(rows, row => (row[mark] ?? 0) * row.count) / count);
    return { product: mean('product'), transport: mean('transport') };
}
