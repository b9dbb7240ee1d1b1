/** Who orders what and when: more and more orders over half a year, in the mill's hours. */
import type { CompanyFacts, Facts, VariantFacts } from './facts';
import type { Random } from './random';
import type { Line } from './lines';
import type { Draft } from './story';
import { daysAfter, hoursAfter, nextWorking } from './work-time';

const orders = 150;
const days = 182;

/** The part of all orders that each company places, in the order of the customers' file. */
const shares = [0.4, 0.38, 0.22];

/** The newest orders, by how many hours ago they were placed, and where they wait. */
const waiting: { hoursAgo: number; endsIn: Draft['endsIn'] }[] = [
    ...[78, 70, 52].map(hoursAgo => ({ hoursAgo, endsIn: 'Approved' as const })),
    ...[60, 33].map(hoursAgo => ({ hoursAgo, endsIn: 'OnHold' as const })),
    ...[30, 26, 9, 4, 1].map(hoursAgo => ({ hoursAgo, endsIn: 'Submitted' as const })),
];

/** By its place among the past orders and not by chance, so that there are some of each whatever the day. */
function endOf(index: number): Draft['endsIn'] {
    if (index === shortOrder) return 'InProduction';
    if (index % 29 === 11) return 'Cancelled';
    return index % 41 === 23 ? 'Rejected' : null;
}

/** Placed more than two weeks ago, so that the mill is through with it. */
const shortOrder = 122;

export type VariantsOf = (company: CompanyFacts) => readonly VariantFacts[];

export function imagineDrafts(facts: Facts, variantsOf: VariantsOf, random: Random, now: Date): Draft[] {
    const drafts: Draft[] = [];
    const past = orders - waiting.length;
    for (let i = 0; i < past; i++) {
        const back = days * (1 - Math.sqrt((i + 0.5) / past)) + random.between(-0.7, 0.7) + 4;
        drafts.push(draft(facts, variantsOf, random, hoursAfter(nextWorking(daysAfter(now, -back)), random.between(0, 7)), endOf(i)));
    }
    for (const { hoursAgo, endsIn } of waiting) {
        const placedAt = nextWorking(hoursAfter(now, -hoursAgo));
        const latest = hoursAfter(now, -hoursAgo / 10);
        drafts.push(draft(facts, variantsOf, random, placedAt < latest ? placedAt : latest, endsIn));
    }
    return drafts.sort((a, b) => a.placedAt.getTime() - b.placedAt.getTime());
}

function draft(facts: Facts, variantsOf: VariantsOf, random: Random, placedAt: Date, endsIn: Draft['endsIn']): Draft {
    const company = companyBy(facts, random.next());
    const member = random.pick(company.members);
    const branch = company.branches.find(one => one.id === member.branchId) ?? random.pick(company.branches);
    const variants = variantsOf(company);
    // What waits for its approval needs work afterwards, so something in it is made to order.
    const isMade = endsIn !== null || random.chance(0.82);
    const made = random.some(variants.filter(one => one.isMadeToOrder), isMade ? random.whole(1, 3) : 0);
    const stocked = random.some(variants.filter(one => !one.isMadeToOrder && one.onHand >= 100), isMade ? random.whole(0, 2) : random.whole(1, 3));
    const lines = [...made, ...stocked].map(variant => lineOf(variant, random, company.code === 'C-1002' ? 2 : 1));
    return { company, branch, member, placedAt, lines, endsIn };
}

function companyBy(facts: Facts, chance: number): CompanyFacts {
    let left = chance;
    const found = facts.companies.find((_, index) => (left -= shares[index] ?? 1) < 0) ?? facts.companies.at(-1);
    if (found === undefined) throw new Error('There is no customer.');
    return found;
}

/** Whole rolls where there are rolls, else steps that the shelf can bear. A wholesaler takes twice as much. */
function lineOf(variant: VariantFacts, random: Random, scale: number): Line {
    const { rollFactor, minQuantity, increment, unit, isMadeToOrder, onHand } = variant;
    if (isMadeToOrder && rollFactor !== null) {
        const rolls = random.whole(1, 4) * scale;
        return { variant, quantity: rolls * rollFactor, enteredUnit: 'roll', enteredQuantity: rolls };
    }
    const most = Math.max(minQuantity, Math.min(Math.floor(onHand / 12), 60 * increment * scale));
    const wished = random.whole(minQuantity, most);
    const quantity = minQuantity + Math.floor((wished - minQuantity) / increment) * increment;
    return { variant, quantity, enteredUnit: unit, enteredQuantity: quantity };
}
