import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql, sqlCount } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { accountBelowFloor, type AccountFacts, contentOf, type EntryWish, merged, unbalancedCurrency } from '../domain/posting';
import { LedgerRefusal } from '../errors';

export interface AccountOpening {
    code: string;
    kind: string;
    currencyCode: string;
    /** Null is no floor. */
    floorMinor: bigint | null;
}

export interface Posting {
    /** The same key posts once, however often it is sent. */
    key: string;
    kind: string;
    reference: string;
    entries: { account: string; amount: bigint }[];
}

interface Wish {
    posting: Posting;
    content: string;
    accounts: AccountFacts[];
    entries: EntryWish[];
}

interface AccountRow {
    id: number;
    code: string;
    currencyCode: string;
    balanceMinor: string;
    floorMinor: string | null;
}

const accountColumns = 'a.id, a.code, a."currencyCode", a."balanceMinor", a."floorMinor"';

/** Accounts are named by their code. A wrong code or an unbalanced posting is a bug of the caller and throws. */
@Injectable()
export class LedgerService {
    constructor(private connection: TransactionalConnection) {}

    /** Opens the accounts, or leaves those of these codes as they are. */
    async openAccounts(ctx: RequestContext, openings: readonly AccountOpening[]): Promise<void> {
        const codes = openings.map(one => one.code);
        let known = await this.accounts(ctx, codes);
        if (known.length < codes.length) {
            await sql(
                this.connection,
                ctx,
                `INSERT INTO ledger_account (code, kind, "currencyCode", "floorMinor")
                 SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) ON CONFLICT (code) DO NOTHING`,
                [codes, openings.map(one => one.kind), openings.map(one => one.currencyCode), openings.map(one => one.floorMinor?.toString() ?? null)],
            );
            // Somebody else may have opened one of them meanwhile, and in another currency.
            known = await this.accounts(ctx, codes);
        }
        const currencies = new Map(known.map(account => [account.code, account.currencyCode]));
        const other = openings.find(one => currencies.get(one.code) !== one.currencyCode);
        if (other !== undefined) {
            throw new Error(`Ledger account ${other.code} has another currency`);
        }
    }

    async post(ctx: RequestContext, posting: Posting): Promise<'posted' | LedgerRefusal> {
        const [answer] = await this.postAll(ctx, [posting]);
        if (answer === undefined) throw new Error('A posting is answered');
        return answer;
    }

    /** Postings that have no account in common, in as many statements as one takes. Answers in their order; what is refused keeps no other from being posted. */
    async postAll(ctx: RequestContext, postings: readonly Posting[]): Promise<('posted' | LedgerRefusal)[]> {
        const read = postings.map(posting => {
            const entries = merged(posting.entries);
            if (entries.length < 2) throw new Error('A posting needs at least two accounts');
            return { posting, entries, content: contentOf(posting.kind, posting.reference, entries) };
        });
        const codes = read.flatMap(({ entries }) => entries.map(entry => entry.account));
        if (new Set(codes).size < codes.length) throw new Error('Postings that are written together have no account in common');
        return withTx(this.connection, ctx, async tx => {
            const byCode = new Map((await this.locked(tx, codes)).map(account => [account.code, account]));
            const wishes = read.map(({ posting, entries, content }) => {
                const unbalanced = unbalancedCurrency(entries, code => byCode.get(code)?.currencyCode ?? '');
                if (unbalanced !== null) throw new Error(`The posting does not balance in ${unbalanced}`);
                const accounts = entries.flatMap(({ account }) => byCode.get(account) ?? []);
                return { posting, content, accounts, entries, refusing: accountBelowFloor(accounts, entries) };
            });
            const written = await this.write(tx, wishes.filter(({ refusing }) => refusing === null));
            const earlier = await this.contentsUnder(tx, wishes.flatMap(({ posting }) => (written.has(posting.key) ? [] : [posting.key])));
            return wishes.map(({ posting: { key }, content, refusing }) => {
                const before = earlier.get(key);
                if (written.has(key) || before === content) return 'posted' as const;
                return refusing === null || before !== undefined ? LedgerRefusal.keyReused() : LedgerRefusal.belowFloor(refusing);
            });
        });
    }

    /** A floor above the balance is allowed: then nothing more can be taken out until the balance has risen. */
    setFloor(ctx: RequestContext, account: string, floorMinor: bigint | null): Promise<void> {
        return this.setFloors(ctx, new Map([[account, floorMinor]]));
    }

    /** Locks the accounts, in the order of their ids, until the transaction ends. */
    async setFloors(ctx: RequestContext, floors: ReadonlyMap<string, bigint | null>): Promise<void> {
        const changed = await sqlCount(
            this.connection,
            ctx,
            `WITH wanted AS (SELECT * FROM unnest($1::text[], $2::bigint[]) AS w(code, floor)),
             locked AS MATERIALIZED (SELECT a.id, w.floor FROM ledger_account a JOIN wanted w ON w.code = a.code ORDER BY a.id FOR NO KEY UPDATE OF a)
             UPDATE ledger_account a SET "floorMinor" = l.floor, "updatedAt" = now() FROM locked l WHERE a.id = l.id`,
            [[...floors.keys()], [...floors.values()].map(floor => floor?.toString() ?? null)],
        );
        if (changed < floors.size) {
            throw new Error(`There is no ledger account among ${[...floors.keys()].slice(0, 10).join(', ')}`);
        }
    }

    async balance(ctx: RequestContext, account: string): Promise<bigint> {
        return (await this.balances(ctx, [account])).get(account) ?? 0n;
    }

    async balances(ctx: RequestContext, accounts: readonly string[]): Promise<Map<string, bigint>> {
        const found = new Map((await this.accounts(ctx, accounts)).map(({ code, balance }) => [code, balance]));
        const missing = accounts.find(code => !found.has(code));
        if (missing !== undefined) {
            throw new Error(`There is no ledger account ${missing}`);
        }
        return found;
    }

    /** Null when there is no such account. */
    async findAccount(ctx: RequestContext, account: string): Promise<AccountFacts | null> {
        return (await this.accounts(ctx, [account]))[0] ?? null;
    }

    private async accounts(ctx: RequestContext, codes: readonly string[], lock = ''): Promise<AccountFacts[]> {
        const rows = await sql<AccountRow>(
            this.connection,
            ctx,
            `SELECT ${accountColumns} FROM ledger_account a WHERE a.code = ANY($1) ORDER BY a.id ${lock}`,
            [codes],
        );
        return rows.map(row => ({
            id: row.id,
            code: row.code,
            currencyCode: row.currencyCode,
            balance: BigInt(row.balanceMinor),
            floor: row.floorMinor === null ? null : BigInt(row.floorMinor),
        }));
    }

    /** In the order of the ids, whoever locks: so two postings never wait for each other in a circle. */
    private async locked(ctx: RequestContext, codes: readonly string[]): Promise<AccountFacts[]> {
        const accounts = await this.accounts(ctx, codes, 'FOR NO KEY UPDATE');
        const found = new Set(accounts.map(({ code }) => code));
        const missing = codes.find(code => !found.has(code));
        if (missing !== undefined) {
            throw new Error(`There is no ledger account ${missing}`);
        }
        return accounts;
    }

    private async contentsUnder(ctx: RequestContext, keys: readonly string[]): Promise<Map<string, string>> {
        if (keys.length === 0) return new Map();
        const rows = await sql<{ key: string; content: string }>(this.connection, ctx, 'SELECT t.key, t.content FROM ledger_transaction t WHERE t.key = ANY($1)', [keys]);
        return new Map(rows.map(({ key, content }) => [key, content]));
    }

    /** The keys under which something was written; of a key that has posted before nothing is. */
    private async write(ctx: RequestContext, wishes: readonly Wish[]): Promise<Set<string>> {
        if (wishes.length === 0) return new Set();
        const moves = wishes.flatMap(({ posting: { key }, accounts, entries }) => {
            const amounts = new Map(entries.map(entry => [entry.account, entry.amount]));
            return accounts.map(({ id, code }) => ({ key, id, amount: (amounts.get(code) ?? 0n).toString() }));
        });
        // The rows are locked and were checked; the condition is the net under that.
        const rows = await sql<{ key: string; moved: number }>(
            this.connection,
            ctx,
            `WITH noted AS (INSERT INTO ledger_transaction (key, kind, reference, content) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
                            ON CONFLICT (key) DO NOTHING RETURNING id, key),
             moved AS (UPDATE ledger_account a SET "balanceMinor" = a."balanceMinor" + w.amount, "updatedAt" = now()
                       FROM unnest($5::text[], $6::int[], $7::bigint[]) AS w(key, id, amount) JOIN noted n ON n.key = w.key
                       WHERE a.id = w.id AND (w.amount > 0 OR a."floorMinor" IS NULL OR a."balanceMinor" + w.amount >= a."floorMinor")
                       RETURNING n.id AS transaction, a.id, w.amount, a."balanceMinor" AS balance),
             booked AS (INSERT INTO ledger_entry ("transactionId", "accountId", "amountMinor", "balanceAfterMinor")
                        SELECT m.transaction, m.id, m.amount, m.balance FROM moved m ORDER BY m.transaction, m.id)
             SELECT n.key, count(m.id)::int AS moved FROM noted n LEFT JOIN moved m ON m.transaction = n.id GROUP BY n.key`,
            [
                ...[wishes.map(({ posting }) => posting.key), wishes.map(({ posting }) => posting.kind), wishes.map(({ posting }) => posting.reference), wishes.map(({ content }) => content)],
                ...[moves.map(({ key }) => key), moves.map(({ id }) => id), moves.map(({ amount }) => amount)],
            ],
        );
        const moved = new Map(rows.map(row => [row.key, row.moved]));
        const torn = wishes.find(({ posting, accounts }) => (moved.get(posting.key) ?? accounts.length) !== accounts.length);
        if (torn !== undefined) throw new Error(`A ledger account of ${torn.posting.key} fell below its floor under its lock`);
        return new Set(moved.keys());
    }
}
