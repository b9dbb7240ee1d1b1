/** The mill's stations, and how each kind of goods goes through them. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../kernel/scope';
import { sql } from '../../kernel/vendure-sql';
import { type ProductionName, RoutingService, StationService } from '../../plugins/production';
import type { Progress } from './progress-bar';

type Names = Required<ProductionName>;

const names = (en: string, fa: string, pl: string, ru: string): Names => ({ en, fa, pl, ru });

const stations: Record<string, { name: Names; open: number; close: number; parallel: number }> = {
    tufting: { name: names('Tufting hall', 'سالن تافتینگ', 'Hala tuftingu', 'Тафтинговый цех'), open: 6, close: 22, parallel: 3 },
    weaving: { name: names('Weaving hall', 'سالن بافندگی', 'Tkalnia', 'Ткацкий цех'), open: 6, close: 22, parallel: 3 },
    cutting: { name: names('Cutting', 'برش', 'Krojownia', 'Раскрой'), open: 7, close: 19, parallel: 2 },
    sewing: { name: names('Edging and sewing', 'لبه‌دوزی', 'Obszywanie', 'Обмётка'), open: 7, close: 19, parallel: 2 },
    laboratory: { name: names('Laboratory', 'آزمایشگاه', 'Laboratorium', 'Лаборатория'), open: 8, close: 17, parallel: 2 },
    packing: { name: names('Packing', 'بسته‌بندی', 'Pakownia', 'Упаковка'), open: 7, close: 19, parallel: 3 },
};

type Kind = 'cut' | 'sew' | 'tuft' | 'test' | 'pack';

interface Step {
    kind: Kind;
    station: keyof typeof stations;
    name: Names;
    setupMinutes: number;
    minutesPerUnit: number;
}

const step = (kind: Kind, station: string, name: Names, setupMinutes: number, minutesPerUnit: number): Step => ({
    ...{ kind, station, name, setupMinutes, minutesPerUnit },
});

const tuft = step('tuft', 'tufting', names('Tufting', 'تافتینگ', 'Tuftowanie', 'Тафтинг'), 40, 0.35);
const weave = step('tuft', 'weaving', names('Weaving', 'بافت', 'Tkanie', 'Ткачество'), 45, 0.5);
const cut = step('cut', 'cutting', names('Cutting', 'برش', 'Cięcie', 'Раскрой'), 15, 0.12);
const sew = step('sew', 'sewing', names('Edging', 'لبه‌دوزی', 'Obszywanie', 'Обмётка'), 15, 0.2);
const test = step('test', 'laboratory', names('Quality test', 'آزمون کیفیت', 'Kontrola jakości', 'Контроль качества'), 30, 0.02);
const pack = step('pack', 'packing', names('Packing', 'بسته‌بندی', 'Pakowanie', 'Упаковка'), 10, 0.08);

/** By category of what is made to order; all else lies in stock and is not made for an order. */
const routings: { title: string; category: string; steps: Step[] }[] = [
    { title: 'Moquette', category: 'moquette', steps: [tuft, cut, test, pack] },
    { title: 'Hotel projects', category: 'hotel-projects', steps: [weave, cut, sew, test, pack] },
];

export async function seedProduction(
    app: INestApplicationContext,
    ctx: RequestContext,
    scope: StaffScope,
    operatorLogin: string,
    progress: Progress,
): Promise<void> {
    const connection = app.get(TransactionalConnection);
    const [operator] = await sql<{ id: number }>(connection, ctx, 'SELECT id FROM administrator WHERE "emailAddress" = $1', [operatorLogin]);
    if (operator === undefined) throw new Error(`There is no operator ${operatorLogin}.`);
    const stationIds = new Map<string, number>();
    for (const [code, { name, open, close, parallel }] of Object.entries(stations)) {
        const station = await app.get(StationService).create(ctx, scope, {
            ...{ code, name, openMinute: open * 60, closeMinute: close * 60, parallelOperations: parallel, operatorIds: [operator.id] },
        });
        stationIds.set(code, station.id);
    }
    const categories = await sql<{ id: number; code: string }>(
        connection,
        ctx,
        `SELECT "baseId" AS id, slug AS code FROM collection_translation WHERE "languageCode" = 'en'`,
    );
    for (const { title, category, steps } of routings) {
        const found = categories.find(one => one.code === category);
        if (found === undefined) throw new Error(`There is no category ${category}.`);
        const operations = steps.map(({ station, ...rest }) => ({ ...rest, stationId: stationIds.get(station) }));
        await app.get(RoutingService).create(ctx, scope, { title, categoryId: found.id, operations });
    }
    progress.show('Stations and routings', 1, 1);
}
