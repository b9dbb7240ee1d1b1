import { allocate } from '../../../kernel/money';

/**
 * What of the customer's payment for a line goes to whom: first the merchant, then each distributor down the tree.
 * `levels` are the line's amounts by the price of each level, the customer's last. A promotion that made him pay less
 * takes from each his part, so that the shares add up to what he pays and nobody's is negative.
 */
export function shareOut(paid: bigint, levels: readonly bigint[]): bigint[] {
    return allocate(paid, levels.map((level, i) => (i === 0 ? level : level - (levels[i - 1] ?? 0n))));
}
