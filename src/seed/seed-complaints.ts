/** What customers of the mill complained about lately, and what became of it. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import sharp from 'sharp';

import type { StaffScope } from '../../kernel/scope';
import { sql } from '../../kernel/vendure-sql';
import { ComplaintDeskService, ComplaintFilingService, ComplaintKindService, ComplaintSettingsService } from '../../plugins/complaints';
import type { Progress } from './progress-bar';

const texts = (en: string, fa: string, pl: string, ru: string) => ({ en, fa, pl, ru });

const kinds = [
    { name: texts('Damaged in transport', 'آسیب در حمل', 'Uszkodzenie w transporcie', 'Повреждение при перевозке'), position: 1, active: true, fields: [] },
    { name: texts('Less came than was ordered', 'کمتر از سفارش رسیده', 'Przyszło mniej, niż zamówiono', 'Пришло меньше, чем заказано'), position: 2, active: true, fields: [] },
    {
        name: texts('Fault in the goods', 'ایراد کالا', 'Wada towaru', 'Дефект товара'), position: 3, active: true,
        fields: [
            {
                key: 'fault', type: 'choice', required: true, label: texts('What kind of fault?', 'چه ایرادی؟', 'Jaka wada?', 'Какой дефект?'),
                choices: [
                    { key: 'colour', label: texts('Colour differs', 'تفاوت رنگ', 'Różnica koloru', 'Отличается цвет') },
                    { key: 'weave', label: texts('Fault in the weave', 'ایراد بافت', 'Wada tkania', 'Дефект ткачества') },
                    { key: 'size', label: texts('Size differs', 'تفاوت اندازه', 'Różnica wymiaru', 'Отличается размер') },
                ],
            },
            { key: 'laid', type: 'yes-no', required: true, label: texts('Is it laid already?', 'نصب شده است؟', 'Czy jest już ułożony?', 'Уже уложен?'), choices: [] },
            { key: 'noticed', type: 'date', required: false, label: texts('When was it noticed?', 'کی متوجه شدید؟', 'Kiedy zauważono?', 'Когда заметили?'), choices: [] },
        ],
    },
];

const countries = [
    { countryCode: 'PL', consumersOnly: true, days: 14, counts: 'calendar' },
    { countryCode: 'RU', consumersOnly: true, days: 10, counts: 'calendar' },
];

interface Story {
    kind: 0 | 1 | 2;
    wish: string;
    fa: string;
    pl: string;
    /** What the firm did, step by step, with its words. */
    steps: readonly (readonly [to: string, fa: string | null, pl: string | null])[];
    cost: number;
    daysAgo: number;
}

const stories: readonly Story[] = [
    { kind: 2, wish: 'replace', fa: 'رنگ این رول با رول‌های قبلی یک‌دست نیست؛ کنار هم دیده می‌شود.', pl: 'Kolor tej rolki różni się od poprzednich; obok siebie widać różnicę.', steps: [['examined', null, null], ['accepted', 'رول از بچ دیگری بوده است؛ جایگزین می‌فرستیم.', 'Rolka była z innej partii; wysyłamy nową.'], ['settled', null, null]], cost: 84_000_000_00, daysAgo: 34 },
    { kind: 0, wish: 'credit', fa: 'گوشهٔ دو تخته هنگام تخلیه پاره شده بود.', pl: 'Rogi dwóch sztuk były rozdarte przy rozładunku.', steps: [['examined', null, null], ['partly-accepted', 'یک تخته را می‌پذیریم؛ دومی در عکس سالم است.', 'Uznajemy jedną sztukę; druga na zdjęciu jest cała.']], cost: 12_500_000_00, daysAgo: 21 },
    { kind: 2, wish: 'repair', fa: 'یک خط نازک در بافت دیده می‌شود، حدود دو متر.', pl: 'Widać cienką linię w splocie, około dwóch metrów.', steps: [['refused', 'خط از فشار پای وسایل است و پس از چند روز از میان می‌رود.', 'Linia to odcisk po meblach i zniknie po kilku dniach.']], cost: 0, daysAgo: 17 },
    { kind: 1, wish: 'replace', fa: 'در بارنامه ده عدد آمده ولی نه عدد تحویل شد.', pl: 'Na liście jest dziesięć, dostarczono dziewięć.', steps: [['needs-answer', 'لطفاً عکس بارنامهٔ امضاشده را بفرستید.', 'Prosimy o zdjęcie podpisanego listu przewozowego.']], cost: 0, daysAgo: 6 },
    { kind: 2, wish: 'credit', fa: 'عرض رول ۳۹۶ سانتی‌متر است، نه ۴۰۰.', pl: 'Szerokość rolki to 396 cm, a nie 400.', steps: [['examined', null, null]], cost: 0, daysAgo: 4 },
    { kind: 0, wish: 'return', fa: 'بسته‌بندی خیس بود و لبهٔ رول رطوبت دارد.', pl: 'Opakowanie było mokre, brzeg rolki jest wilgotny.', steps: [], cost: 0, daysAgo: 1 },
];

interface Delivered {
    orderId: number;
    orderLineId: number;
    shipmentId: number;
    quantity: number;
    language: string;
}

export async function seedComplaints(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, progress: Progress): Promise<void> {
    progress.show('Complaints', 0, stories.length + 1);
    const [made, filing, desk] = [app.get(ComplaintKindService), app.get(ComplaintFilingService), app.get(ComplaintDeskService)];
    const settings = app.get(ComplaintSettingsService);
    const { version } = await settings.get(ctx);
    await settings.set(ctx, scope, { version, mail: null, days: 10, counts: 'working', countries });
    const kindIds: number[] = [];
    for (const kind of kinds) kindIds.push((await made.save(ctx, scope, kind)).id);
    // One line each of shipments that have come, of as many orders as there are stories, and one more for the tracking page.
    const came = await sql<Delivered>(
        app.get(TransactionalConnection),
        ctx,
        `SELECT * FROM (SELECT DISTINCT ON (s."orderId") s."orderId", l."orderLineId", s.id AS "shipmentId", l.quantity, c.language
           FROM shipment s JOIN shipment_line l ON l."shipmentId" = s.id JOIN company c ON c.id = s."companyId"
          WHERE s."dispatchedAt" IS NOT NULL AND s.state IN ('dispatched', 'delivered') ORDER BY s."orderId", l.id) one ORDER BY "orderId" DESC LIMIT $1`,
        [stories.length + 1],
    );
    for (const [place, story] of stories.entries()) {
        const goods = came[place];
        if (goods === undefined) break;
        await tell(ctx, scope, { filing, desk, kindIds }, goods, story, place);
        progress.show('Complaints', place + 1, stories.length + 1);
    }
    const last = came[stories.length];
    if (last) {
        const photo = await wetEdge();
        const lines = [{ orderLineId: last.orderLineId, quantity: 1 }];
        const claim = { shipmentId: last.shipmentId, batch: null, kindId: kindIds[0] ?? 0, wish: 'replace' as const, text: last.language === 'fa' ? 'لبهٔ رول هنگام تخلیه خیس بود.' : 'Brzeg rolki był mokry przy rozładunku.', lines, answers: [] };
        await filing.byLink(ctx, last.orderId, claim, last.language === 'fa' ? 'رضا، انباردار' : 'Piotr, magazyn', 'demo-claim', { files: [photo] }, new Date());
    }
    progress.show('Complaints', stories.length + 1, stories.length + 1);
}

interface Desk {
    filing: ComplaintFilingService;
    desk: ComplaintDeskService;
    kindIds: readonly number[];
}

async function tell(ctx: RequestContext, scope: StaffScope, { filing, desk, kindIds }: Desk, goods: Delivered, story: Story, place: number): Promise<void> {
    const isPersian = goods.language === 'fa';
    const filedAt = Date.now() - story.daysAgo * 86_400_000;
    const answers = story.kind === 2 ? [{ key: 'fault', value: (['colour', 'colour', 'weave', 'weave', 'size', 'size'] as const)[place] ?? 'weave' }, { key: 'laid', value: place % 2 === 0 ? 'no' : 'yes' }] : [];
    const id = await filing.byStaff(
        ctx,
        scope,
        {
            orderId: goods.orderId, shipmentId: goods.shipmentId, kindId: kindIds[story.kind], wish: story.wish, text: isPersian ? story.fa : story.pl,
            lines: [{ orderLineId: goods.orderLineId, quantity: Math.min(goods.quantity, 2) }], answers, idempotencyKey: `demo-complaint-${place}`,
        },
        new Date(filedAt),
    );
    let version = 1;
    if (story.cost > 0) version = (await desk.setCosts(ctx, scope, { id, version, goodsCost: isPersian ? story.cost : 34_000, transportCost: isPersian ? 9_500_000_00 : 12_000, workCost: 0 })).version;
    for (const [step, [to, fa, pl]] of story.steps.entries()) {
        const moved = await desk.move(ctx, scope, { id, version, to, reason: isPersian ? fa : pl, idempotencyKey: `demo-complaint-${place}-${step}` }, new Date(filedAt + (step + 1) * 30_000_000));
        if ('version' in moved) version = moved.version;
    }
}

/** A photo as somebody at the gate takes it: dark weave, a wet edge. */
async function wetEdge() {
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640"><rect width="960" height="640" fill="#6b4a3a"/><g stroke="#7d5a48" stroke-width="6">${Array.from({ length: 60 }, (_, i) => `<path d="M${i * 18} 0V640"/>`).join('')}</g><path d="M0 470C180 420 300 520 480 470S800 430 960 500V640H0Z" fill="#2a1d17" fill-opacity=".75"/></svg>`;
    return { name: 'wet-edge.jpg', format: 'jpeg' as const, content: await sharp(Buffer.from(drawing)).jpeg({ quality: 80 }).toBuffer() };
}
