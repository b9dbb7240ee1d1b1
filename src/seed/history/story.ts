/** One order's life from its placing to its payment, as it would go; what lies in the future is cut off afterwards. */
import { type BranchFacts, type CompanyFacts, type Facts, type MemberFacts, staffOf } from './facts';
import type { Line, PricedLine } from './lines';
import type { Random } from './random';
import * as texts from './texts';
import { afterWork, daysAfter, hoursAfter, nextWorking } from './work-time';
import { imagineWorks, type Work } from './works';

export interface Draft {
    company: CompanyFacts;
    branch: BranchFacts;
    member: MemberFacts;
    placedAt: Date;
    lines: Line[];
    /** Where it stops short of its payment: the newest still wait, so that there is something to do on each page; a few were given up or refused; of one pieces are missing. */
    endsIn: 'Submitted' | 'OnHold' | 'Approved' | 'InProduction' | 'Cancelled' | 'Rejected' | null;
}

/** Who did a step: the member, a staff member by role, or the system. */
export type Actor = 'member' | 'system' | 'sales-expert' | 'sales-manager' | 'production-planner' | 'production-operator' | 'transport-officer';

export interface Step {
    to: string;
    at: Date;
    by: Actor;
    note: string | null;
}

export interface Journey {
    driver: Facts['fleet']['drivers'][number];
    vehicle: Facts['fleet']['vehicles'][number];
    plannedWeightG: number;
    plannedAt: Date;
    loadingAt: Date;
    loadingStartedAt: Date;
    firstWeighedAt: Date;
    secondWeighedAt: Date;
    dispatchedAt: Date;
    deliveredAt: Date;
    netG: number;
    reason: string | null;
    rating: { product: number; transport: number; comment: string | null; at: Date } | null;
}

export interface Story extends Omit<Draft, 'lines'> {
    lines: PricedLine[];
    net: number;
    gross: number;
    wishedDate: string | null;
    remarks: string;
    specialTerms: string;
    specialReasons: string[];
    steps: Step[];
    works: Work[];
    journey: Journey | null;
    paidAt: Date | null;
}

/** Gross totals above which an order is special; the same as the demo's order rules. */
export const specialAmounts: Record<string, number> = { IRR: 600_000_000_000, PLN: 6_000_000 };

export function imagine(draft: Draft, lines: PricedLine[], facts: Facts, random: Random, now: Date): Story {
    const { company, placedAt, endsIn } = draft;
    const { language } = company;
    const net = lines.reduce((sum, line) => sum + line.net, 0);
    const gross = lines.reduce((sum, line) => sum + line.gross, 0);
    const specialTerms = random.chance(0.06) ? random.pick(texts.specialTerms[language]) : '';
    const specialReasons = [
        ...(gross > (specialAmounts[company.currencyCode] ?? Infinity) ? ['amount'] : []),
        ...(specialTerms ? ['special-terms'] : []),
    ];
    const story: Story = {
        ...draft,
        ...{ lines, net, gross, specialTerms, specialReasons },
        wishedDate: random.chance(0.6) ? daysAfter(placedAt, random.whole(12, 25)).toISOString().slice(0, 10) : null,
        remarks: random.chance(0.35) ? random.pick(texts.remarks[language]) : '',
        steps: [{ to: 'Submitted', at: placedAt, by: 'member', note: null }],
        ...{ works: [], journey: null, paidAt: null },
    };
    const reviewedAt = nextWorking(hoursAfter(placedAt, random.between(1, 22)));
    const by: Actor = specialReasons.length > 0 ? 'sales-manager' : 'sales-expert';
    if (endsIn === 'Submitted') return story;
    const soon = (at: Date) => (endsIn === null ? at : new Date(Math.min(at.getTime(), now.getTime() - 60_000)));
    if (endsIn === 'OnHold') {
        story.steps.push({ to: 'OnHold', at: soon(reviewedAt), by: 'sales-expert', note: texts.holdReason });
        return story;
    }
    if (endsIn === 'Cancelled') {
        story.steps.push({ to: 'Cancelled', at: hoursAfter(placedAt, random.between(1, 9)), by: 'member', note: random.pick(texts.cancellations[language]) });
        return story;
    }
    if (endsIn === 'Rejected') {
        story.steps.push({ to: 'Rejected', at: reviewedAt, by, note: random.pick(texts.rejections[language]) });
        return story;
    }
    story.steps.push({ to: 'Approved', at: soon(reviewedAt), by, note: null });
    if (endsIn === 'Approved') return story;
    const readyAt = imagineProduction(story, facts, random, reviewedAt);
    if (endsIn === 'InProduction') {
        story.steps = story.steps.filter(step => step.to !== 'ReadyToShip');
        return story;
    }
    imagineTransport(story, facts, random, readyAt);
    return story;
}

/** Answers when the goods are ready. */
function imagineProduction(story: Story, facts: Facts, random: Random, approvedAt: Date): Date {
    const { steps, lines } = story;
    const releasedAt = nextWorking(hoursAfter(approvedAt, random.between(2, 20)));
    const works = imagineWorks(lines, facts, random, releasedAt);
    if (works.length === 0) {
        steps.push({ to: 'ReadyToShip', at: releasedAt, by: 'production-planner', note: null });
        return releasedAt;
    }
    story.works = works;
    const readyAt = new Date(Math.max(...works.flatMap(work => work.operations.map(one => one.finishedAt.getTime()))));
    steps.push({ to: 'InProduction', at: releasedAt, by: 'production-planner', note: null });
    steps.push({ to: 'ReadyToShip', at: readyAt, by: 'production-operator', note: null });
    return readyAt;
}

function imagineTransport(story: Story, facts: Facts, random: Random, readyAt: Date): void {
    const { company, steps } = story;
    const isAbroad = company.language === 'pl';
    const plannedWeightG = story.lines.reduce((sum, line) => sum + line.quantity * line.variant.weightG, 0);
    const { drivers, vehicles } = facts.fleet;
    // The last driver and the last lorry have Polish papers.
    const vehicle = isAbroad ? vehicles.at(-1) : (vehicles.slice(0, -1).findLast(one => one.capacityG > plannedWeightG) ?? vehicles[0]);
    const driver = isAbroad ? drivers.at(-1) : random.pick(drivers.slice(0, -1));
    if (vehicle === undefined || driver === undefined) throw new Error('There is no lorry or no driver.');
    const plannedAt = nextWorking(hoursAfter(readyAt, random.between(1, 6)));
    const loadingAt = nextWorking(hoursAfter(plannedAt, random.between(16, 30)));
    const loadingStartedAt = afterWork(loadingAt, random.whole(0, 40));
    const firstWeighedAt = afterWork(loadingStartedAt, random.whole(4, 12));
    const secondWeighedAt = afterWork(firstWeighedAt, random.whole(45, 110));
    const dispatchedAt = afterWork(secondWeighedAt, random.whole(8, 25));
    const deliveredAt = hoursAfter(dispatchedAt, isAbroad ? random.between(120, 200) : random.between(5, 42));
    const isOff = random.chance(0.04);
    const wishedNetG = plannedWeightG * (isOff ? 1.035 : 1 + random.between(-0.005, 0.006)) + (isOff ? 50_000 : 0);
    const paidAt = daysAfter(deliveredAt, company.termDays * random.between(0.5, 0.95));
    story.journey = {
        ...{ driver, vehicle, plannedWeightG, plannedAt, loadingAt, loadingStartedAt, firstWeighedAt, secondWeighedAt, dispatchedAt, deliveredAt },
        netG: Math.max(20_000, Math.round(wishedNetG / 20_000) * 20_000),
        reason: isOff ? random.pick(texts.weightReasons) : null,
        rating: imagineRating(company.language, random, deliveredAt),
    };
    story.paidAt = paidAt;
    steps.push({ to: 'Shipped', at: dispatchedAt, by: 'transport-officer', note: null });
    steps.push({ to: 'Delivered', at: deliveredAt, by: 'member', note: null });
    steps.push({ to: 'Completed', at: paidAt, by: 'sales-expert', note: null });
}

function imagineRating(language: 'fa' | 'pl', random: Random, deliveredAt: Date): Journey['rating'] {
    const isGiven = random.chance(0.7);
    const isHappy = random.chance(0.84);
    const product = isHappy ? random.whole(4, 5) : random.whole(2, 4);
    const transport = isHappy ? random.whole(4, 5) : random.whole(1, 3);
    const comment = random.chance(0.6) ? random.pick((isHappy ? texts.praise : texts.complaints)[language]) : null;
    const at = hoursAfter(deliveredAt, random.between(1, 60));
    return isGiven ? { product, transport, comment, at } : null;
}

/** The steps that have happened by now; the first always has. */
export function happened(story: Story, now: Date): Step[] {
    return story.steps.filter((step, index) => index === 0 || step.at <= now);
}

export function stateOf(story: Story, now: Date): string {
    return happened(story, now).at(-1)?.to ?? 'Submitted';
}

export function actorId(story: Story, by: Actor, facts: Facts): { actor: string; login: string | null; name: string | null; administratorId: number | null } {
    if (by === 'system') return { actor: 'system', login: null, name: null, administratorId: null };
    if (by === 'member') return { actor: `member:${story.member.id}`, login: story.member.login, name: story.member.name, administratorId: null };
    const { id, login, name } = staffOf(facts, by);
    return { actor: `staff:${id}`, login, name, administratorId: id };
}
