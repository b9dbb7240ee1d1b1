/** What the specs of pulling share: a connection to an ERP in memory, its mappings, and a pull from its beginning to its end. */
import type { StaffScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { type MemoryErp, memoryErp, memoryKind } from '../../../test/fakes/erp/memory-connector';
import { type RunningServer, startServer } from '../../../test/server';
import { ConnectionService, ConnectorKinds, MappingService, PullRunner, PullService } from '..';
import { ParkedService } from '../services/parked.service';
import type { ErpRun } from '../entities/erp-run.entity';

export interface Connected {
    id: number;
    erp: MemoryErp;
}

export const field = (name: string, from: string, more: object = {}) => ({ field: name, owner: 'erp', from, constant: null, table: null, steps: [], ...more });
export const always = (name: string, constant: string) => field(name, '', { from: null, constant });

export class ErpPulls {
    private made = 0;

    private constructor(
        readonly running: RunningServer,
        readonly factory: Factory,
        readonly scope: StaffScope,
    ) {}

    static async start(): Promise<ErpPulls> {
        const running = await startServer();
        const factory = await Factory.of(running);
        const [admin] = await running.sql<{ id: number; userId: number }>('SELECT id, "userId" FROM administrator ORDER BY id LIMIT 1');
        running.server.app.get(ConnectorKinds).register(memoryKind);
        return new ErpPulls(running, factory, { kind: 'staff', administratorId: admin?.id ?? 0, userId: admin?.userId ?? 0, permissions: new Set(['ManageErp']), reach: null });
    }

    get<Service>(type: new (...args: never[]) => Service): Service {
        return this.running.server.app.get(type);
    }

    async connect(): Promise<Connected> {
        const system = `erp-${++this.made}`;
        const { id } = await this.get(ConnectionService).save(this.factory.ctx, this.scope, { name: `ERP ${this.made}`, kind: 'memory', settings: { system }, secrets: { password: 'hush' }, enabled: true });
        return { id, erp: memoryErp(system) };
    }

    setUp(connectionId: number, object: string, mapping: object[], more: object = {}) {
        return this.get(MappingService).save(this.factory.ctx, this.scope, {
            ...{ connectionId, object, mapping, enabled: true, cron: null, workingDaysOnly: false, fullEveryHours: 24, massChangePercent: 5, alarmAfterFailures: 3 }, ...more,
        });
    }

    async pull(connectionId: number, object: string, more: object = {}): Promise<ErpRun> {
        const [run] = await this.get(PullService).ask(await this.factory.context(), this.scope, { connectionId, objects: [object], ...more });
        await this.get(PullRunner).carryOut(run?.id ?? 0);
        return this.run(run?.id ?? 0);
    }

    async run(id: number): Promise<ErpRun> {
        const [run] = await this.running.sql<ErpRun>('SELECT * FROM erp_run WHERE id = $1', [id]);
        if (run === undefined) throw new Error('There is no such run');
        return run;
    }

    async setTable(connectionId: number, name: string, pairs: { theirs: string; ours: string }[]): Promise<void> {
        await this.get(ConnectionService).setTable(this.factory.ctx, this.scope, { connectionId, name, pairs });
    }

    /** Of all that waits a person says that it is meant so. */
    async acceptParked(): Promise<void> {
        const rows = await this.running.sql<{ id: number }>(`SELECT id FROM erp_parked_row WHERE state = 'waiting' AND NOT "isUnreadable"`);
        await this.get(ParkedService).decide(this.factory.ctx, this.scope, { ids: rows.map(({ id }) => id), decision: 'accept' });
    }

    async articles(count: number): Promise<string[]> {
        const { id } = await this.factory.company();
        const ids = await this.factory.variants(id, Array.from({ length: count }, () => ({ stock: 0 })));
        const rows = await this.running.sql<{ sku: string }>('SELECT sku FROM product_variant WHERE id = ANY($1) ORDER BY id', [ids]);
        return rows.map(({ sku }) => sku);
    }
}
