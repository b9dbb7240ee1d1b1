/** Where customers come from: leads of every source, what became of them, and the sales in sight. */
import type { EntityManager } from 'typeorm';

import { searchKey } from '../../../kernel/text';
import { type CompanyFacts, type Facts, staffOf } from './facts';
import type { Random } from './random';
import { insertRows, reserveIds, type Row } from './rows';
import * as texts from './texts';
import { dayOf, daysAfter, hoursAfter, nextWorking } from './work-time';

const sources = ['call', 'fair', 'portal', 'marketing', 'referral'] as const;
const count = 54;
const days = 185;

export async function writeLeads(manager: EntityManager, facts: Facts, random: Random, now: Date): Promise<void> {
    const leadIds = await reserveIds(manager, 'lead', count);
    const leads: Row[] = [];
    const opportunities: Row[] = [];
    const activities: Row[] = [];
    leadIds.forEach((id, index) => {
        // The customers of today were leads once; later wins are more business with them.
        const customer = index < facts.companies.length ? facts.companies[index] : undefined;
        const createdAt = nextWorking(daysAfter(now, -days + (index * (days - 1)) / count + random.between(-0.4, 0.4)));
        const qualifiedAt = nextWorking(hoursAfter(createdAt, random.between(4, 90)));
        const closedAt = nextWorking(daysAfter(qualifiedAt, random.between(3, 24)));
        const fate = customer ? 0.1 : random.next();
        const isQualified = fate < 0.56 && qualifiedAt <= now;
        const isWon = fate < 0.26 && closedAt <= now;
        const isRefused = fate > 0.8 && qualifiedAt <= now;
        const isLost = fate >= 0.26 && fate < 0.4 && closedAt <= now;
        const ownerId = staffOf(facts, random.chance(0.75) ? 'sales-expert' : 'sales-manager').id;
        const firm = customer?.name ?? random.pick(texts.leadFirms);
        const isForeign = /[A-Za-z]/.test(firm);
        const state = isWon ? 'converted' : isRefused ? 'disqualified' : isQualified ? 'qualified' : random.chance(0.5) ? 'contacted' : 'new';
        leads.push({
            id, createdAt, updatedAt: createdAt, state, source: random.pick(sources), companyName: firm, searchKey: searchKey(firm),
            personName: customer?.members[0]?.name ?? random.pick(texts.leadPeople),
            phone: isForeign ? `+4860${String(1_000_000 + id * 7919)}` : `+98912${String(1_000_000 + id * 7919)}`,
            emailAddress: `lead${index + 1}@contact.example`, countryCode: isForeign ? 'PL' : 'IR', language: isForeign ? 'pl' : 'fa',
            message: random.pick(texts.leadWishes), ownerId, disqualifiedReason: isRefused ? random.pick(texts.leadRefusals) : null,
            followUpOn: state === 'contacted' || state === 'qualified' ? dayOf(daysAfter(now, random.whole(-2, 9))) : null,
            qualifiedAt: isQualified ? qualifiedAt : null, closedAt: isWon ? closedAt : isRefused ? qualifiedAt : null,
        });
        if (state !== 'new') activities.push({ createdAt: hoursAfter(createdAt, 2), updatedAt: createdAt, leadId: id, kind: random.pick(['call', 'note', 'meeting']), text: random.pick(texts.leadWishes), authorId: ownerId });
        if (isQualified) {
            const company = isWon ? (customer ?? random.pick(facts.companies)) : null;
            opportunities.push(opportunityRow(id, firm, company, random, { qualifiedAt, closedAt, isWon, isLost, ownerId, now }));
        }
    });
    await insertRows(manager, 'lead', leads);
    await insertRows(manager, 'opportunity', opportunities);
    await insertRows(manager, 'crm_activity', activities);
}

interface Course {
    qualifiedAt: Date;
    closedAt: Date;
    isWon: boolean;
    isLost: boolean;
    ownerId: number;
    now: Date;
}

function opportunityRow(leadId: number, firm: string, company: CompanyFacts | null, random: Random, course: Course): Row {
    const { qualifiedAt, closedAt, isWon, isLost, ownerId, now } = course;
    const currencyCode = company?.currencyCode ?? (/[A-Za-z]/.test(firm) ? 'PLN' : 'IRR');
    const amount = currencyCode === 'PLN' ? random.whole(8, 60) * 100_000 : random.whole(3, 40) * 10_000_000_000;
    const openStage = random.pick(['discovery', 'proposal', 'negotiation']);
    const isOpen = !isWon && !isLost;
    return {
        createdAt: qualifiedAt, updatedAt: qualifiedAt, leadId, title: firm, searchKey: searchKey(firm), stage: isWon ? 'won' : isLost ? 'lost' : openStage,
        amount, currencyCode, expectedCloseOn: dayOf(isOpen ? daysAfter(now, random.whole(3, 40)) : closedAt), ownerId, companyId: company?.id ?? null,
        lostReason: isLost ? random.pick(texts.leadRefusals) : null, followUpOn: isOpen ? dayOf(daysAfter(now, random.whole(-1, 12))) : null,
        closedAt: isOpen ? null : closedAt,
    };
}
