import { Injectable } from '@nestjs/common';
import { TransactionalConnection } from '@vendure/core';
import { createHash } from 'node:crypto';

import { OperationalError } from '../../../kernel/operational-error';
import { crashPoint } from '../../outbox';
import { type DocumentNoun, type DocumentStep, isDoubtful, nextStep, pauseMs } from '../domain/document-states';
import { ensureDocument, type KnownDocument, noteDocument, type NewDocument } from '../queries/erp-document.query';
import { type ErpConnector, type ErpDocument, type ErpDocumentKind, type ErpValues, type PushAnswer, UnknownOutcomeError } from '../types';
import { CallGate } from './call-gate';
import { RestingError, type SteadyConnector } from './steady-connector';

/** What the ERP should have: these values, nothing any more, or what cannot be said in its codes. */
export type Wanted = { values: ErpValues } | { cancelled: string } | { unmapped: { field: string; reason: string } };

export type SendOutcome = { done: string | null } | { dead: string } | { waitMs: number; reason: string };

const callMs = 30_000;
/** To ask, to create, and to change what was found: no document takes more steps at once. */
const mostSteps = 4;

const kinds: Record<DocumentNoun, Record<Exclude<DocumentStep, 'ask' | 'none'>, ErpDocumentKind | null>> = {
    order: { create: 'order', change: 'order-change', cancel: 'order-cancellation' },
    address: { create: 'address', change: null, cancel: null },
    payment: { create: 'payment', change: null, cancel: null },
    weighing: { create: 'weighing', change: null, cancel: null },
};

/**
 * Brings one document at the ERP to what is wanted. What is about to be sent is written down before, so that after a crash, or when the answer was
 * lost, the ERP is asked by our key before anything is sent again.
 */
@Injectable()
export class DocumentSender {
    constructor(
        private connection: TransactionalConnection,
        private gate: CallGate,
    ) {}

    async bring(connector: SteadyConnector, wish: NewDocument, wanted: Wanted): Promise<SendOutcome> {
        const hash = 'values' in wanted ? hashOf(wanted.values) : null;
        for (let steps = 0; steps < mostSteps; steps++) {
            const document = await ensureDocument(this.manager, wish);
            // What cannot be said is still wanted: what may be there is asked for, and what is there stays as it is.
            const step = nextStep({ ...document, isPending: document.pending !== null }, 'unmapped' in wanted ? 'unmapped' : hash);
            if (step === 'none') return this.rest(document, wanted);
            if ('unmapped' in wanted && step !== 'ask') return this.refuse(document, wanted.unmapped.reason, wanted.unmapped.field);
            const outcome = await this.take(connector, document, step, wanted, hash);
            if (outcome !== 'go on') return outcome;
        }
        return { waitMs: 1_000, reason: 'The ERP has something else than was sent' };
    }

    private async rest(document: KnownDocument, wanted: Wanted): Promise<SendOutcome> {
        if ('cancelled' in wanted && document.state !== 'cancelled' && document.state !== 'discarded') {
            await noteDocument(this.manager, document.id, { state: 'cancelled', reason: null, field: null });
        }
        return { done: document.number };
    }

    /** One call. `go on`: the document is a step further, and looked at again. */
    private async take(connector: SteadyConnector, document: KnownDocument, step: Exclude<DocumentStep, 'none'>, wanted: Wanted, hash: string | null): Promise<SendOutcome | 'go on'> {
        const sent = step === 'ask' ? null : documentOf(document, step, wanted);
        if (sent === 'impossible' || (sent !== null && !connector.capabilities.push.includes(sent.kind))) {
            return this.refuse(document, `The connector cannot send this: ${step} of ${document.noun}`, null);
        }
        const signal = AbortSignal.timeout(callMs);
        try {
            if (sent === null) {
                await connector.call(signal, bare => this.ask(bare, document, signal));
                return 'go on';
            }
            const answer = await connector.call(signal, async bare => {
                await noteDocument(this.manager, document.id, { state: 'sending', pending: { kind: sent.kind, key: sent.key, hash: hash ?? '' } });
                crashPoint('erp-send');
                return bare.push(sent, signal);
            });
            crashPoint('erp-answer');
            if (answer.kind === 'refused') return await this.refuse(document, answer.reason, answer.field);
            await this.accept(document, { kind: sent.kind, hash: hash ?? '' }, answer);
            return 'go on';
        } catch (error) {
            if (error instanceof RestingError) return { waitMs: error.waitMs, reason: error.message };
            if (error instanceof OperationalError || error instanceof UnknownOutcomeError) return this.failed(document, error.message);
            throw error;
        }
    }

    /** Found: it is as if the answer had come. Not found: it never arrived, and may be sent. */
    private async ask(connector: ErpConnector, document: KnownDocument, signal: AbortSignal): Promise<void> {
        const { pending } = document;
        if (pending === null) return;
        const found = await connector.find(pending.kind, pending.key, signal);
        if (found === null) await noteDocument(this.manager, document.id, { state: document.toldHash === null ? 'waiting' : 'accepted', pending: null });
        else await this.accept(document, pending, found);
    }

    private accept(document: KnownDocument, sent: { kind: ErpDocumentKind; hash: string }, answer: Extract<PushAnswer, { kind: 'accepted' }>): Promise<void> {
        const well = { pending: null, erpState: answer.state, reason: null, field: null, failures: 0, isFailing: false };
        if (sent.kind === 'order-cancellation') return noteDocument(this.manager, document.id, { ...well, state: 'cancelled' });
        const changes = sent.kind === 'order-change' ? document.changes + 1 : document.changes;
        // The document keeps its number, whatever its changes are called.
        return noteDocument(this.manager, document.id, { ...well, state: 'accepted', isAccepted: true, toldHash: sent.hash, changes, number: document.number ?? answer.number });
    }

    private async refuse(document: KnownDocument, reason: string, field: string | null): Promise<SendOutcome> {
        await noteDocument(this.manager, document.id, { state: 'refused', pending: null, reason: reason.slice(0, 2000), field, failures: 0, isFailing: false });
        return { dead: field === null ? reason : `${field}: ${reason}` };
    }

    /** It waits, unless it alone does not get through. */
    private async failed(document: KnownDocument, reason: string): Promise<SendOutcome> {
        const failures = document.failures + 1;
        const lastSuccess = await this.gate.lastSuccess(document.connectionId);
        const isGivenUp = isDoubtful(failures, document.failingSince?.getTime() ?? null, lastSuccess?.getTime() ?? null);
        await noteDocument(this.manager, document.id, { ...(isGivenUp ? { state: 'doubtful' as const } : {}), failures, isFailing: true, reason: reason.slice(0, 2000) });
        return isGivenUp ? { dead: reason } : { waitMs: pauseMs(failures), reason };
    }

    private get manager() {
        return this.connection.rawConnection.manager;
    }
}

/** Each change and the end of a document have keys of their own, so that each can be asked for. */
function documentOf(document: KnownDocument, step: 'create' | 'change' | 'cancel', wanted: Wanted): ErpDocument | 'impossible' {
    const kind = kinds[document.noun][step];
    if (kind === null) return 'impossible';
    const key = step === 'create' ? document.key : step === 'change' ? `${document.key}#${document.changes + 1}` : `${document.key}#end`;
    const known = { document: document.key, number: document.number };
    if ('cancelled' in wanted) return { kind, key, values: { ...known, reason: wanted.cancelled } };
    return { kind, key, values: 'values' in wanted ? { ...wanted.values, ...(step === 'change' ? known : {}) } : known };
}

function hashOf(values: ErpValues): string {
    return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}
