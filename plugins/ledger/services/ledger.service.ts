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
        const entries = merged(posting.entries);
        if (entries.length < 2) {
            throw new Error('A posting needs at least two accounts');
        }
        return withTx(this.connection, ctx, async tx => {
            const accounts = await this.locked(tx, entries.map(entry => entry.account));
            const content = contentOf(posting.kind, posting.reference, entries);
            const byCode = new Map(accounts.map(account => [account.code, account]));
            const unbalanced = unbalancedCurrency(entries, code => byCode.get(code)?.currencyCode ?? '');
            if (unbalanced !== null) {
                throw new Error(`The posting does not balance in ${unbalanced}`);
            }
            const refusing = accountBelowFloor(accounts, entries);
            if (refusing === null && (await this.write(tx, posting, content, accounts, entries))) {
                return 'posted';
            }
            const earlier = await this.contentUnder(tx, posting.key);
            if (earlier === content) {
                return 'posted';
            }
            return refusing === null || earlier !== undefined ? LedgerRefusal.keyReused() : LedgerRefusal.belowFloor(refusing);
        });
    }

    /** A floor above the balance is allowed: then nothing more can be taken out until the balance has risen. */
    async setFloor(ctx: RequestContext, account: string, floorMinor: bigint | null): Promise<void> {
        const changed = await sqlCount(
            this.connection,
            ctx,
            'UPDATE ledger_account SET "floorMinor" = $2, "updatedAt" = now() WHERE code = $1',
            [account, floorMinor?.toString() ?? null],
        );
        if (changed === 0) {
            throw new Error(`There is no ledger account ${account}`);
        }
    }

    async balance(ctx: RequestContext, account: string): Promise<bigint> {
        const [facts] = await this.accounts(ctx, [account]);
        if (facts === undefined) {
            throw new Error(`There is no ledger account ${account}`);
        }
        return facts.balance;
    }

    /** Null when there is no such account. */
    async findAccount(ctx: RequestContext, account: string): Promise<AccountFacts | null> {
        return (await this.accounts(ctx, [account]))[0] ?? null;
    }

    private async accounts(ctx: RequestContext, codes: string[], lock = ''): Promise<AccountFacts[]> {
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
    private async locked(ctx: RequestContext, codes: string[]): Promise<AccountFacts[]> {
        const accounts = await this.accounts(ctx, codes, 'FOR NO KEY UPDATE');
        const missing = codes.find(code => !accounts.some(account => account.code === code));
        if (missing !== undefined) {
            throw new Error(`There is no ledger account ${missing}`);
        }
        return accounts;
    }

    private async contentUnder(ctx: RequestContext, key: string): Promise<string | undefined> {
        const rows = await sql<{ content: string }>(
            this.connection,
            ctx,
            'SELECT t.content FROM ledger_transaction t WHERE t.key = $1',
            [key],
        );
        return rows[0]?.content;
    }

    /** False, and nothing written, when the key has posted before. */
    private async write(
        ctx: RequestContext,
        posting: Posting,
        content: string,
        accounts: AccountFacts[],
        entries: EntryWish[],
    ): Promise<boolean> {
        const amounts = new Map(entries.map(entry => [entry.account, entry.amount]));
        // The rows are locked and were checked; the condition is the net under that.
        const [written] = await sql<{ isNew: boolean; moved: number }>(
            this.connection,
            ctx,
            `WITH noted AS (INSERT INTO ledger_transaction (key, kind, reference, content) VALUES ($1, $2, $3, $4)
                            ON CONFLICT (key) DO NOTHING RETURNING id),
             moved AS (UPDATE ledger_account a SET "balanceMinor" = a."balanceMinor" + w.amount, "updatedAt" = now()
                       FROM noted, unnest($5::int[], $6::bigint[]) AS w(id, amount)
                       WHERE a.id = w.id AND (w.amount > 0 OR a."floorMinor" IS NULL OR a."balanceMinor" + w.amount >= a."floorMinor")
                       RETURNING noted.id AS transaction, a.id, w.amount, a."balanceMinor" AS balance),
             booked AS (INSERT INTO ledger_entry ("transactionId", "accountId", "amountMinor", "balanceAfterMinor")
                        SELECT m.transaction, m.id, m.amount, m.balance FROM moved m ORDER BY m.id)
             SELECT EXISTS (SELECT 1 FROM noted) AS "isNew", (SELECT count(*)::int FROM moved) AS moved`,
            [posting.key, posting.kind, posting.reference, content, accounts.map(account => account.id), accounts.map(account => (amounts.get(account.code) ?? 0n).toString())],
        );
        if (written?.isNew && written.moved !== accounts.length) {
            throw new Error(`A ledger account of ${posting.key} fell below its floor under its lock`);
        }
        return written?.isNew === true;
    }
}
