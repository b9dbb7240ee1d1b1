/**
 * Half a year of the demo firm's business. Made from one seed, so that every installation has the same orders, each as long
 * ago as ever: the same facts that services write, set by set, since services write what happens now.
 */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import { withTx } from '../../kernel/with-tx';
import { VisibilityService } from '../../plugins/assortment';
import { Company } from '../../plugins/organizations';
import { PriceService } from '../../plugins/pricing';
import { lineTotals } from '../../plugins/purchasing';
import { imagineDrafts } from './history/drafts';
import { type CompanyFacts, type Facts, readFacts, type VariantFacts } from './history/facts';
import { Random } from './history/random';
import type { PricedLine } from './history/lines';
import { type Draft, imagine, type Story } from './history/story';
import { writeCredit } from './history/write-credit';
import { writeLeads } from './history/write-leads';
import { writeOrders } from './history/write-orders';
import { writeProduction } from './history/write-production';
import { writeShipments } from './history/write-shipments';
import { writeStock } from './history/write-stock';
import { writeMessages, writeTalks } from './history/write-talks';
import type { Progress } from './progress-bar';

const seed = 1405;
const parts = 8;

export async function seedHistory(app: INestApplicationContext, ctx: RequestContext, progress: Progress, now = new Date()): Promise<void> {
    const connection = app.get(TransactionalConnection);
    let done = 0;
    const step = () => progress.show('Half a year of business', ++done, parts);
    await withTx(connection, ctx, async tx => {
        const { manager } = connection.getRepository(tx, Company);
        const facts = await readFacts(manager);
        const random = new Random(seed);
        const stories = await imagineStories(app, tx, facts, now, random);
        step();
        const told = await writeOrders(manager, stories, facts, now);
        step();
        await writeStock(manager, told, facts);
        step();
        await writeCredit(manager, told);
        step();
        const operations = await writeProduction(manager, told, facts, now);
        step();
        await writeShipments(app, tx, manager, told, facts, now);
        step();
        await writeTalks(manager, told, operations, facts, random, now);
        await writeMessages(manager, told);
        step();
        await writeLeads(manager, facts, random, now);
        await backdate(manager, stories[0]?.placedAt ?? now);
        step();
    });
}

export async function imagineStories(app: INestApplicationContext, ctx: RequestContext, facts: Facts, now: Date, random = new Random(seed)): Promise<Story[]> {
    const visible = new Map<number, VariantFacts[]>();
    for (const company of facts.companies) {
        visible.set(company.id, await variantsFor(app, ctx, company, facts.variants, now));
    }
    const stories: Story[] = [];
    for (const draft of imagineDrafts(facts, company => visible.get(company.id) ?? [], random, now)) {
        const lines = await priced(app, ctx, draft);
        stories.push(imagine(draft, lines, facts, random, now));
    }
    return stories;
}

async function variantsFor(app: INestApplicationContext, ctx: RequestContext, company: CompanyFacts, variants: VariantFacts[], now: Date): Promise<VariantFacts[]> {
    const buyer = { companyId: company.id, currencyCode: company.currencyCode };
    const shown = await app.get(VisibilityService).visibleVariantIds(ctx, buyer, variants.map(one => one.id));
    const wanted = variants.filter(one => shown.has(one.id)).map(one => ({ variantId: one.id, quantity: one.minQuantity }));
    const prices = await app.get(PriceService).resolvePrices(ctx, buyer, wanted, now);
    return variants.filter(one => prices.has(one.id));
}

/** Rounded as lines of carts are: half up, once a line and amount. */
async function priced(app: INestApplicationContext, ctx: RequestContext, draft: Draft): Promise<PricedLine[]> {
    const { company, placedAt } = draft;
    const buyer = { companyId: company.id, currencyCode: company.currencyCode };
    const wanted = draft.lines.map(line => ({ variantId: line.variant.id, quantity: line.quantity }));
    const prices = await app.get(PriceService).resolvePrices(ctx, buyer, wanted, placedAt);
    return draft.lines.map(line => {
        const price = prices.get(line.variant.id);
        if (price === undefined) throw new Error(`${line.variant.name} has no price for ${company.name}.`);
        const { net, gross } = lineTotals(price, line.quantity);
        return { ...line, price, net, gross };
    });
}

/** The customers were there before their first orders. */
async function backdate(manager: EntityManager, firstOrder: Date): Promise<void> {
    for (const table of ['company', 'company_branch', 'company_member']) {
        await manager.query(`UPDATE ${table} SET "createdAt" = $1::timestamptz - interval '10 days'`, [firstOrder]);
    }
}
