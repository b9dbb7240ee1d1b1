import { RequestContextService, type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { nextNumber } from '../../../kernel/vendure-counter';
import { withTx } from '../../../kernel/with-tx';
import { type RunningServer, startServer } from '../../../test/server';
import { LedgerRefusal, LedgerService } from '..';

describe('the ledger', () => {
    let running: RunningServer;
    let ledger: LedgerService;
    let ctx: RequestContext;
    let connection: TransactionalConnection;

    beforeAll(async () => {
        running = await startServer();
        ledger = running.server.app.get(LedgerService);
        connection = running.server.app.get(TransactionalConnection);
        ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
    });
    afterAll(() => running.stop());

    let series = 0;
    /** A purse with `start` in it, filled from an account without floor. */
    async function purse(start: bigint, floorMinor: bigint | null = 0n) {
        const code = `purse:${++series}`;
        const bank = `bank:${series}`;
        await ledger.openAccounts(ctx, [
            { code, kind: 'purse', currencyCode: 'IRR', floorMinor },
            { code: bank, kind: 'bank', currencyCode: 'IRR', floorMinor: null },
        ]);
        if (start > 0n) {
            await pay(bank, code, start, `start:${series}`);
        }
        return { code, bank };
    }
    function pay(from: string, to: string, amount: bigint, key: string) {
        return ledger.post(ctx, {
            key,
            kind: 'payment',
            reference: 'test:1',
            entries: [
                { account: from, amount: -amount },
                { account: to, amount },
            ],
        });
    }

    it('opens an account once and in one currency, whoever else opens it at the same time', async () => {
        const open = (currencyCode: string) => ledger.openAccounts(ctx, [{ code: 'purse:raced', kind: 'purse', currencyCode, floorMinor: 0n }]);
        const opened = await Promise.allSettled(['IRR', 'PLN', 'IRR', 'PLN', 'IRR', 'PLN'].map(open));
        expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
        const [account] = await running.sql<{ currencyCode: string }>(`SELECT "currencyCode" FROM ledger_account WHERE code = 'purse:raced'`);
        await open(account?.currencyCode ?? '');
        await expect(open(account?.currencyCode === 'IRR' ? 'PLN' : 'IRR')).rejects.toThrow('another currency');
    });

    it('moves money between two accounts and keeps the balances', async () => {
        const { code, bank } = await purse(500n);
        expect(await pay(code, bank, 500n, 'all of it')).toBe('posted');
        expect(await ledger.balance(ctx, code)).toBe(0n);
        expect(await ledger.balance(ctx, bank)).toBe(0n);
    });

    it('refuses one minor unit below the floor and writes nothing', async () => {
        const { code, bank } = await purse(500n);
        const refused = await pay(code, bank, 501n, 'too much');
        expect(refused).toBeInstanceOf(LedgerRefusal);
        expect(refused).toMatchObject({ reason: 'below-floor', account: code, errorCode: 'LEDGER_REFUSAL' });
        expect(await ledger.balance(ctx, code)).toBe(500n);
        expect(await running.sql(`SELECT 1 FROM ledger_transaction WHERE key = 'too much'`)).toEqual([]);
    });

    it('keeps amounts that a JavaScript number cannot hold', async () => {
        const { code } = await purse(9_007_199_254_740_993n);
        expect(await ledger.balance(ctx, code)).toBe(9_007_199_254_740_993n);
    });

    it('posts a key once, and refuses the key for another posting', async () => {
        const { code, bank } = await purse(500n);
        expect(await pay(code, bank, 100n, 'repeated')).toBe('posted');
        expect(await pay(code, bank, 100n, 'repeated')).toBe('posted');
        expect(await ledger.balance(ctx, code)).toBe(400n);
        expect(await pay(code, bank, 101n, 'repeated')).toMatchObject({ reason: 'key-reused' });
    });

    it('lets exactly as many of 100 parallel payments through as the floor allows', async () => {
        const { code, bank } = await purse(370n);
        const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => pay(code, bank, 10n, `parallel:${i}`)));
        expect(answers.filter(answer => answer === 'posted')).toHaveLength(37);
        expect(await ledger.balance(ctx, code)).toBe(0n);
    });

    it('posts one of 20 parallel repetitions of a key', async () => {
        const { code, bank } = await purse(1000n);
        const answers = await Promise.all(Array.from({ length: 20 }, () => pay(code, bank, 10n, 'twenty times')));
        expect(new Set(answers)).toEqual(new Set(['posted']));
        expect(await ledger.balance(ctx, code)).toBe(990n);
    });

    it('does not deadlock when payments cross', async () => {
        const a = await purse(10_000n);
        const b = await purse(10_000n);
        const answers = await Promise.all(
            Array.from({ length: 60 }, (_, i) =>
                i % 2 ? pay(a.code, b.code, 7n, `cross:${i}`) : pay(b.code, a.code, 7n, `cross:${i}`),
            ),
        );
        expect(answers.every(answer => answer === 'posted')).toBe(true);
        expect(await ledger.balance(ctx, a.code)).toBe(10_000n);
    });

    it('posts many together, each for itself: what is refused or known keeps no other from being posted', async () => {
        const [a, b, c] = [await purse(100n), await purse(100n), await purse(100n)];
        const posting = (one: { code: string; bank: string }, amount: bigint, key: string) => ({
            ...{ key, kind: 'payment', reference: 'test:1' },
            entries: [{ account: one.code, amount: -amount }, { account: one.bank, amount }],
        });
        await ledger.post(ctx, posting(c, 40n, 'known'));
        const [first, second, third] = await ledger.postAll(ctx, [posting(a, 100n, 'good'), posting(b, 101n, 'too much of many'), posting(c, 40n, 'known')]);
        expect([first, third]).toEqual(['posted', 'posted']);
        expect(second).toMatchObject({ reason: 'below-floor', account: b.code });
        expect([...(await ledger.balances(ctx, [a.code, b.code, c.code])).values()]).toEqual([0n, 100n, 60n]);
        await expect(ledger.postAll(ctx, [posting(a, 1n, 'one'), posting(a, 1n, 'two')])).rejects.toThrow('no account in common');
        await expect(ledger.balances(ctx, [a.code, 'none'])).rejects.toThrow('no ledger account');
    });

    it('does not deadlock when many that are posted together cross, nor with floors that are set meanwhile', async () => {
        const purses = [await purse(10_000n), await purse(10_000n), await purse(10_000n), await purse(10_000n)];
        const answers = await Promise.all(
            Array.from({ length: 40 }, async (_, i) => {
                const order = i % 2 ? purses : purses.toReversed();
                if (i % 4 === 3) await ledger.setFloors(ctx, new Map(order.map(({ code }) => [code, 0n])));
                return ledger.postAll(ctx, order.map(({ code, bank }, at) => ({ key: `many:${i}:${at}`, kind: 'payment', reference: 'test:1', entries: [{ account: code, amount: -5n }, { account: bank, amount: 5n }] })));
            }),
        );
        expect(answers.flat().every(answer => answer === 'posted')).toBe(true);
        expect([...(await ledger.balances(ctx, purses.map(({ code }) => code))).values()]).toEqual(purses.map(() => 9_800n));
    });

    it('allows a floor above the balance, after which the balance can only rise', async () => {
        const { code, bank } = await purse(500n);
        await ledger.setFloor(ctx, code, 600n);
        expect(await pay(code, bank, 1n, 'down')).toMatchObject({ reason: 'below-floor' });
        expect(await pay(bank, code, 1n, 'up')).toBe('posted');
        expect(await ledger.balance(ctx, code)).toBe(501n);
    });

    it('throws for a posting that does not balance, one account, or an account that is not there', async () => {
        const { code, bank } = await purse(500n);
        const post = (entries: { account: string; amount: bigint }[]) =>
            ledger.post(ctx, { key: 'wrong', kind: 'x', reference: 'x', entries });
        await expect(post([{ account: code, amount: -1n }, { account: bank, amount: 2n }])).rejects.toThrow('does not balance');
        await expect(post([{ account: code, amount: -1n }])).rejects.toThrow('two accounts');
        await expect(post([{ account: code, amount: -1n }, { account: 'none', amount: 1n }])).rejects.toThrow('no ledger account');
    });

    it('goes back with the transaction that it joined', async () => {
        const { code, bank } = await purse(500n);
        const failing = withTx(connection, ctx, async tx => {
            await ledger.post(tx, {
                key: 'undone',
                kind: 'payment',
                reference: 'x',
                entries: [
                    { account: code, amount: -5n },
                    { account: bank, amount: 5n },
                ],
            });
            throw new Error('after the posting');
        });
        await expect(failing).rejects.toThrow('after the posting');
        expect(await ledger.balance(ctx, code)).toBe(500n);
    });

    it('is kept by the database when the service is passed by', async () => {
        const { code } = await purse(500n);
        await expect(running.sql('UPDATE ledger_entry SET "amountMinor" = 1')).rejects.toThrow('insert-only');
        await expect(running.sql('DELETE FROM ledger_transaction')).rejects.toThrow('insert-only');
        await expect(running.sql('TRUNCATE ledger_entry')).rejects.toThrow('insert-only');
        await expect(
            running.sql('UPDATE ledger_account SET "balanceMinor" = -1 WHERE code = $1', [code]),
        ).rejects.toThrow('below its floor');
        await expect(
            running.sql(
                `INSERT INTO ledger_entry ("transactionId", "accountId", "amountMinor", "balanceAfterMinor")
                 SELECT e."transactionId", e."accountId", 5, 5 FROM ledger_entry e LIMIT 1`,
            ),
        ).rejects.toThrow('does not balance');
    });

    it('ends with balances that are the sums of their entries', async () => {
        const wrong = await running.sql(
            `SELECT a.code FROM ledger_account a LEFT JOIN ledger_entry e ON e."accountId" = a.id
             GROUP BY a.id HAVING a."balanceMinor" <> coalesce(sum(e."amountMinor"), 0)`,
        );
        expect(wrong).toEqual([]);
    });

    describe('counters', () => {
        const take = (name: string, fail = false) =>
            withTx(connection, ctx, async tx => {
                const [{ now } = { now: null }] = await sql<{ now: Date }>(connection, tx, 'SELECT now()');
                expect(now).toBeInstanceOf(Date);
                const number = await nextNumber(connection.getRepository(tx, 'Order').manager, name);
                if (fail) throw new Error('rolled back');
                return number;
            });

        it('give every number once and none is missing, also after a rollback', async () => {
            const numbers = await Promise.all(
                Array.from({ length: 30 }, (_, i) => take('ticket', i % 3 === 0).catch(() => null)),
            );
            const taken = numbers.filter(number => number !== null).sort((a, b) => a - b);
            expect(taken).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
        });

        it('are refused outside a transaction', async () => {
            await expect(nextNumber(connection.rawConnection.manager, 'ticket')).rejects.toThrow('inside a transaction');
        });
    });
});
