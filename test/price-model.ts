/** What a price is, said as plainly as can be and without a database; and random worlds of prices to ask it about. */
import type { RunningServer } from './server';

export interface Days {
    from: string | null;
    until: string | null;
}
export interface ContractRow extends Days {
    id: number;
    companyId: number;
    variantId: number;
    minQuantity: number;
    net: number;
    currency: string;
}
export interface ListRow extends Days {
    id: number;
    currency: string;
    enabled: boolean;
    takesDiscount: boolean;
}
export interface ItemRow extends Days {
    id: number;
    listId: number;
    variantId: number;
    minQuantity: number;
    net: number;
}
export interface DiscountRow extends Days {
    id: number;
    companyId: number;
    collectionId: number;
    points: number;
}
export interface StepRow extends Days {
    id: number;
    collectionId: number | null;
    minQuantity: number;
    points: number;
}
export interface PackRow extends Days {
    id: number;
    /** Of an article, of a category, or with neither of all goods. */
    variantId: number | null;
    collectionId: number | null;
    unit: string;
    points: number;
}
export interface PriceCompany {
    id: number;
    currency: string;
    active: boolean;
    /** Whose lists and discounts a guest has. */
    offerOf: number | null;
    parent: { companyId: number; points: number; active: boolean } | null;
}
export interface PriceWorld {
    day: string;
    companies: PriceCompany[];
    /** A category's own way down from the top, itself last. */
    categories: { id: number; path: number[] }[];
    variants: { id: number; minQuantity: number; categories: number[]; units: { code: string; holds: number }[] }[];
    contracts: ContractRow[];
    lists: ListRow[];
    items: ItemRow[];
    given: { companyId: number; listId: number; priority: number }[];
    discounts: DiscountRow[];
    steps: StepRow[];
    packs: PackRow[];
}

const holds = ({ from, until }: Days, day: string): boolean => (from === null || from <= day) && (until === null || day <= until);
const later = (a: string | null, b: string | null): string | null => (a === null ? b : b === null ? a : a > b ? a : b);

/** What is dearer cannot be counted with its tax, so it has no price. */
const mostNet = 900_000_000_000_000n;

/** The amount with so many ten-thousandths of it, half up. */
const inPoints = (net: bigint, points: number): bigint => (net * BigInt(points) + 5000n) / 10_000n;
const less = (net: bigint, points: number): bigint => (inPoints(net, 10_000 - points) < 1n ? 1n : inPoints(net, 10_000 - points));

/** Of rows of one step: the newest of each break, and of those the cheapest. */
function best<Row extends { id: number; minQuantity: number; net: number; from: string | null }>(rows: readonly Row[]): Row | undefined {
    const newest = new Map<number, Row>();
    for (const row of rows) {
        const known = newest.get(row.minQuantity);
        const isNewer = known === undefined || (row.from ?? '') > (known.from ?? '') || ((row.from ?? '') === (known.from ?? '') && row.id > known.id);
        if (isNewer) newest.set(row.minQuantity, row);
    }
    return [...newest.values()].sort((a, b) => a.net - b.net || b.minQuantity - a.minQuantity)[0];
}

/** What the company pays a unit; null is not for sale. */
export function modelPrice(world: PriceWorld, companyId: number, variantId: number, quantity: number): number | null {
    const { day } = world;
    const find = (id: number) => world.companies.find(company => company.id === id) as PriceCompany;
    const { currency } = find(companyId);
    const markups: number[] = [];
    let root = find(companyId);
    while (root.parent !== null) {
        const above = find(root.parent.companyId);
        if (!root.parent.active || !above.active) return null;
        markups.unshift(root.parent.points);
        root = above;
    }
    const chosen = listed(world, root, currency, variantId, quantity);
    if (chosen === null) return null;
    let net = BigInt(chosen.net);
    if (chosen.takesDiscount) {
        net = less(net, categoryPoints(world, root.offerOf ?? root.id, variantId));
        net = less(net, quantityPoints(world, variantId, quantity));
        net = less(net, packPoints(world, variantId, quantity));
    }
    for (const points of markups) net = inPoints(net, 10_000 + points);
    return net > mostNet ? null : Number(net);

    function listed(facts: PriceWorld, buyer: PriceCompany, wanted: string, variant: number, many: number): { net: number; takesDiscount: boolean } | null {
        const contract = best(facts.contracts.filter(row =>
            row.companyId === buyer.id && row.variantId === variant && row.currency === wanted && row.minQuantity <= many && holds(row, day)));
        if (contract) return { net: contract.net, takesDiscount: false };
        const given = facts.given.filter(one => one.companyId === (buyer.offerOf ?? buyer.id)).sort((a, b) => a.priority - b.priority || a.listId - b.listId);
        for (const { listId } of given) {
            const list = facts.lists.find(one => one.id === listId) as ListRow;
            if (!list.enabled || list.currency !== wanted || !holds(list, day)) continue;
            const item = best(facts.items
                .filter(row => row.listId === listId && row.variantId === variant && row.minQuantity <= many && holds(row, day))
                .map(row => ({ ...row, from: later(row.from, list.from) })));
            if (item) return { net: item.net, takesDiscount: list.takesDiscount };
        }
        return null;
    }
}

const pathOf = (world: PriceWorld, id: number): number[] => world.categories.find(category => category.id === id)?.path ?? [];
/** How deep the deepest category of the row's branch stands over the variant; none when it does not. */
function depthOver(world: PriceWorld, variantId: number, collectionId: number): number | null {
    const own = world.variants.find(variant => variant.id === variantId)?.categories ?? [];
    return own.some(id => pathOf(world, id).includes(collectionId)) ? pathOf(world, collectionId).length : null;
}

function categoryPoints(world: PriceWorld, companyId: number, variantId: number): number {
    let [deepest, points] = [-1, 0];
    for (const row of world.discounts) {
        const depth = row.companyId === companyId && holds(row, world.day) ? depthOver(world, variantId, row.collectionId) : null;
        if (depth === null || depth < deepest) continue;
        points = depth > deepest ? row.points : Math.max(points, row.points);
        deepest = depth;
    }
    return points;
}

function quantityPoints(world: PriceWorld, variantId: number, quantity: number): number {
    const own = world.steps
        .filter(row => holds(row, world.day))
        .map(row => ({ row, depth: row.collectionId === null ? 0 : depthOver(world, variantId, row.collectionId) }))
        .filter((one): one is { row: StepRow; depth: number } => one.depth !== null);
    const deepest = Math.max(-1, ...own.map(({ depth }) => depth));
    return Math.max(0, ...own.filter(({ row, depth }) => depth === deepest && row.minQuantity <= quantity).map(({ row }) => row.points));
}

/** Of the units that the quantity fills, the one that gives most. */
function packPoints(world: PriceWorld, variantId: number, quantity: number): number {
    const filled = (world.variants.find(variant => variant.id === variantId)?.units ?? []).filter(unit => quantity % unit.holds === 0);
    return Math.max(0, ...filled.map(({ code }) => {
        let [deepest, points] = [-1, 0];
        for (const row of world.packs) {
            if (row.unit !== code || !holds(row, world.day) || (row.variantId !== null && row.variantId !== variantId)) continue;
            const depth = row.variantId !== null ? Infinity : row.collectionId === null ? 0 : depthOver(world, variantId, row.collectionId);
            if (depth === null || depth < deepest) continue;
            points = depth > deepest ? row.points : Math.max(points, row.points);
            deepest = depth;
        }
        return points;
    }));
}

/** The small numbers of a world: few quantities and days, so that edges and ties come often. */
export interface Dice {
    whole: (below: number) => number;
    pick: <T>(from: readonly T[]) => T;
    maybe: (chance: number) => boolean;
}

export function dice(random: () => number): Dice {
    const whole = (below: number): number => Math.floor(random() * below);
    return { whole, pick: from => from[whole(from.length)] as never, maybe: chance => random() < chance };
}

const quantities = [1, 1, 2, 5, 10, 50];
const packUnits = ['pack', 'box'];
export const askedQuantities = [1, 2, 3, 5, 9, 10, 11, 49, 50, 1000];

interface Stage {
    companyIds: readonly number[];
    variants: PriceWorld['variants'];
    categories: PriceWorld['categories'];
    day: string;
    /** Around the day of the question. */
    days: readonly string[];
}

/** One round: many companies over the same goods, each with prices, lists, discounts and a place in a tree of its own. */
export function randomWorld({ companyIds, variants, categories, day, days }: Stage, { whole, pick, maybe }: Dice): PriceWorld {
    let id = 0;
    const span = (): Days => {
        if (maybe(0.45)) return { from: null, until: null };
        const [a, b] = [pick(days), pick(days)].sort();
        return { from: maybe(0.7) ? (a ?? null) : null, until: maybe(0.7) ? (b ?? null) : null };
    };
    // Now and then a price that mark-ups make too large to be counted, or so small that a discount meets its floor.
    const net = (): number => (maybe(0.02) ? Number(mostNet) - whole(1000) : maybe(0.05) ? 1 + whole(3) : 100 + whole(1_000_000));
    const companies: PriceCompany[] = companyIds.map((companyId, index) => {
        const above = companyIds.slice(0, index);
        const parent = above.length > 0 && maybe(0.35) ? { companyId: pick(above), points: pick([0, 1, 333, 1250, 5000, 100_000]), active: maybe(0.93) } : null;
        return { id: companyId, currency: pick(['IRR', 'IRR', 'EUR']), active: maybe(0.95), offerOf: parent === null && above.length > 0 && maybe(0.1) ? pick(above) : null, parent };
    });
    const lists: ListRow[] = Array.from({ length: companyIds.length }, () => ({ id: ++id, currency: pick(['IRR', 'IRR', 'EUR']), enabled: maybe(0.9), takesDiscount: maybe(0.75), ...span() }));
    const unique = <Row>(rows: Row[], key: (row: Row) => unknown[]): Row[] => [...new Map(rows.map(row => [JSON.stringify(key(row)), row])).values()];
    const items = unique(
        lists.flatMap(list => Array.from({ length: 2 + whole(10) }, () => ({ id: ++id, listId: list.id, variantId: pick(variants).id, minQuantity: pick(quantities), net: net(), ...span() }))),
        row => [row.listId, row.variantId, row.minQuantity, row.from],
    );
    const contracts = unique(
        companyIds.flatMap(companyId => Array.from({ length: whole(6) }, () => ({ id: ++id, companyId, variantId: pick(variants).id, minQuantity: pick(quantities), net: net(), currency: pick(['IRR', 'EUR']), ...span() }))),
        row => [row.companyId, row.variantId, row.minQuantity, row.currency, row.from],
    );
    const given = unique(
        companyIds.flatMap(companyId => Array.from({ length: whole(4) }, () => ({ companyId, listId: pick(lists).id, priority: whole(3) }))),
        row => [row.companyId, row.listId],
    );
    const discounts = unique(
        companyIds.flatMap(companyId => Array.from({ length: whole(3) }, () => ({ id: ++id, companyId, collectionId: pick(categories).id, points: pick([0, 1, 500, 1500, 9900]), ...span() }))),
        row => [row.companyId, row.collectionId, row.from],
    );
    const steps = unique(
        Array.from({ length: whole(8) }, () => ({ id: ++id, collectionId: maybe(0.4) ? null : pick(categories).id, minQuantity: pick(quantities), points: pick([0, 100, 250, 1000]), ...span() })),
        row => [row.collectionId, row.minQuantity, row.from],
    );
    const packs = unique(
        Array.from({ length: whole(9) }, () => ({ id: ++id, ...pick([{}, { variantId: pick(variants).id }, { collectionId: pick(categories).id }]), unit: pick(packUnits), points: pick([0, 100, 300, 1000]), ...span() }))
            .map(row => ({ variantId: null, collectionId: null, ...row })),
        row => [row.variantId, row.collectionId, row.unit, row.from],
    );
    return { day, companies, categories, variants, contracts, lists, items, given, discounts, steps, packs };
}

/** The world in the database in place of the one before it: a table a statement, whatever its size. */
export async function storeWorld(running: RunningServer, world: PriceWorld): Promise<void> {
    const load = (text: string, rows: readonly object[]) => running.sql(text, [JSON.stringify(rows)]);
    await running.sql('TRUNCATE contract_price, price_list_company, price_list_item, price_list, category_discount, quantity_discount, pack_discount, distributor_customer RESTART IDENTITY CASCADE');
    await load(`UPDATE company c SET "currencyCode" = r.currency, active = r.active, "offerOfCompanyId" = r."offerOf", "isDistributor" = true
                  FROM json_to_recordset($1::json) AS r(id int, currency text, active boolean, "offerOf" int) WHERE c.id = r.id`, world.companies);
    await load(`INSERT INTO distributor_customer ("companyId", "distributorCompanyId", "markupBasisPoints", acceptance, active, "priceVersion")
                SELECT r.id, (r.parent ->> 'companyId')::int, (r.parent ->> 'points')::int, 'automatic', (r.parent ->> 'active')::boolean, 1
                  FROM json_to_recordset($1::json) AS r(id int, parent json)`, world.companies.filter(({ parent }) => parent !== null));
    await load(`INSERT INTO price_list (id, code, name, "currencyCode", enabled, "takesDiscount", "validFrom", "validUntil")
                SELECT r.id, 'world-' || r.id, 'World', r.currency, r.enabled, r."takesDiscount", r."from", r.until
                  FROM json_to_recordset($1::json) AS r(id int, currency text, enabled boolean, "takesDiscount" boolean, "from" date, until date)`, world.lists);
    await load(`INSERT INTO price_list_item (id, "priceListId", "productVariantId", "minQuantity", "unitNet", "validFrom", "validUntil")
                SELECT r.id, r."listId", r."variantId", r."minQuantity", r.net, r."from", r.until
                  FROM json_to_recordset($1::json) AS r(id int, "listId" int, "variantId" int, "minQuantity" int, net bigint, "from" date, until date)`, world.items);
    await load(`INSERT INTO price_list_company ("companyId", "priceListId", priority)
                SELECT r."companyId", r."listId", r.priority FROM json_to_recordset($1::json) AS r("companyId" int, "listId" int, priority int)`, world.given);
    await load(`INSERT INTO contract_price (id, "companyId", "productVariantId", "minQuantity", "unitNet", "currencyCode", "validFrom", "validUntil")
                SELECT r.id, r."companyId", r."variantId", r."minQuantity", r.net, r.currency, r."from", r.until
                  FROM json_to_recordset($1::json) AS r(id int, "companyId" int, "variantId" int, "minQuantity" int, net bigint, currency text, "from" date, until date)`, world.contracts);
    await load(`INSERT INTO category_discount (id, "companyId", "collectionId", "basisPoints", "validFrom", "validUntil")
                SELECT r.id, r."companyId", r."collectionId", r.points, r."from", r.until
                  FROM json_to_recordset($1::json) AS r(id int, "companyId" int, "collectionId" int, points int, "from" date, until date)`, world.discounts);
    await load(`INSERT INTO quantity_discount (id, "collectionId", "minQuantity", "basisPoints", "validFrom", "validUntil")
                SELECT r.id, r."collectionId", r."minQuantity", r.points, r."from", r.until
                  FROM json_to_recordset($1::json) AS r(id int, "collectionId" int, "minQuantity" int, points int, "from" date, until date)`, world.steps);
    await load(`INSERT INTO pack_discount (id, "productVariantId", "collectionId", unit, "basisPoints", "validFrom", "validUntil")
                SELECT r.id, r."variantId", r."collectionId", r.unit, r.points, r."from", r.until
                  FROM json_to_recordset($1::json) AS r(id int, "variantId" int, "collectionId" int, unit text, points int, "from" date, until date)`, world.packs);
}
