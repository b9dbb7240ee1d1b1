import type { EntityManager } from 'typeorm';

import { rowsOf } from './vendure-sql';

/**
 * The next number of the series `name`, from 1, without gaps: the counter's row stays locked until the transaction ends,
 * and a rolled back transaction gives its number back. Take it last in the transaction.
 */
export async function nextNumber(manager: EntityManager, name: string): Promise<number> {
    if (manager.queryRunner?.isTransactionActive !== true) {
        throw new Error('A number without gaps is taken inside a transaction');
    }
    const rows = rowsOf<{ value: string }>(
        await manager.query(
            `INSERT INTO counter (name, value) VALUES ($1, 1)
             ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value`,
            [name],
        ),
    );
    return Number(rows[0]?.value);
}
