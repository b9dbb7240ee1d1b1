import { RequestContextService, type RequestContext, TransactionalConnection } from '@vendure/core';
import gql from 'graphql-tag';

import { systemScope } from '../../../kernel/scope';
import { RefusalError } from '../../../kernel/vendure-error';
import { sql, sqlCount } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { type RunningServer, startServer } from '../../../test/server';
import { AuditService } from '..';

describe('the audit log', () => {
    let running: RunningServer;
    let audit: AuditService;
    let connection: TransactionalConnection;
    let ctx: RequestContext;

    beforeAll(async () => {
        running = await startServer();
        audit = running.server.app.get(AuditService);
        connection = running.server.app.get(TransactionalConnection);
        ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
        await running.adminClient.asSuperAdmin();
    });
    afterAll(() => running.stop());

    const record = (entityId: number, more: object = {}) =>
        audit.record(ctx, { scope: systemScope, action: 'order.approve', entity: 'Order', entityId, ...more });

    it('keeps who, what, before and after, and hides secrets', async () => {
        await audit.record(ctx, {
            scope: { ...memberScope, memberId: 7 },
            ...{ action: 'member.update', entity: 'CompanyMember', entityId: 7, reason: 'asked by phone' },
            before: { phone: null, password: 'old' },
            after: { phone: '+98 21', password: 'new', odd: 'a\0b\ud800' },
        });
        const [entry] = await audit.history(ctx, 'CompanyMember', '7');
        expect(entry).toMatchObject({
            ...{ actor: 'member:7', companyId: 3, action: 'member.update', reason: 'asked by phone' },
            before: { phone: null, password: '[hidden]' },
            after: { phone: '+98 21', password: '[hidden]', odd: 'a\ufffdb\ufffd' },
        });
        expect(entry?.at).toBeInstanceOf(Date);
    });

    it('goes back with the transaction of the change', async () => {
        const failing = withTx(connection, ctx, async tx => {
            await audit.record(tx, { scope: systemScope, action: 'x', entity: 'Order', entityId: 404 });
            throw new Error('no');
        });
        await expect(failing).rejects.toThrow('no');
        expect(await audit.history(ctx, 'Order', 404)).toEqual([]);
    });

    it('cannot be changed, deleted or emptied', async () => {
        await record(1);
        await expect(running.sql(`UPDATE audit_entry SET actor = 'nobody'`)).rejects.toThrow('insert-only');
        await expect(running.sql('DELETE FROM audit_entry')).rejects.toThrow('insert-only');
        await expect(running.sql('TRUNCATE audit_entry')).rejects.toThrow('insert-only');
        await audit.verify(ctx);
        await expect(running.sql('DELETE FROM audit_seal')).rejects.toThrow('insert-only');
    });

    it('seals parallel entries into one chain, once each', async () => {
        await Promise.all(Array.from({ length: 60 }, (_, i) => record(100 + i)));
        const answers = await Promise.all([audit.verify(ctx), audit.verify(ctx), audit.verify(ctx)]);
        const [{ count } = { count: 0 }] = await running.sql<{ count: number }>('SELECT count(*)::int AS count FROM audit_entry');
        for (const answer of answers) expect(answer).toEqual({ sealed: count, waiting: 0, brokenAt: null });
        const wrong = await running.sql('SELECT position FROM audit_seal GROUP BY position HAVING count(*) > 1');
        expect(wrong).toEqual([]);
    });

    it('is listed, filtered and searched by staff who may read it', async () => {
        await record(5000, { companyId: 12, reason: 'special terms' });
        const list = gql`
            query ($options: AuditEntryListOptions) {
                auditEntries(options: $options) { totalItems items { id at actor action entityId companyId reason } }
            }
        `;
        const { auditEntries } = await running.adminClient.query<{ auditEntries: { totalItems: number; items: object[] } }>(list, {
            options: { filter: { entityId: { eq: '5000' }, action: { contains: 'approve' }, companyId: { eq: 12 } } },
        });
        expect(auditEntries).toMatchObject({ totalItems: 1, items: [{ actor: 'system', reason: 'special terms' }] });
        const history = gql`query { auditHistory(entity: "Order", entityId: "5000") { action } auditVerification { brokenAt } }`;
        expect(await running.adminClient.query(history)).toEqual({
            auditHistory: [{ action: 'order.approve' }],
            auditVerification: { brokenAt: null },
        });
    });

    it('is closed to everybody else', async () => {
        await running.adminClient.asAnonymousUser();
        await expect(running.adminClient.query(gql`query { auditEntries { totalItems } }`)).rejects.toThrow();
        await running.adminClient.asSuperAdmin();
    });

    it('names the field of a wrong id', async () => {
        await expect(running.adminClient.query(gql`query { auditEntry(id: "1; DROP TABLE x") { id } }`)).rejects.toThrow('id: must be');
    });

    it('finds an entry that was changed behind its back', async () => {
        await record(6000);
        await audit.verify(ctx);
        await running.sql('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_insert_only');
        await running.sql(`UPDATE audit_entry SET reason = 'forged' WHERE "entityId" = '6000'`);
        const [{ position } = { position: 0 }] = await running.sql<{ position: number }>(
            `SELECT s.position FROM audit_seal s JOIN audit_entry e ON e.id = s."entryId" WHERE e."entityId" = '6000'`,
        );
        expect(await audit.verify(ctx)).toMatchObject({ brokenAt: position });
    });

    describe('withTx, which everything above relies on', () => {
        beforeAll(() => running.sql('CREATE TABLE purse (id int PRIMARY KEY, amount int NOT NULL)'));
        beforeEach(() => running.sql('DELETE FROM purse').then(() => running.sql('INSERT INTO purse VALUES (1, 0), (2, 0)')));

        const add = (tx: RequestContext, id: number) => sqlCount(connection, tx, 'UPDATE purse SET amount = amount + 1 WHERE id = $1', [id]);
        const amounts = async () => (await running.sql<{ amount: number }>('SELECT amount FROM purse ORDER BY id')).map(row => row.amount);

        it('runs the whole function again after a deadlock', async () => {
            let runs = 0;
            let firstLocks: () => void = () => undefined;
            const bothLocked = new Promise<void>(resolve => (firstLocks = resolve));
            let waiting = 0;
            const crossing = (from: number, to: number) =>
                withTx(connection, ctx, async tx => {
                    runs++;
                    await add(tx, from);
                    // Each holds its first row before either asks for the other's: a certain deadlock, once.
                    if (++waiting === 2) firstLocks();
                    if (waiting <= 2) await bothLocked;
                    await add(tx, to);
                });
            await Promise.all([crossing(1, 2), crossing(2, 1)]);
            expect(runs).toBe(3);
            expect(await amounts()).toEqual([2, 2]);
        });

        it('runs it again after a serialization failure, and gives up after five', async () => {
            let runs = 0;
            await withTx(connection, ctx, async tx => {
                await add(tx, 1);
                if (++runs < 3) await sql(connection, tx, `DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$`);
            });
            expect(runs).toBe(3);
            expect(await amounts()).toEqual([1, 0]);
            const hopeless = withTx(connection, ctx, async tx => {
                runs++;
                await sql(connection, tx, `DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$`);
            });
            await expect(hopeless).rejects.toThrow('again');
            expect(runs).toBe(3 + 5);
        });

        it('lets many through who take the same two rows in both orders', async () => {
            const runs: number[] = [];
            await Promise.all(
                Array.from({ length: 20 }, async (_, index) => {
                    runs[index] = 0;
                    const rows = index % 2 === 0 ? [1, 2] : [2, 1];
                    await withTx(connection, ctx, async tx => {
                        runs[index] = (runs[index] ?? 0) + 1;
                        for (const id of rows) await add(tx, id);
                    });
                }),
            );
            expect(await amounts()).toEqual([20, 20]);
            expect(Math.max(...runs)).toBeLessThanOrEqual(4);
        });

        it('does not repeat what failed for another reason', async () => {
            let runs = 0;
            const failing = withTx(connection, ctx, async tx => {
                runs++;
                await sql(connection, tx, 'INSERT INTO purse VALUES (1, 1)');
            });
            await expect(failing).rejects.toThrow('duplicate key');
            expect(runs).toBe(1);
        });

        it('joins the transaction around it, which does the repeating', async () => {
            let outer = 0;
            let inner = 0;
            await withTx(connection, ctx, async tx => {
                outer++;
                await add(tx, 1);
                await withTx(connection, tx, async same => {
                    expect(same).toBe(tx);
                    if (++inner === 1) await sql(connection, same, `DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40P01'; END $$`);
                    await add(same, 2);
                });
            });
            expect([outer, inner]).toEqual([2, 2]);
            expect(await amounts()).toEqual([1, 1]);
        });

        it('undoes the inner work when the outer fails', async () => {
            const failing = withTx(connection, ctx, async tx => {
                await withTx(connection, tx, same => add(same, 1));
                throw new Error('outer');
            });
            await expect(failing).rejects.toThrow('outer');
            expect(await amounts()).toEqual([0, 0]);
        });
    });

    it('gives refusals a message also where no translation is', () => {
        class TrialRefusal extends RefusalError<'too-late'> {
            constructor() {
                super('TrialRefusal', 'too-late', 'It is too late for that.', 'wishedDate');
            }
        }
        expect(new TrialRefusal()).toMatchObject({
            ...{ __typename: 'TrialRefusal', errorCode: 'TRIAL_REFUSAL', message: 'TRIAL_REFUSAL.too-late' },
            ...{ reason: 'too-late', field: 'wishedDate', defaultValue: 'It is too late for that.' },
        });
    });
});

const memberScope = {
    ...{ kind: 'member' as const, companyId: 3, branchId: null, memberId: 1, customerId: 1, userId: 1 },
    ...{ permissions: new Set<never>(), currencyCode: 'IRR', acting: null },
};
