/** Objects and documents over a JSON interface: what Rahkaran and every other REST interface have in common. */
import { OperationalError } from '../../../../kernel/operational-error';
import { type ConnectionCheck, type ErpCapabilities, type ErpConnector, type ErpDocument, type ErpDocumentKind, type ErpObject, type ErpPage, type PullWish, type PushAnswer, UnknownOutcomeError } from '../../types';
import { at, isPage } from '../json-text';
import { keyOf, type SortedRows, sortRows, textOf, valuesOf } from '../values';
import { accepted, bodyOf, readPush } from './answers';
import { cursorOf, later, positionOf } from './cursor';
import type { ApiRequest, ApiSession, JsonApi } from './json-api';
import { nextPage, pageParameters, type PagePosition } from './paging';
import type { ApiSource, ApiTarget } from './settings';

type Accepted = Extract<PushAnswer, { kind: 'accepted' }>;

export interface JsonConnectorParts {
    system: string;
    api: JsonApi;
    session: ApiSession;
    sources: readonly ApiSource[];
    targets: readonly ApiTarget[];
}

export class JsonConnector implements ErpConnector {
    readonly capabilities: ErpCapabilities;

    constructor(private readonly parts: JsonConnectorParts) {
        this.capabilities = {
            pull: Object.fromEntries(parts.sources.map(({ object, changed }) => [object, { full: true, incremental: changed !== undefined }])),
            push: parts.targets.map(({ kind }) => kind),
        };
    }

    async check(signal: AbortSignal): Promise<ConnectionCheck> {
        try {
            await this.parts.session.headers(signal);
            const { sources } = this.parts;
            const source = sources.find(({ object }) => object === 'customer') ?? sources[0];
            if (!source) return { isOk: false, system: this.parts.system, problem: 'sources: none is named yet, so it was not asked' };
            await this.page(source, null, null, 1, signal);
            return { isOk: true, system: this.parts.system, problem: null };
        } catch (error) {
            return { isOk: false, system: this.parts.system, problem: (error as Error).message };
        }
    }

    async sample(object: ErpObject, take: number, signal: AbortSignal): Promise<ErpPage> {
        const source = this.source(object);
        const { sorted } = await this.page(source, null, null, Math.min(take, source.mostRows), signal);
        return { ...sorted, records: sorted.records.slice(0, take), gone: [], cursor: null };
    }

    async *pull(wish: PullWish): AsyncIterable<ErpPage> {
        const source = this.source(wish.object);
        const { since, at: begun, high: reached } = positionOf(wish.since);
        let [position, high, firstKey] = [begun, reached, null as string | null];
        for (;;) {
            const page = await this.page(source, position, since, Math.min(wish.pageSize, source.mostRows), wish.signal);
            const { sorted, next } = page;
            // A server that does not know our paging hands out its first page for ever.
            if (next !== null && (next === position || (page.firstKey !== null && page.firstKey === firstKey))) throw new OperationalError(`${this.parts.api.host} repeats a page of ${wish.object}: its paging is set wrongly`);
            // What changes while pages are read may stand on one that was read already: only in the order of changes the last row is the latest.
            if (position === null || (since !== null && source.changed?.isAscending === true)) high = later(high, page.latest) ?? since;
            [position, firstKey] = [next, page.firstKey];
            const ends = source.changed === undefined || high === null ? null : cursorOf({ since: high, at: null, high: null });
            yield { ...sorted, gone: since === null ? [] : sorted.gone, cursor: next === null ? ends : cursorOf({ since, at: next, high }) };
            if (next === null) return;
        }
    }

    async push(document: ErpDocument, signal: AbortSignal): Promise<PushAnswer> {
        const target = this.target(document.kind);
        const request: ApiRequest = { method: target.method, path: target.path, body: bodyOf(document, target), headers: { 'Idempotency-Key': document.key } };
        let answer = await this.sent(request, signal);
        if (answer.status === 200 && isPage(answer.body)) {
            // The session had ended, most likely: but whether it had, only the ERP's books tell.
            const found = await this.found(document, signal);
            if (found) return found;
            answer = await this.sent(request, signal);
        }
        const reading = readPush(answer, target);
        switch (reading.kind) {
            case 'accepted':
            case 'refused':
                return reading;
            case 'there': {
                const found = await this.found(document, signal);
                return found ?? { kind: 'refused', reason: 'It says that it has the document already, and has none under our key', field: target.keyField };
            }
            case 'later':
                throw new OperationalError(`${this.parts.api.host}: ${reading.reason}`, reading.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: reading.retryAfterSeconds });
            case 'unknown':
                throw new UnknownOutcomeError(`${this.parts.api.host}: ${reading.reason}`);
        }
    }

    async find(kind: ErpDocumentKind, key: string, signal: AbortSignal): Promise<Accepted | null> {
        const target = this.target(kind);
        const { path, parameter, records } = target.find;
        const { json } = await this.parts.api.read({ method: 'GET', path, parameters: { [parameter]: key } }, signal);
        const found = at(json, records);
        const rows = Array.isArray(found) ? (found as unknown[]) : [found];
        // A server that does not know the parameter hands out the documents of others.
        const ours = rows.find(row => row !== null && typeof row === 'object' && textOf(valuesOf(row)[target.keyField]) === key);
        return ours === undefined ? null : accepted(ours, target);
    }

    async close(): Promise<void> {
        await this.parts.session.close?.();
    }

    /** Once something was sent, an error of asking about it says nothing of whether it is there. */
    private async found(document: ErpDocument, signal: AbortSignal): Promise<Accepted | null> {
        try {
            return await this.find(document.kind, document.key, signal);
        } catch (error) {
            throw new UnknownOutcomeError(`${this.parts.api.host}: whether it has the document could not be asked`, { cause: error });
        }
    }

    private async sent(request: ApiRequest, signal: AbortSignal) {
        try {
            return await this.parts.api.write(request, signal);
        } catch (error) {
            if (error instanceof OperationalError) throw error;
            throw new UnknownOutcomeError(`${this.parts.api.host}: ${(error as Error).message}`);
        }
    }

    private async page(source: ApiSource, position: PagePosition, since: string | null, size: number, signal: AbortSignal) {
        const isLink = source.paging.style === 'link' && position !== null;
        const asked = { ...(isLink ? {} : source.parameters), ...pageParameters(source.paging, position, size), ...(source.changed && since !== null && !isLink ? { [source.changed.parameter]: since } : {}) };
        const where: ApiRequest = source.method === 'GET' ? { method: 'GET', path: source.path, parameters: asked } : { method: 'POST', path: source.path, body: JSON.stringify(numbersIn(asked)) };
        const { json, headers } = await this.parts.api.read(isLink ? { ...where, path: String(position) } : where, signal);
        const rows = at(json, source.records);
        if (!Array.isArray(rows)) throw new OperationalError(`${this.parts.api.host} has no rows of ${source.object} at "${source.records}"`);
        const sorted: SortedRows = sortRows(rows.map((row: unknown, index) => ({ place: `page ${position ?? 'first'}, row ${index + 1}`, row })), source);
        const latest = source.changed ? rows.reduce<string | null>((highest, row) => later(highest, changedAt(row, source)), null) : null;
        return { sorted, next: nextPage(source.paging, position, rows.length, json, headers), latest, firstKey: firstKeyOf(rows, source) };
    }

    private source(object: ErpObject): ApiSource {
        const source = this.parts.sources.find(one => one.object === object);
        if (!source) throw new Error(`The connection has no source of ${object}`);
        return source;
    }

    private target(kind: ErpDocumentKind): ApiTarget {
        const target = this.parts.targets.find(one => one.kind === kind);
        if (!target) throw new Error(`The connection takes no ${kind}`);
        return target;
    }
}

function changedAt(row: unknown, { changed }: ApiSource): string | null {
    return changed && row !== null && typeof row === 'object' ? textOf(valuesOf(row)[changed.field]) : null;
}

function firstKeyOf(rows: readonly unknown[], { key }: ApiSource): string | null {
    const [first] = rows;
    return first !== null && typeof first === 'object' ? keyOf(valuesOf(first), key) : null;
}

/** A JSON body says a number as a number. */
function numbersIn(parameters: Record<string, string>): Record<string, string | number> {
    return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, /^\d{1,15}$/.test(value) ? Number(value) : value]));
}
