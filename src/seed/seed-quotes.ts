/** Enquiries and quotes of the demo firm in each state, and what some of its customers offer to customers of their own. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../kernel/scope';
import { sql } from '../../kernel/vendure-sql';
import { VisibilityService } from '../../plugins/assortment';
import { PriceService } from '../../plugins/pricing';
import { EnquiryService, NegotiationService, OwnOfferService, QuoteDesk, QuoteRulesService, QuoteSending } from '../../plugins/quotes';
import type { Progress } from './progress-bar';
import { memberOf, type Person } from './seed-approvals';

/** Of cheaper goods a few percent are less than one can write. */
const leastPrice = 5_000;

interface Good {
    variantId: number;
    unit: string;
    quantity: number;
    unitNet: number;
}

type Quote = Exclude<Awaited<ReturnType<QuoteDesk['saveDraft']>>, { reason: unknown }>;

const words = {
    fa: {
        remark: 'برای نوسازی لابی و دو طبقه؛ تحویل پیش از پایان فصل.', terms: 'حمل تا در انبار با ما. پرداخت نیمی پیش از ارسال.', dear: 'سال پیش ارزان‌تر خریدیم.', reason: 'بودجه‌ی امسال تمام شد.',
        comment: 'می‌توانید نمونه‌ی رنگ هم بفرستید؟', guest: 'هتل فردوسی', guestDetails: 'تهران، خیابان فردوسی، شماره‌ی ۲۴', work: 'نصب و لبه‌دوزی', hour: 'ساعت', title: 'موکت راهروها',
    },
    pl: {
        remark: 'Na remont lobby i dwóch pięter, dostawa przed końcem sezonu.', terms: 'Dostawa pod drzwi magazynu. Połowa z góry.', dear: 'W zeszłym roku kupiliśmy taniej.', reason: 'Budżet na ten rok się skończył.',
        comment: 'Czy mogą Państwo przysłać próbki kolorów?', guest: 'Hotel Pod Lwem', guestDetails: 'ul. Piotrkowska 12, 90-269 Łódź', work: 'Układanie i obszywanie', hour: 'godzina', title: 'Wykładzina na korytarze',
    },
};

export async function seedQuotes(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, progress: Progress): Promise<void> {
    await app.get(QuoteRulesService).set(ctx, scope, { version: 1, floorPoints: 1_500, validDays: 14, remindDays: 3 });
    const people = [
        { login: 'maryam@parseh-hotel.example', ...words.fa },
        { login: 'hossein@toos-carpet.example', ...words.fa },
        { login: 'anna@dywany-lodzkie.example', ...words.pl },
    ];
    for (const { login, ...said } of people) await quotesOf(app, ctx, scope, await memberOf(app, login), login, said);
    progress.show('Quotes', 1, 1);
}

async function quotesOf(app: INestApplicationContext, ctx: RequestContext, staff: StaffScope, person: Person, login: string, said: typeof words.fa): Promise<void> {
    const [desk, sending, negotiation] = [app.get(QuoteDesk), app.get(QuoteSending), app.get(NegotiationService)];
    const goods = await goodsOf(app, ctx, person);
    if (goods.length < 3) return;
    let keys = 0;
    const key = () => `seed-quotes-${login}-${++keys}`;
    const less = (amount: number, points: number) => {
        const step = person.scope.currencyCode === 'IRR' ? 100 : 1;
        return Math.floor((amount * (10_000 - points)) / 10_000 / step) * step;
    };
    const offer = (points: number, some: readonly Good[]) => some.map(one => ({ ...one, unitNet: less(one.unitNet, points) }));
    const taken = <T extends object>(answer: T): Exclude<T, { reason: unknown }> => {
        if ('reason' in answer) throw new Error(`A quote of the demo was refused: ${String(answer.reason)}`);
        return answer as Exclude<T, { reason: unknown }>;
    };
    const enquiry = async (some: readonly Good[]) =>
        taken(await app.get(EnquiryService).ask(person.ctx, person.scope, { remark: said.remark, lines: some.map(({ variantId, unit, quantity }) => ({ variantId, unit, quantity })), idempotencyKey: key() }));
    const draft = async (id: number, version: number, lines: readonly Good[]): Promise<Quote> => taken(await desk.saveDraft(ctx, staff, { id, version, lines, terms: said.terms }));
    const sent = async (lines: readonly Good[]): Promise<Quote> => {
        const drafted = await draft((await enquiry(lines)).id, 1, lines);
        return taken(await sending.send(ctx, staff, { id: drafted.id, version: drafted.version, idempotencyKey: key() }));
    };
    const answered = async (quote: Quote, answer: 'accept' | 'counter') => {
        const lines = quote.versions.at(-1)?.lines ?? [];
        const one = (line: (typeof lines)[number], i: number) =>
            answer === 'counter' && i === 0 ? { lineId: line.id, answer, unitNet: less(line.unitNet ?? 0, 500), remark: said.dear } : { lineId: line.id, answer: 'accept' };
        return taken(await negotiation.answer(person.ctx, person.scope, { id: quote.id, number: quote.sentNumber, lines: lines.map(one), idempotencyKey: key() }));
    };
    await enquiry(goods.slice(0, 2));
    const offered = await sent(offer(500, goods));
    await negotiation.comment(person.ctx, person.scope, { id: offered.id, text: said.comment, idempotencyKey: key() });
    await answered(await sent(offer(400, goods.slice(0, 2))), 'counter');
    await answered(await sent(offer(700, goods.slice(1))), 'accept');
    const done = await ordered(app, ctx, person);
    if (done !== null) {
        const agreed = await answered(await sent(done.goods), 'accept');
        await sql(app.get(TransactionalConnection), ctx, `UPDATE quote SET state = 'ordered', "orderId" = $2, "waitingSince" = NULL WHERE id = $1`, [agreed.id, done.orderId]);
    }
    const declined = await sent(offer(100, goods.slice(0, 1)));
    taken(await negotiation.decline(person.ctx, person.scope, { id: declined.id, reason: said.reason, idempotencyKey: key() }));
    // Below the floor: somebody else has to agree.
    const cheap = await draft((await enquiry(goods.slice(0, 1))).id, 1, offer(2_500, goods.slice(0, 1)));
    taken(await sending.send(ctx, staff, { id: cheap.id, version: cheap.version, idempotencyKey: key() }));
    await ownOffer(app, person, goods, said, key());
}

/** The order that came of a quote: one of the customer's last ones, at its prices. Without units and rolls, whose prices are counted otherwise. */
async function ordered(app: INestApplicationContext, ctx: RequestContext, { scope }: Person): Promise<{ orderId: number; goods: Good[] } | null> {
    const goods = await sql<Good & { orderId: number }>(
        app.get(TransactionalConnection),
        ctx,
        `WITH o AS (SELECT co."orderId" FROM company_order co JOIN "order" o ON o.id = co."orderId" WHERE co."companyId" = $1 AND o.state = 'Completed'
                     AND NOT EXISTS (SELECT 1 FROM order_line l JOIN company_order_line c ON c.id = l.id LEFT JOIN variant_sales s ON s."productVariantId" = l."productVariantId"
                                      WHERE l."orderId" = o.id AND (c."rollWidthCm" IS NOT NULL OR c."enteredUnit" <> COALESCE(s."baseUnit", 'piece') OR l."listPrice" < $2))
                     ORDER BY co."placedAt" DESC LIMIT 1)
         SELECT DISTINCT ON (l."productVariantId") l."orderId", l."productVariantId" AS "variantId", c."enteredUnit" AS unit, c."enteredQuantity" AS quantity, l."listPrice"::float8 AS "unitNet"
           FROM o JOIN order_line l ON l."orderId" = o."orderId" JOIN company_order_line c ON c.id = l.id`,
        [scope.companyId, leastPrice],
    );
    const seen = await app.get(VisibilityService).visibleVariantIds(ctx, scope, goods.map(one => one.variantId));
    const orderId = goods[0]?.orderId;
    return orderId === undefined || seen.size < goods.length ? null : { orderId, goods: goods.map(({ variantId, unit, quantity, unitNet }) => ({ variantId, unit, quantity, unitNet })) };
}

async function ownOffer(app: INestApplicationContext, { ctx, scope }: Person, goods: readonly Good[], said: typeof words.fa, idempotencyKey: string): Promise<void> {
    const offers = app.get(OwnOfferService);
    const begun = await offers.start(ctx, scope, { customerName: said.guest, idempotencyKey });
    if (!('offerId' in begun)) throw new Error(`An offer of the demo was refused: ${begun.reason}`);
    const articles = goods.slice(0, 2).map(({ variantId, unit, quantity }, i) => ({ variantId, unit, quantity, marginPoints: 2_000 + 500 * i }));
    await offers.save(ctx, scope, {
        ...{ id: begun.offerId, version: 1, title: said.title, customerName: said.guest, customerDetails: said.guestDetails, terms: said.terms, taxPoints: 1_000 },
        language: scope.currencyCode === 'IRR' ? 'fa' : 'pl',
        lines: [...articles, { text: said.work, unit: said.hour, quantity: 8, unitNet: goods[0]?.unitNet ?? leastPrice }],
    });
}

/** What the company bought before and may buy now, at its own prices. */
async function goodsOf(app: INestApplicationContext, ctx: RequestContext, { scope }: Person): Promise<Good[]> {
    const known = await sql<Omit<Good, 'unitNet'>>(
        app.get(TransactionalConnection),
        ctx,
        `SELECT l."productVariantId" AS "variantId", s."baseUnit" AS unit, GREATEST(s."minQuantity", s.increment) * 5 AS quantity
           FROM order_line l JOIN company_order co ON co."orderId" = l."orderId" AND co."companyId" = $1 AND co."placedAt" IS NOT NULL
           JOIN variant_sales s ON s."productVariantId" = l."productVariantId" JOIN product_variant v ON v.id = l."productVariantId" AND v."deletedAt" IS NULL
          GROUP BY 1, 2, 3 ORDER BY count(*) DESC, 1 LIMIT 6`,
        [scope.companyId],
    );
    if (known.length === 0) return [];
    const prices = await app.get(PriceService).resolvePrices(ctx, scope, known.map(({ variantId, quantity }) => ({ variantId, quantity })), new Date());
    const seen = await app.get(VisibilityService).visibleVariantIds(ctx, scope, known.map(one => one.variantId));
    return known.filter(one => seen.has(one.variantId)).flatMap(one => {
        const price = prices.get(one.variantId);
        return price === undefined || price.unitNet < leastPrice ? [] : [{ ...one, unitNet: price.unitNet }];
    }).slice(0, 3);
}
