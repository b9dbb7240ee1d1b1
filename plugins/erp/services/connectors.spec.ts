import { OperationalError } from '../../../kernel/operational-error';
import { ErpPulls } from '../e2e/erp-pulls';
import { type ErpConnector, type ErpConnectorKind, type ErpPage, NotThereError } from '../types';
import { TransactionalConnection } from '@vendure/core';
import { CallGate } from './call-gate';
import { ConnectionService } from './connection.service';
import { ConnectorKinds } from './connector-kinds';
import { Connectors } from './connectors';
import { RestingError, SteadyConnector } from './steady-connector';

const { signal } = new AbortController();
const emptyPage: ErpPage = { records: [], unreadable: [], gone: [], cursor: null };
const document = { kind: 'order', key: 'K-1', values: {} } as const;

class Other implements ErpConnector {
    readonly capabilities = { pull: { customer: { full: true, incremental: false } }, push: ['order'] as const };
    failure: Error | null = null;
    asked = 0;
    closed = 0;
    check = () => Promise.resolve({ isOk: this.failure === null, system: 'other', problem: this.failure?.message ?? null });
    sample = () => this.answer(emptyPage);
    push = () => this.answer({ kind: 'accepted', number: '1', state: null } as const);
    find = () => this.answer(null);
    close = () => Promise.resolve(void this.closed++);
    async *pull() {
        yield await this.answer(emptyPage);
        yield await this.answer(emptyPage);
    }
    private answer<T>(value: T): Promise<T> {
        this.asked++;
        return this.failure === null ? Promise.resolve(value) : Promise.reject(this.failure);
    }
}

describe('connectors', () => {
    let pulls: ErpPulls;
    let id: number;
    const others: Other[] = [];
    const latest = () => others.at(-1) as Other;
    const kind: ErpConnectorKind = { kind: 'other', capabilities: { pull: {}, push: ['order'] }, settings: input => input, secrets: [], open: () => others[others.push(new Other()) - 1] as Other };
    const service = () => pulls.get(ConnectionService);
    const open = async () => pulls.get(Connectors).open(await service().find(pulls.factory.ctx, id));
    const read = async (connector: SteadyConnector, stop = signal) => {
        for await (const page of connector.pull({ object: 'customer', since: null, pageSize: 1, signal: stop })) expect(page).toBe(emptyPage);
    };
    const state = async () => (await pulls.running.sql<{ failures: number; lastError: string | null }>('SELECT failures, "lastError" FROM erp_breaker WHERE "connectionId" = $1', [id]))[0] ?? null;
    const configure = async (settings: object) => {
        const known = id ? await service().one(pulls.factory.ctx, id) : null;
        return (await service().save(pulls.factory.ctx, pulls.scope, { id: known?.id, name: 'Other', kind: 'other', settings, enabled: true, version: known?.version })).id;
    };

    beforeAll(async () => {
        pulls = await ErpPulls.start();
        pulls.get(ConnectorKinds).register(kind);
        id = await configure({});
    });
    beforeEach(async () => {
        await pulls.running.sql('DELETE FROM erp_breaker');
        if (others.length > 0) latest().failure = null;
    });
    afterAll(() => pulls.running.stop());

    it('are opened once, and anew when settings change; what is under way goes on with the old one, which then closes', async () => {
        const connector = await open();
        expect(await open()).toBe(connector);
        const [count, old] = [others.length, latest()];
        const pages = connector.pull({ object: 'customer', since: null, pageSize: 1, signal })[Symbol.asyncIterator]();
        await pages.next();
        await configure({ url: 'elsewhere' });
        expect(await open()).not.toBe(connector);
        expect([others.length, old.closed]).toEqual([count + 1, 0]);
        expect(await pages.next()).toEqual({ done: false, value: emptyPage });
        expect(await pages.next()).toMatchObject({ done: true });
        expect([old.closed, latest().closed]).toEqual([1, 0]);
    });

    it('know in each process what went wrong in another, whoever it was that called', async () => {
        const connector = await open();
        const elsewhere = new Other();
        const another = new SteadyConnector(elsewhere, id, new CallGate(pulls.get(TransactionalConnection)));
        latest().failure = new OperationalError('down');
        for (let turn = 0; turn < 5; turn++) await expect(turn % 2 ? connector.push(document, signal) : read(connector)).rejects.toThrow('down');
        const refused: unknown = await another.push(document, signal).catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(RestingError);
        expect((refused as RestingError).options.retryAfterSeconds).toBeGreaterThan(0);
        await expect(read(another)).rejects.toThrow('The ERP is not called for now: down');
        expect(elsewhere.asked).toBe(0);
    });

    it('are tried by one when the pause is over, and by a person at any time: what he finds counts for all', async () => {
        const connector = await open();
        latest().failure = new OperationalError('down');
        for (let turn = 0; turn < 5; turn++) await expect(connector.push(document, signal)).rejects.toThrow('down');
        expect(await service().check(pulls.factory.ctx, id)).toMatchObject({ isOk: false, problem: 'down' });
        expect(await state()).toMatchObject({ failures: 6 });
        await pulls.running.sql('UPDATE erp_breaker SET "openUntil" = now()');
        await expect(read(connector)).rejects.toThrow('down');
        await expect(read(connector)).rejects.toBeInstanceOf(RestingError);
        latest().failure = null;
        expect(await service().check(pulls.factory.ctx, id)).toMatchObject({ isOk: true });
        await read(connector);
        expect(await state()).toEqual({ failures: 0, lastError: null });
    });

    it('count failures one after the other only', async () => {
        const connector = await open();
        for (let time = 0; time < 3; time++) {
            latest().failure = new OperationalError('down');
            for (let turn = 0; turn < 4; turn++) await expect(read(connector)).rejects.toThrow('down');
            latest().failure = null;
            await read(connector);
        }
        expect(await state()).toMatchObject({ failures: 0 });
    });

    it('hold nothing against the other side that is not its own: what we stop, what it has not, what is wrong here', async () => {
        const connector = await open();
        for (const [failure, stop] of [[new OperationalError('It was stopped'), AbortSignal.abort()], [new NotThereError('No file has come yet'), signal], [new TypeError('A slip of ours'), signal]] as const) {
            latest().failure = failure;
            for (let turn = 0; turn < 3; turn++) await expect(read(connector, stop)).rejects.toThrow(failure.message);
        }
        expect((await state())?.failures ?? 0).toBe(0);
    });

    it('hold nothing against new settings that failed with the old ones', async () => {
        const connector = await open();
        latest().failure = new OperationalError('down');
        for (let turn = 0; turn < 5; turn++) await expect(connector.push(document, signal)).rejects.toThrow('down');
        await configure({ url: 'mended' });
        expect(await (await open()).push(document, signal)).toMatchObject({ kind: 'accepted' });
    });

    it('let no more than five speak to it at once; who reads waits for his turn, a document waits in the outbox', async () => {
        const gate = pulls.get(CallGate);
        const passes = await Promise.all(Array.from({ length: 5 }, () => gate.enter(id)));
        const connector = await open();
        await expect(connector.push(document, signal)).rejects.toBeInstanceOf(RestingError);
        const reading = read(connector);
        for (const pass of passes) if (!('waitMs' in pass)) await pass.answered();
        await reading;
    });
});
