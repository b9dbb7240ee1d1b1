import { OperationalError } from '../../../kernel/operational-error';
import type { OutboxOutcome } from '../../outbox';
import type { ErpDocumentRecord } from '../entities/erp-document.entity';
import type { SendOutcome } from './document-sender';

/** Kinds of messages about orders; `push` is written once for each order, whatever happens to it. */
export const orderMessages = { push: 'erp.order.push', change: 'erp.order.change', cancel: 'erp.order.cancel' } as const;
export const paperMessages = { payment: 'erp.payment.push', weighing: 'erp.weighing.push' } as const;

export const orderPushKey = (orderId: number): string => `${orderMessages.push}:${orderId}`;
export const orderAggregate = (orderId: number): string => `erp:order:${orderId}`;
export const paperAggregate = (noun: keyof typeof paperMessages, subjectId: number): string => `erp:${noun}:${subjectId}`;

type Subject = Pick<ErpDocumentRecord, 'noun' | 'orderId' | 'subjectId'>;

/** Documents that are told by messages of one aggregate; an address goes with its first order. */
export function aggregateOfDocument({ noun, orderId, subjectId }: Subject): string {
    return noun === 'payment' || noun === 'weighing' ? paperAggregate(noun, subjectId ?? 0) : orderAggregate(Number(orderId));
}

/** By which the document is looked at again. */
export function messageKindOf({ noun }: Subject): string {
    return noun === 'payment' || noun === 'weighing' ? paperMessages[noun] : orderMessages.change;
}

/** What waits keeps the message waiting; else one dead document makes it a dead letter. */
export function outcomeOf(outcomes: readonly SendOutcome[]): OutboxOutcome {
    const waiting = outcomes.find(one => 'waitMs' in one);
    if (waiting) return { putOff: waiting.waitMs, reason: waiting.reason };
    const dead = outcomes.flatMap(one => ('dead' in one ? [one.dead] : []));
    if (dead.length > 0) return { failed: dead.join('; ') };
    return { accepted: outcomes.flatMap(one => ('done' in one && one.done !== null ? [one.done] : [])).join(', ') || undefined };
}

const switchedOffMs = 60_000;

/** A connection that is switched off or cannot be opened costs a message nothing: it waits until somebody has seen to it. */
export async function unlessOff(work: () => Promise<OutboxOutcome>): Promise<OutboxOutcome> {
    try {
        return await work();
    } catch (error) {
        if (error instanceof OperationalError) return { putOff: switchedOffMs, reason: error.message };
        throw error;
    }
}
