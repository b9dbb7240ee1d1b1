/** B4: a company's orders never take more of its credit than its limit, whatever comes together. */
import { setTimeout as sleep } from 'node:timers/promises';

import { type Buyer, newKey, type Placing, World } from '../world';
import { type Bar, type Bench, inParallel, times } from './bar';

const crowd = 100;
const within = 10;

interface Credit {
    taken: number;
    limit: number;
}

const today = () => new Date().toISOString().slice(0, 10);

class Desk {
    private watching = true;
    /** Moments at which more was taken than the limit allows, or than the orders and invoices hold. */
    over = 0;
    looks = 0;

    constructor(
        readonly world: World,
        readonly company: { id: number; code: string },
    ) {}

    async credit(): Promise<Credit> {
        const [row] = await this.world.product.sql<Credit>(
            `SELECT (-a."balanceMinor")::float8 AS taken, t."limitMinor"::float8 AS limit FROM credit_terms t JOIN ledger_account a ON a.code = 'credit:company:' || t."companyId" WHERE t."companyId" = $1`,
            [this.company.id],
        );
        return row ?? { taken: 0, limit: 0 };
    }

    async setLimit(limitMinor: number): Promise<void> {
        await this.world.staff.ask('mutation ($input: SetCreditTermsInput!) { setCreditTerms(input: $input) { __typename } }', { input: { companyId: this.company.id, limitMinor, termDays: 30, idempotencyKey: newKey() } });
    }

    async setBlocks(blocksTerm: boolean): Promise<void> {
        const [known] = await this.world.product.sql<{ version: number }>('SELECT version FROM payment_rules WHERE id = 1');
        await this.world.staff.ask('mutation ($input: SetPaymentRulesInput!) { setPaymentRules(input: $input) { version } }', {
            input: { methods: ['on-account', 'prepayment'], warns: true, blocksTerm, bankAccounts: [], version: known?.version },
        });
    }

    /** Looks again and again, each time in one statement: what is taken may never be beyond what the floor lets through. */
    async watch(most: () => number): Promise<void> {
        while (this.watching) {
            const { taken } = await this.credit();
            this.looks++;
            if (taken > most()) this.over++;
            await sleep(15);
        }
    }

    stop(): void {
        this.watching = false;
    }
}

const count = (placings: readonly Placing[], kind: Placing['kind']) => placings.filter(one => one.kind === kind).length;

async function rush(world: World, buyers: readonly Buyer[], variantId: number): Promise<{ placings: Placing[]; each: number }> {
    const totals = await inParallel(buyers, 12, buyer => world.setCart(buyer, [{ variantId, quantity: 1 }]));
    return { placings: await Promise.all(buyers.map((buyer, index) => world.place(buyer, totals[index] ?? 0, newKey(), undefined, 'on-account'))), each: totals[0] ?? 0 };
}

async function statesOf(world: World, placings: readonly Placing[]): Promise<Record<string, number>> {
    const codes = placings.flatMap(one => (one.kind === 'placed' ? [one.code] : []));
    const rows = await world.product.sql<{ state: string; n: number }>('SELECT state, count(*)::int AS n FROM "order" WHERE code = ANY($1) GROUP BY 1', [codes]);
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** 100 at once on room for 10; what goes beyond waits on hold. */
async function onHold(bench: Bench, desk: Desk, variantId: number, each: number): Promise<void> {
    const { world } = desk;
    await desk.setBlocks(false);
    await desk.setLimit((await desk.credit()).taken + within * each);
    const { placings } = await rush(world, world.buyers, variantId);
    const states = await statesOf(world, placings);
    bench.equals('accepted', states.Submitted ?? 0, within, 'orders', `${crowd} at once on a limit of ${within}`);
    bench.equals('on-hold', states.OnHold ?? 0, crowd - within, 'orders');
    bench.equals('untyped', count(placings, 'broken') + count(placings, 'rejected'), 0, 'answers', JSON.stringify(placings.find(one => one.kind === 'broken')));
}

/** As above where the policy refuses: told in time, a limit lowered in the middle, an invoice paid in the middle. */
async function refused(bench: Bench, desk: Desk, variantId: number, each: number): Promise<void> {
    const { world, company } = desk;
    await desk.setBlocks(true);
    const invoice = `INV-${company.code}`;
    await world.product.importFile(world.staff, 'invoices', `number,company,issued,due,currency,gross\n${invoice},${company.code},${today()},2035-01-01,IRR,${(4 * each) / 100}\n`);
    const [known] = await world.product.sql<{ id: number }>('SELECT id FROM invoice WHERE number = $1', [invoice]);
    const before = (await desk.credit()).taken;
    await desk.setLimit(before + within * each);
    // At no instant more than the greatest limit that held; afterwards no more than what was let through by then.
    const watching = desk.watch(() => before + within * each);
    const [{ placings }] = await Promise.all([
        rush(world, world.buyers, variantId),
        sleep(150).then(() => desk.setLimit(before + (within / 2) * each)),
        sleep(300).then(() =>
            world.staff.ask('mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { __typename } }', {
                input: { companyId: company.id, amountMinor: 4 * each, receivedOn: today(), method: 'transfer', reference: `B4 ${company.code}`, wishes: [{ invoiceId: known?.id, amountMinor: 4 * each }], idempotencyKey: newKey() },
            }),
        ),
    ]);
    desk.stop();
    await watching;
    const after = await desk.credit();
    const placed = count(placings, 'placed');
    const typed = placings.filter(one => one.kind === 'refused' && ['term-over-limit', 'payment-not-offered'].includes(one.reason)).length;
    const states = await statesOf(world, placings);
    bench.equals('over', desk.over, 0, 'moments beyond the limit', `${desk.looks} looks while ${crowd} ordered, the limit was halved and an invoice paid`);
    bench.atMost('taken', after.taken, before + within * each, 'minor units', `${placed} placed, of them on hold ${states.OnHold ?? 0}`);
    bench.equals('typed', typed + placed, crowd, 'answers', JSON.stringify(placings.find(one => one.kind !== 'placed' && one.kind !== 'refused') ?? placings.find(one => one.kind === 'refused')));
    bench.atMost('submitted', states.Submitted ?? 0, within + 4, 'orders');
    await desk.setBlocks(false);
}

export const creditLimit: Bar = {
    id: 'B4',
    what: 'credit limit',
    async run(bench) {
        const product = await bench.product();
        const world = await World.make(product, { companies: 1, membersEach: crowd });
        const [goods] = await world.stocked(1, 1_000_000);
        const variantId = goods?.id ?? 0;
        const each = await world.setCart(world.buyer(0), [{ variantId, quantity: 1 }]);
        const [company] = await product.sql<{ id: number; code: string }>('SELECT id, code FROM company WHERE id = $1', [world.buyer(0).companyId]);
        const desk = new Desk(world, company ?? { id: 0, code: '' });
        await onHold(bench, desk, variantId, each);
        await refused(bench, desk, variantId, each);
        // One order, all its twins at once, takes its credit once.
        await desk.setLimit((await desk.credit()).taken + 5 * each);
        const total = await world.setCart(world.buyer(1), [{ variantId, quantity: 1 }]);
        const before = (await desk.credit()).taken;
        await Promise.all(times(10, () => world.place(world.buyer(1), total)));
        bench.equals('twins', ((await desk.credit()).taken - before) / each, 1, 'orders’ credit', 'ten placements of one cart at once');
        await bench.conclude(`${crowd} parallel orders on room for ${within}; the limit lowered and an invoice paid meanwhile`, product);
    },
};
