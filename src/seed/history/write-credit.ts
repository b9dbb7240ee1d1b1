/** What each order took of its company's credit, and when the payment gave it back. */
import type { EntityManager } from 'typeorm';

import { insertRows, reserveIds, type Row } from './rows';
import type { Told } from './write-orders';

interface Move {
    at: Date;
    one: Told;
    kind: 'credit.reserve' | 'credit.release';
    /** What the company's account changes by. */
    amount: number;
}

function movesOf(told: readonly Told[]): Move[] {
    const moves = told.flatMap((one): Move[] => {
        const { gross, placedAt } = one.story;
        const freed = one.steps.find(step => ['Completed', 'Cancelled', 'Rejected'].includes(step.to));
        const taken: Move = { at: placedAt, one, kind: 'credit.reserve', amount: -gross };
        return freed ? [taken, { at: freed.at, one, kind: 'credit.release', amount: gross }] : [taken];
    });
    return moves.sort((a, b) => a.at.getTime() - b.at.getTime());
}

export async function writeCredit(manager: EntityManager, told: readonly Told[]): Promise<void> {
    const moves = movesOf(told);
    const freed = new Set(moves.filter(move => move.kind === 'credit.release').map(move => move.one));
    await insertRows(
        manager,
        'credit_reservation',
        told.map(one => {
            const { placedAt, company, gross } = one.story;
            const state = freed.has(one) ? 'released' : 'held';
            return { createdAt: placedAt, updatedAt: one.steps.at(-1)?.at, orderId: one.orderId, companyId: company.id, amountMinor: gross, state };
        }),
    );
    const codes = [...new Set(told.map(one => `credit:company:${one.story.company.id}`))].flatMap(code => [code, `${code}:held`]);
    const accounts = await manager.query<{ id: number; code: string; balance: string }[]>(
        'SELECT id, code, "balanceMinor" AS balance FROM ledger_account WHERE code = ANY($1) ORDER BY id FOR UPDATE',
        [codes],
    );
    const balances = new Map(accounts.map(account => [account.code, { id: account.id, minor: BigInt(account.balance) }]));
    const ids = await reserveIds(manager, 'ledger_transaction', moves.length);
    const entries: Row[] = [];
    const transactions = moves.map((move, index): Row => {
        const id = ids[index];
        const { at, kind } = move;
        const account = `credit:company:${move.one.story.company.id}`;
        const sides: [string, number][] = [[account, move.amount], [`${account}:held`, -move.amount]];
        for (const [code, amount] of sides) {
            const balance = balances.get(code);
            if (balance === undefined) throw new Error(`There is no account ${code}.`);
            balance.minor += BigInt(amount);
            entries.push({
                createdAt: at, updatedAt: at, transactionId: id, accountId: balance.id, amountMinor: amount, balanceAfterMinor: balance.minor.toString(),
            });
        }
        const reference = `order:${move.one.orderId}`;
        const content = JSON.stringify([kind, reference, ...sides.map(([code, amount]) => [code, String(amount)])]);
        return { id, createdAt: at, updatedAt: at, key: `${kind}:${reference}`, kind, reference, content };
    });
    await insertRows(manager, 'ledger_transaction', transactions);
    await insertRows(manager, 'ledger_entry', entries);
    await manager.query(
        'UPDATE ledger_account a SET "balanceMinor" = b.minor FROM unnest($1::int[], $2::bigint[]) AS b(id, minor) WHERE a.id = b.id',
        [[...balances.values()].map(one => one.id), [...balances.values()].map(one => one.minor.toString())],
    );
}
