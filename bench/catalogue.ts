/**
 * What each customer sees, finds and pays, at the large seed: 100,000 variants in 4 languages, 10,000 companies, 1,000 lists of
 * 2,000 prices and 2,000,000 contract prices; beside stock Vendure with its own search on the same goods, question by question
 * in turn. Stock has one price for everybody and no own prices to sort by: there it sorts by that.
 */
import { startProduct, type Product } from '../test/product';
import type { Report } from '../test/report';
import { benchIndex, benchPriceChange, benchPriceLoad } from './catalogue-changes';
import { BenchData } from './catalogue-data';
import { type Plan, plansOf, writePlans } from './catalogue-plans';
import { Member, type Question, StockShop } from './catalogue-shops';
import { Truth } from './catalogue-truth';
import { load, p50, p95, rounded, timed } from './measure';

const rounds = 40;
/** Each buyer once: what a server reads when it is first asked is not what one waits for. */
const warmUp = 10;
/** Stock takes seconds: a part of the questions tells its throughput. */
const stockEvery = 6;
/** A buyer by ten lists and his contract sees a fifth of the goods; one by fifty lists sees them all. */
const some = [2, 3, 4, 5, 6, 7];
const all = [1, 101, 201, 301];
const languages = ['en', 'fa', 'pl', 'ru'];

const limits = { listMs: 60, listTimes: 5, sortMs: 150, searchMs: 100, searchTimes: 20, suggestMs: 40, growth: 1.3, bare: 4 };

/** One to three words of each script, codes, a beginning, a slip of the finger. */
const terms = [
    'carpet', 'wool carpet', 'Wool carpet Kashan', 'blue towel', 'wallpaper', 'L00123', 'damavnd', 'silk',
    'فرش', 'فرش پشمی', 'پتو پنبه‌ای آبی', 'دماوند', 'موکت اصفهان', 'پرده زرشکی', 'کارون ۱۱۴', 'تبریز',
    'dywan', 'dywan z wełny', 'koc granatowy Kraków', 'wykładzina', 'ręcznik', 'Tebriz', 'poduszka bambusa', 'kremowy',
    'ковёр', 'ковер из шерсти', 'плед синий Казвин', 'полотенце', 'обои Волга', 'Дамаванд', 'войлок серый', 'шёлк',
];
const beginnings = ['c', 'ca', 'car', 'carp', 'wool c', 'ف', 'فر', 'فرش پ', 'd', 'dy', 'dyw', 'ręc', 'к', 'ко', 'ков', 'плед с', 'L00', 'kas', 'تب', 'dam'];

type Ask = (index: number) => Promise<unknown>;

/** Both are asked the same, now this one first and now that. */
async function inTurn(ours: Ask, stock: Ask | null, count = rounds, stockEvery = 1): Promise<{ ours: number[]; stock: number[] }> {
    const found = { ours: [] as number[], stock: [] as number[] };
    for (let index = -warmUp; index < count; index++) {
        const at = index + warmUp;
        const turns = [
            async () => ({ of: 'ours' as const, ms: await timed(() => ours(at)) }),
            ...(stock === null || at % stockEvery > 0 ? [] : [async () => ({ of: 'stock' as const, ms: await timed(() => stock(at)) })]),
        ];
        for (const turn of index % 2 === 0 ? turns : turns.reverse()) {
            const { of, ms } = await turn();
            if (index >= 0) found[of].push(ms);
        }
    }
    return found;
}

const mean = (figures: readonly number[]) => figures.reduce((sum, one) => sum + one, 0) / figures.length;

interface Shops {
    some: Member[];
    all: Member[];
    stock: StockShop | null;
}

class CatalogueBench {
    constructor(
        private readonly report: Report,
        private readonly shops: Shops,
    ) {}

    /** The row `id`: every question for both kinds of buyers. Passes when each of them does. */
    async row(id: string, questions: Record<string, (index: number) => Question>, limitMs: number, leastTimes: number | null, what: string): Promise<void> {
        let [worst, passes] = [0, true];
        for (const [name, question] of Object.entries(questions)) {
            for (const kind of ['some', 'all'] as const) {
                const members = this.shops[kind];
                const { stock } = this.shops;
                const found = await inTurn(
                    index => (members[index % members.length] as Member).page(question(index)),
                    stock === null || leastTimes === null ? null : index => stock.page(question(index)),
                    rounds,
                    stockEvery,
                );
                const figure = Math.round(p95(found.ours));
                const ratio = found.stock.length === 0 ? undefined : rounded(mean(found.stock) / mean(found.ours));
                const pass = figure <= limitMs && (leastTimes === null || ratio === undefined || ratio >= leastTimes);
                const beside = ratio === undefined ? '' : `, ${ratio} x stock's throughput (at least ${leastTimes})`;
                this.report.add({
                    id: `${id}.${name}-${kind}`, pass, figure, limit: limitMs, unit: 'ms', what: `p95, half in ${Math.round(p50(found.ours))} ms${beside}; ${load()}`,
                    ...(ratio === undefined ? {} : { peer: Math.round(p95(found.stock)), ratio }),
                });
                worst = Math.max(worst, figure);
                passes &&= pass;
            }
        }
        this.report.add({ id, pass: passes, figure: worst, limit: limitMs, unit: 'ms', what });
    }

    async suggest(): Promise<void> {
        const members = [...this.shops.some, ...this.shops.all];
        const { ours } = await inTurn(index => (members[index % members.length] as Member).suggestions(beginnings[index % beginnings.length] ?? ''), null, rounds * 2);
        const figure = Math.round(p95(ours));
        this.report.add({ id: 'suggest', pass: figure <= limits.suggestMs, figure, limit: limits.suggestMs, unit: 'ms', what: `p95 of suggestions from one letter on, half in ${Math.round(p50(ours))} ms; ${load()}` });
    }

    /** The same members and pages in a firm with a tenth of the companies, lists and contract prices. */
    async growth(small: Product): Promise<void> {
        const pages: Record<string, Question> = {
            list: {}, 'page-400': { skip: 24 * 399 }, category: { category: 'large-carpet' }, price: { sort: 'PRICE_ASC' }, search: { term: 'wool carpet' },
        };
        const twins = await Promise.all(this.shops.some.map(({ n }) => Member.signIn(small, n)));
        let [worst, passes] = [0, true];
        for (const [name, question] of Object.entries(pages)) {
            const found = await inTurn(
                index => (this.shops.some[index % twins.length] as Member).page(question),
                index => (twins[index % twins.length] as Member).page(question),
            );
            const figure = rounded(p50(found.ours) / p50(found.stock));
            const pass = figure <= limits.growth;
            this.report.add({ id: `growth.${name}`, pass, figure, limit: limits.growth, unit: 'times', what: `${Math.round(p50(found.ours))} ms against ${Math.round(p50(found.stock))} ms, medians in turn` });
            worst = Math.max(worst, figure);
            passes &&= pass;
        }
        this.report.add({ id: 'growth', pass: passes, figure: worst, limit: limits.growth, unit: 'times', what: '10 x the companies, lists and contract prices slow a page by this much' });
    }

    /** Pages sorted and limited by price, held against prices that the resolver gives one by one. */
    async exact(truth: Truth): Promise<void> {
        let [pages, wrong] = [0, 0];
        for (const member of [this.shops.some[0], this.shops.some[1], this.shops.all[0]] as Member[]) {
            await truth.resolveAll(member);
            const { total } = await truth.sorted(member, false, 0);
            const first = await member.page({ sort: 'PRICE_ASC' });
            const middle = (await member.page({ sort: 'PRICE_ASC', skip: Math.floor(total / 2) })).items[0]?.price?.unitNet ?? 0;
            const lowest = first.items[0]?.price?.unitNet ?? 0;
            for (const skip of [0, 24, 24 * 399, Math.max(0, total - 24)]) {
                for (const sort of ['PRICE_ASC', 'PRICE_DESC'] as const) {
                    for (const range of [{}, { from: lowest + 1, to: middle }]) {
                        const expected = await truth.sorted(member, sort === 'PRICE_DESC', skip, range);
                        const { totalItems, items } = await member.page({ sort, skip, ...('from' in range ? { priceFrom: range.from, priceTo: range.to } : {}) });
                        pages++;
                        const same = items.map(item => item.variantId).join() === expected.ids.join() && (totalItems === expected.total || expected.ids.length === 0);
                        if (!same) wrong++;
                    }
                }
            }
        }
        this.report.add({ id: 'list-sorted-by-price.exact', pass: wrong === 0, figure: wrong, limit: 0, unit: 'wrong pages', what: `of ${pages} held against a full recomputation by the resolver` });
    }

    async bare(truth: Truth): Promise<void> {
        const pages: Record<string, Question> = {
            list: {}, 'page-400': { skip: 24 * 399 }, category: { category: 'large-carpet' }, price: { sort: 'PRICE_ASC' }, search: { term: 'wool carpet' },
        };
        let [worst, passes] = [0, true];
        for (const [name, question] of Object.entries(pages)) {
            const member = this.shops.some[0] as Member;
            const statements = await truth.statements(member, question);
            const asked = await inTurn(() => member.page(question), () => truth.bare(statements, 1));
            const figure = rounded(p50(asked.ours) / p50(asked.stock));
            const pass = figure <= limits.bare;
            this.report.add({ id: `bare-sql.${name}`, pass, figure, limit: limits.bare, unit: 'times', what: `page ${rounded(p50(asked.ours))} ms, its ${statements.length} statements by themselves ${rounded(p50(asked.stock))} ms` });
            worst = Math.max(worst, figure);
            passes &&= pass;
        }
        this.report.add({ id: 'bare-sql', pass: passes, figure: worst, limit: limits.bare, unit: 'times', what: 'time of a page over that of its own SQL' });
    }

    plans(plans: readonly Plan[]): void {
        for (const { name, scans } of plans) {
            this.report.add({ id: `plans.${name}`, pass: scans.length === 0, figure: scans.length, limit: 0, unit: 'scans', what: `whole-table scans of big tables: ${scans.join(', ') || 'none'}; bench/plans/${name}.txt` });
        }
    }
}

const listPages: Record<string, () => Question> = {
    'page-1': () => ({}),
    'page-400': () => ({ skip: 24 * 399 }),
    category: () => ({ category: 'large-carpet' }),
};
const pricePages: Record<string, (index: number) => Question> = {
    sorted: index => ({ sort: index % 2 === 0 ? 'PRICE_ASC' : 'PRICE_DESC' }),
    'page-400': () => ({ sort: 'PRICE_ASC', skip: 24 * 399 }),
    limited: index => ({ priceFrom: index % 2 === 0 ? 4_000 : 250_000_000, priceTo: index % 2 === 0 ? 300_000_000 : 400_000_000 }),
};

export async function benchCatalogue(report: Report): Promise<void> {
    const wants = (...ids: string[]) => ids.some(id => report.wants(id));
    const data = await BenchData.open();
    const ends: (() => Promise<unknown>)[] = [() => data.close()];
    const ending = <T extends { stop(): Promise<void> } | { close(): Promise<void> }>(one: T): T => {
        ends.unshift(() => ('stop' in one ? one.stop() : one.close()));
        return one;
    };
    try {
        const product = ending(await startProduct({ database: await data.copy(), processes: ['server'] }));
        const signIn = (n: number, index: number) => Member.signIn(product, n, languages[index % languages.length]);
        const stock = wants('list', 'search') ? ending(await StockShop.start((await data.stock()).url)) : null;
        const bench = new CatalogueBench(report, { some: await Promise.all(some.map(signIn)), all: await Promise.all(all.map(signIn)), stock });
        /** A row that breaks is a row that fails; the others are measured all the same. */
        const attempt = async (id: string, work: () => Promise<void>, isWanted = report.wants(id)): Promise<void> => {
            if (!isWanted) return;
            try {
                await work();
            } catch (error) {
                report.add({ id, pass: false, figure: -1, limit: 0, unit: 'broke off', what: String(error) });
            }
        };
        await attempt('list', () => bench.row('list', listPages, limits.listMs, limits.listTimes, 'pages of 24 with own prices, facets and counts'));
        await attempt('list-sorted-by-price', () => bench.row('list-sorted-by-price', pricePages, limits.sortMs, null, 'sorted and limited by own price'));
        await attempt('search', () => bench.row('search', { words: index => ({ term: terms[(index * 7) % terms.length] }) }, limits.searchMs, limits.searchTimes, 'one to three words in four scripts, codes, slips; with facets and total'));
        await attempt('suggest', () => bench.suggest());
        await attempt('growth', async () => {
            const small = await startProduct({ database: await data.tenth(), processes: ['server'] });
            await bench.growth(small).finally(() => small.stop());
        });
        if (wants('list-sorted-by-price', 'bare-sql', 'plans')) {
            await attempt('truth', async () => {
                const truth = await Truth.open(product.databaseUrl);
                // A first page reads the index's columns into memory; those that are looked at find them there.
                await truth.statements(await Member.signIn(product, 2), {});
                await attempt('list-sorted-by-price', () => bench.exact(truth));
                await attempt('bare-sql', () => bench.bare(truth));
                await attempt('plans', async () => bench.plans(await writePlans(await plansOf(truth, await Member.signIn(product, 2)))));
                await truth.close();
            }, true);
        }
        const buyer = await Member.signIn(product, 2);
        await attempt('price-change', () => benchPriceChange(report, product, buyer));
        await attempt('index-build', () => benchIndex(report, product, buyer));
        await attempt('price-load', () => benchPriceLoad(report, product, buyer));
    } finally {
        for (const end of ends) await end();
    }
}
