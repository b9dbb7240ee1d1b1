/** How the database goes about the five main queries, kept as text under `bench/plans`, so that a change of plan is seen in review. */
import fs from 'node:fs';
import path from 'node:path';

import type { Member } from './catalogue-shops';
import type { Statement, Truth } from './catalogue-truth';

const folder = path.join(__dirname, 'plans');
/** Of hundreds of thousands of rows and more; a page must never read one from end to end. */
const bigTables = ['contract_price', 'price_list_item', 'catalogue_index', 'product_variant_translation', 'session', 'audit_entry'];

export interface Plan {
    name: string;
    text: string;
    /** Big tables that it reads from end to end. */
    scans: string[];
}

/** Without numbers that differ from seed to seed, or from day to day. */
function steady(line: string): string {
    return line.replace(/'\{[^']*\}'/g, "'{…}'").replace(/'\d{4}-\d{2}-\d{2}'/g, "'DAY'").replace(/\b\d{2,}\b/g, 'N');
}

async function explain(truth: Truth, { text, values }: Statement): Promise<string> {
    const { rows } = await truth.client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (COSTS OFF) ${text}`, values);
    return rows.map(row => steady(row['QUERY PLAN'])).join('\n');
}

/** The statement of the question that reads the most: that which names the table. */
const about = (statements: readonly Statement[], table: string) => statements.filter(({ text }) => text.includes(table));

export async function plansOf(truth: Truth, member: Member): Promise<Plan[]> {
    const page = await truth.statements(member, {});
    const queries: Record<string, Statement[]> = {
        list: about(page, 'catalogue_index'),
        'list-by-price': about(await truth.statements(member, { sort: 'PRICE_ASC' }), 'catalogue_index'),
        search: about(await truth.statements(member, { term: 'wool carpet' }), 'catalogue_index'),
        suggest: about(await truth.suggestionStatements(member, 'wool c'), 'catalogue_index'),
        prices: page.filter(({ text }) => text.includes('contract_price') && !text.includes('catalogue_index')),
    };
    const plans: Plan[] = [];
    for (const [name, statements] of Object.entries(queries)) {
        const texts: string[] = [];
        for (const statement of statements) texts.push(await explain(truth, statement));
        const text = `${texts.join('\n\n')}\n`;
        const scanned = [...text.matchAll(/Seq Scan on (\w+)/g)].map(found => found[1] ?? '');
        plans.push({ name, text, scans: scanned.filter(table => bigTables.includes(table)) });
    }
    return plans;
}

export async function writePlans(plans: readonly Plan[]): Promise<readonly Plan[]> {
    await fs.promises.mkdir(folder, { recursive: true });
    for (const { name, text } of plans) await fs.promises.writeFile(path.join(folder, `${name}.txt`), text);
    return plans;
}
