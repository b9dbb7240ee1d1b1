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

    /** Opens the account, or leaves the one of that code as it is. */
    async openAccount(ctx: RequestContext, opening: AccountOpening): Promise<void> {
        const { code, kind, currencyCode, floorMinor } = opening;
        await sql(
            this.connection,
            ctx,
            `INSERT INTO ledger_account (code, kind, "currencyCode", "floorMinor") VALUES ($1, $2, $3, $4)
             ON CONFLICT (code) DO NOTHING`,
            [code, kind, currencyCode, floorMinor?.toString() ?? null],
        );
        const [account] = await this.accounts(ctx, [code]);
        if (account?.currencyCode !== currencyCode) {
            throw new Error(`Ledger account ${code} has another currency`);
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
            const earlier = await this.contentUnder(tx, posting.key);
            if (earlier !== undefined) {
                return earlier === content ? 'posted' : LedgerRefusal.keyReused();
            }
            const byCode = new Map(accounts.map(account => [account.code, account]));
            const unbalanced = unbalancedCurrency(entries, code => byCode.get(code)?.currencyCode ?? '');
            if (unbalanced !== null) {
                throw new Error(`The posting does not balance in ${unbalanced}`);
            }
            const refusing = accountBelowFloor(accounts, entries);
            if (refusing !== null) {
                return LedgerRefusal.belowFloor(refusing);
            }
            return (await this.write(tx, posting, content, accounts, entries)) ? 'posted' : LedgerRefusal.keyReused();
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

    /** False, and nothing written, when a posting over other accounts took the key meanwhile. */
    private async write(
        ctx: RequestContext,
        posting: Posting,
        content: string,
        accounts: AccountFacts[],
        entries: EntryWish[],
    ): Promise<boolean> {
        const [transaction] = await sql<{ id: number }>(
            this.connection,
            ctx,
            `INSERT INTO ledger_transaction (key, kind, reference, content) VALUES ($1, $2, $3, $4)
             ON CONFLICT (key) DO NOTHING RETURNING id`,
            [posting.key, posting.kind, posting.reference, content],
        );
        if (transaction === undefined) return false;
        const amounts = new Map(entries.map(entry => [entry.account, entry.amount]));
        for (const account of accounts) {
            const amount = (amounts.get(account.code) ?? 0n).toString();
            // The rows are locked and were checked; the condition is the net under that.
            const moved = await sql<{ balance: string }>(
                this.connection,
                ctx,
                `UPDATE ledger_account SET "balanceMinor" = "balanceMinor" + $2::bigint, "updatedAt" = now()
                 WHERE id = $1 AND ($2::bigint > 0 OR "floorMinor" IS NULL OR "balanceMinor" + $2::bigint >= "floorMinor")
                 RETURNING "balanceMinor" AS balance`,
                [account.id, amount],
            );
            if (moved[0] === undefined) {
                throw new Error(`Ledger account ${account.code} fell below its floor under its lock`);
            }
            await sql(
                this.connection,
                ctx,
                `INSERT INTO ledger_entry ("transactionId", "accountId", "amountMinor", "balanceAfterMinor") VALUES ($1, $2, $3, $4)`,
                [transaction.id, account.id, amount, moved[0].balance],
            );
        }
        return true;
    }
}
