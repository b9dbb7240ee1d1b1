import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import { multiplyRatio, percentOf, toSafeNumber } from '../../../kernel/money';
import { chainPrices, type DistributorChain, DistributorChainService } from '../../distributors';
import { PriceService, type ResolvedPrice } from '../../pricing';
import { PlacementRefusal, refuse } from '../../purchasing';
import { type LevelLine, levelLines, setLevels } from '../domain/order-earnings';
import { DistributorEarning } from '../entities/distributor-earning.entity';
import { lockEarnings, orderedLines, type OrderedLine, writeEarnings } from '../queries/earning-write.query';

/** Writes down once and for all what an end customer's order costs and brings each distributor above him. */
@Injectable()
export class EarningFreezer {
    constructor(
        private connection: TransactionalConnection,
        private chains: DistributorChainService,
        private prices: PriceService,
    ) {}

    /**
     * False for an order of no end customer. The caller has the order's row locked, and knows whether it `waits`: then
     * somebody looks at it even if all of them have just chosen to accept unseen, and else nobody does.
     */
    async freeze(ctx: RequestContext, orderId: number, companyId: number, waits: boolean): Promise<boolean> {
        const manager = this.manager(ctx);
        if ((await lockEarnings(manager, orderId)).length > 0) return true;
        const chain = await this.chains.chainOf(ctx, companyId);
        if (chain.steps.length === 0) return false;
        const { lines, owedGross } = await this.priced(ctx, orderId, chain);
        const isDesired = chain.steps.some(step => step.acceptance === 'approval');
        const lowest = chain.steps.length - 1;
        const levels = chain.steps.map((step, level) => ({
            level,
            companyId: step.distributorCompanyId,
            customerCompanyId: step.companyId,
            isDirect: level === lowest,
            costNet: sum(lines, level, 'costNet'),
            paidNet: sum(lines, level, 'paidNet'),
            owedGross: level === 0 ? owedGross : null,
            needsApproval: waits && (step.acceptance === 'approval' || (!isDesired && level === lowest)),
        }));
        await writeEarnings(manager, orderId, levels, lines.map(line => ({
            ...{ orderLineId: line.orderLineId, level: line.level, unitCostNet: toSafeNumber(line.unitCostNet), unitPaidNet: toSafeNumber(line.unitPaidNet) },
            ...{ costNet: toSafeNumber(line.costNet), paidNet: toSafeNumber(line.paidNet) },
        })));
        return true;
    }

    /** The lines at each level's price, and what the root owes for them with the tax of his own country. */
    private async priced(ctx: RequestContext, orderId: number, chain: DistributorChain): Promise<{ lines: LevelLine[]; owedGross: number }> {
        const ordered = await orderedLines(this.manager(ctx), orderId);
        const root = { companyId: chain.rootCompanyId, currencyCode: ordered[0]?.currencyCode ?? '' };
        const singles = ordered.filter(line => line.set === null);
        // A variant of a set alone is asked for its tax.
        const asked = [...singles, ...ordered.filter(line => line.set !== null && singles.every(one => one.variantId !== line.variantId))];
        const prices = await this.prices.resolvePrices(ctx, root, asked, new Date());
        const ofSets = amountsOfSets(ordered, chain);
        let owed = 0n;
        const lines = ordered.flatMap(line => {
            const price = prices.get(line.variantId);
            const amount = { numerator: BigInt(line.quantity) * BigInt(line.rollWidthCm ?? 1), denominator: line.rollWidthCm === null ? 1n : 10_000n };
            const found = levelLines({
                orderLineId: line.id,
                amount,
                lineNet: BigInt(line.lineNet),
                amounts: ofSets.get(line.id) ?? unitPrices(line, price, chain).map(unit => multiplyRatio(unit, amount, 'half-up')),
            });
            const cost = found[0]?.costNet ?? 0n;
            owed += cost + percentOf(cost, price?.taxRate ?? 0, 'half-up');
            return found;
        });
        return { lines, owedGross: toSafeNumber(owed) };
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, DistributorEarning).manager;
    }
}

/** A price or mark-up that changed between pricing the line and this look ends the placement: the next try has the new one. */
function unitPrices(line: OrderedLine, price: ResolvedPrice | undefined, chain: DistributorChain): bigint[] {
    const levels = price === undefined ? [] : chainPrices(chain, price.unitNet);
    return levels.at(-1) === BigInt(line.unitNet) ? levels : refuse(new PlacementRefusal('not-available', 'lines'));
}

/** By line of a set. A set's price or a mark-up that changed meanwhile ends the placement, as with single products. */
function amountsOfSets(ordered: readonly OrderedLine[], chain: DistributorChain): Map<number, bigint[]> {
    const amounts = new Map<number, bigint[]>();
    const sets = new Map(ordered.flatMap(({ set }) => (set === null ? [] : [[set.id, set]])));
    for (const set of sets.values()) {
        const lines = ordered.filter(line => line.set?.id === set.id);
        const prices = chainPrices(chain, set.firmNet);
        if (prices.at(-1) !== BigInt(set.unitNet)) refuse(new PlacementRefusal('set-not-available', 'sets'));
        setLevels(prices, set.quantity, lines.map(line => BigInt(line.lineNet))).forEach((levels, i) => amounts.set(lines[i]?.id ?? 0, levels));
    }
    return amounts;
}

function sum(lines: readonly LevelLine[], level: number, amount: 'costNet' | 'paidNet'): number {
    return toSafeNumber(lines.filter(line => line.level === level).reduce((total, line) => total + line[amount], 0n));
}
