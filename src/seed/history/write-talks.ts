/** Questions of customers with their answers, and the messages that went out lately. */
import type { EntityManager } from 'typeorm';

import { type Facts, staffOf } from './facts';
import type { Random } from './random';
import { insertRows, reserveIds, type Row } from './rows';
import * as texts from './texts';
import type { Told } from './write-orders';
import { afterWork, hoursAfter, nextWorking } from './work-time';

const most = 26;

export async function writeTalks(
    manager: EntityManager,
    told: readonly Told[],
    operations: ReadonlyMap<Told, number>,
    facts: Facts,
    random: Random,
    now: Date,
): Promise<void> {
    const asked = random.some(told.filter(one => operations.has(one)), most).sort((a, b) => a.orderId - b.orderId);
    const ids = await reserveIds(manager, 'support_thread', asked.length);
    const sales = staffOf(facts, 'sales-expert');
    const threads: Row[] = [];
    const messages: Row[] = [];
    asked.forEach((one, index) => {
        const { company, member } = one.story;
        const talk = random.pick(texts.talks[company.language]);
        const released = one.steps.find(step => step.to === 'InProduction')?.at ?? one.story.placedAt;
        const askedAt = hoursAfter(released, random.between(1, 30));
        const answeredAt = nextWorking(hoursAfter(askedAt, random.between(0.2, 9)));
        const thankedAt = hoursAfter(answeredAt, random.between(0.2, 5));
        const isAnswered = random.chance(0.92) && answeredAt <= now;
        const isThanked = isAnswered && random.chance(0.5) && thankedAt <= now;
        if (askedAt > now) return;
        const threadId = ids[index];
        const said = (at: Date, isStaff: boolean, text: string): Row => ({
            createdAt: at, updatedAt: at, threadId, sentAt: at, author: isStaff ? 'staff' : 'member', memberId: isStaff ? null : member.id,
            administratorId: isStaff ? sales.id : null, authorName: isStaff ? sales.name : member.name, text,
        });
        messages.push(said(askedAt, false, talk.question));
        if (isAnswered) messages.push(said(answeredAt, true, talk.answer));
        if (isThanked) messages.push(said(thankedAt, false, talk.thanks));
        threads.push({
            id: threadId, createdAt: askedAt, updatedAt: askedAt, companyId: company.id, branchId: member.branchId, memberId: member.id,
            askedBy: member.name, orderId: one.orderId, stageOperationId: operations.get(one), subject: talk.subject,
            // Who only says thanks is not left waiting: the expert closes it.
            state: isThanked ? 'closed' : isAnswered ? 'answered' : 'open',
            lastMessageAt: isThanked ? thankedAt : isAnswered ? answeredAt : askedAt, waitingSince: isAnswered ? null : askedAt,
            ownerAdministratorId: isAnswered || index % 2 === 0 ? sales.id : null, priority: index % 5 === 0 ? 'high' : 'normal',
            dueAt: isAnswered ? null : afterWork(askedAt, index % 5 === 0 ? 240 : 540),
        });
    });
    await insertRows(manager, 'support_thread', threads);
    await insertRows(manager, 'support_message', messages);
    await insertRows(manager, 'support_canned_answer', texts.cannedAnswers);
}

const approved: Record<'fa' | 'pl', (code: string) => string> = {
    fa: code => `سفارش ${code} تأیید شد.`,
    pl: code => `Zamówienie ${code} zostało zatwierdzone.`,
};

/** The last texts that were sent: old ones say nothing to anybody. */
export async function writeMessages(manager: EntityManager, told: readonly Told[]): Promise<void> {
    const lately = told.flatMap(one => one.steps.filter(step => step.to === 'Approved').map(({ at }) => ({ one, at }))).slice(-30);
    await insertRows(manager, 'notification_message', lately.map(({ one, at }, place) => {
        const { company, member } = one.story;
        // One in eight phones is off and one in fifteen numbers is gone.
        const state = place % 15 === 14 ? 'FAILED' : place % 8 === 7 ? 'SENT' : 'DELIVERED';
        return {
            createdAt: at, updatedAt: at, attemptedAt: at, settledAt: at, channel: 'sms', template: 'order-approved', language: company.language,
            recipient: member.phone, recipientName: member.name, body: approved[company.language](one.code), state, provider: 'kavenegar', lastError: state === 'FAILED' ? 'Not delivered' : null,
            reference: `demo-${one.orderId}`, aggregate: `order:${one.orderId}`, dedupeKey: `order:${one.orderId}:approved`,
        };
    }));
}
