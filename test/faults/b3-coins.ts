/** B3: a purse is never spent twice, and always holds what was paid in less what was paid out. */
import { type Bar } from './bar';
import type { CoinFigures } from './inside';
import { within } from './within';

export const coinsNeverNegative: Bar = {
    id: 'B3',
    what: 'coins never negative',
    async run(bench) {
        const product = await bench.product();
        const { redeemed, balance, untyped, wrongSeeds, commands } = await within<CoinFigures>(product, { job: 'coins', seed: bench.seed });
        bench.equals('redeemed', redeemed, 100, 'coins', '400 parallel redemptions on a purse of 100');
        bench.equals('left', balance, 0, 'coins');
        bench.equals('untyped', untyped.length, 0, 'errors', [...new Set(untyped)].slice(0, 3).join(' | '));
        bench.atLeast('commands', commands, 2000, 'commands', 'earn, redeem, transfer, expire, reverse by 20 clients, 20 seeds');
        bench.equals('wrong-seeds', wrongSeeds.length, 0, 'seeds', wrongSeeds.join(', '));
        const [below] = await product.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ledger_entry e JOIN ledger_account a ON a.id = e."accountId" WHERE a.code LIKE 'b3:%' AND a."floorMinor" = 0 AND e."balanceAfterMinor" < 0`);
        bench.equals('below', below?.n ?? -1, 0, 'entries', 'that left less than nothing, at any moment');
        await bench.conclude('400 redemptions at once, then 2,000 random commands', product);
    },
};
