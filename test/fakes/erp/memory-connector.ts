/** An ERP that lies in memory, with the faults that real ones have. */
import { z } from 'zod';

import { OperationalError } from '../../../kernel/operational-error';
import { checked } from '../../../kernel/vendure-input';
import {
    type ErpCapabilities, type ErpConnector, type ErpConnectorKind, type ErpDocument, type ErpObject, erpObjects, type ErpPage, type ErpRecord, type ErpValues, type PushAnswer,
    UnknownOutcomeError,
} from '../../../plugins/erp';

const capabilities: ErpCapabilities = {
    pull: Object.fromEntries(erpObjects.map(object => [object, { full: true, incremental: true }])),
    push: ['order', 'order-change', 'order-cancellation', 'address', 'payment', 'weighing'],
};
const settings = z.object({ system: z.string().min(1).max(40), password: z.string().max(100).optional() });
export type MemorySettings = z.output<typeof settings>;

/** What one ERP has. Each change gets the next number, which is what an incremental pull goes on from. */
export class MemoryErp {
    readonly capabilities = capabilities;
    /** Documents that were sent, by our key. */
    readonly documents = new Map<string, { document: ErpDocument; number: string }>();
    /** The next so many calls fail. */
    outage = 0;
    /** Of the next so many documents the answer is lost, though they arrived. */
    lostAnswers = 0;
    /** Called before each page goes out. */
    beforePage: (page: number) => void | Promise<void> = () => undefined;
    /** The order in which records are read; by default that in which they changed last. */
    order: (records: ErpRecord[]) => ErpRecord[] = records => records;
    unreadable: { object: ErpObject; place: string; reason: string; text: string }[] = [];
    private records = new Map<ErpObject, Map<string, { values: ErpValues; change: number }>>();
    private removals: { object: ErpObject; key: string; change: number }[] = [];
    private changes = 0;

    put(object: ErpObject, rows: Record<string, ErpValues>): void {
        const known = this.records.get(object) ?? new Map<string, { values: ErpValues; change: number }>();
        for (const [key, values] of Object.entries(rows)) {
            known.delete(key);
            known.set(key, { values, change: ++this.changes });
        }
        this.records.set(object, known);
    }

    remove(object: ErpObject, ...keys: string[]): void {
        for (const key of keys) {
            this.records.get(object)?.delete(key);
            this.removals.push({ object, key, change: ++this.changes });
        }
    }

    connector(): ErpConnector {
        const answer = <T>(value: () => T): Promise<T> => {
            if (this.outage > 0) {
                this.outage--;
                return Promise.reject(new OperationalError('The ERP does not answer'));
            }
            return Promise.resolve(value());
        };
        return {
            capabilities,
            check: () => answer(() => ({ isOk: true, system: 'Memory 1.0', problem: null })),
            sample: (object, take) => answer(() => this.page(object, this.listed(object, null).slice(0, take), null)),
            pull: wish => this.pages(wish.object, wish.since, wish.pageSize, answer),
            push: (document: ErpDocument) => answer(() => this.take(document)),
            find: (kind, key) => answer(() => this.known(kind, key)),
            close: () => Promise.resolve(),
        };
    }

    private listed(object: ErpObject, since: string | null): ErpRecord[] {
        const from = since === null ? 0 : Number(since);
        const found = [...(this.records.get(object) ?? [])].filter(([, { change }]) => change > from);
        return this.order(found.map(([key, { values }]) => ({ key, values })));
    }

    private page(object: ErpObject, records: ErpRecord[], since: string | null): ErpPage {
        const from = since === null ? Infinity : Number(since);
        return {
            records,
            unreadable: this.unreadable.filter(one => one.object === object),
            gone: this.removals.filter(one => one.object === object && one.change > from).map(({ key }) => key),
            cursor: String(this.changes),
        };
    }

    private async *pages(object: ErpObject, since: string | null, pageSize: number, answer: <T>(value: () => T) => Promise<T>): AsyncGenerator<ErpPage> {
        const records = this.listed(object, since);
        const end = String(this.changes);
        for (let page = 0; page * pageSize < Math.max(records.length, 1); page++) {
            await this.beforePage(page);
            const some = records.slice(page * pageSize, (page + 1) * pageSize);
            const isLast = (page + 1) * pageSize >= records.length;
            const whole = await answer(() => this.page(object, some, since));
            yield { ...whole, unreadable: page === 0 ? whole.unreadable : [], gone: page === 0 ? whole.gone : [], cursor: isLast ? end : null };
        }
    }

    private take(document: ErpDocument): PushAnswer {
        const key = `${document.kind}:${document.key}`;
        const known = this.documents.get(key) ?? { document, number: `M-${this.documents.size + 1}` };
        this.documents.set(key, known);
        if (this.lostAnswers > 0) {
            this.lostAnswers--;
            throw new UnknownOutcomeError('The answer was lost');
        }
        return { kind: 'accepted', number: known.number, state: null };
    }

    private known(kind: string, key: string): Extract<PushAnswer, { kind: 'accepted' }> | null {
        const found = this.documents.get(`${kind}:${key}`);
        return found ? { kind: 'accepted', number: found.number, state: null } : null;
    }
}

const systems = new Map<string, MemoryErp>();

/** The ERP of this name, which connections of the kind `memory` speak to. */
export function memoryErp(system: string): MemoryErp {
    const found = systems.get(system) ?? new MemoryErp();
    systems.set(system, found);
    return found;
}

export const memoryKind: ErpConnectorKind<MemorySettings> = {
    kind: 'memory',
    capabilities,
    settings: input => checked(settings, input),
    secrets: ['password'],
    open: ({ system }) => memoryErp(system).connector(),
};
