import { Client } from 'pg';

import { systemScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { CreditService } from '..';

describe('credit', () => {
    let running: RunningServer;
    let factory: Factory;
    let credit: CreditService;

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        credit = running.server.app.get(CreditService);
    });
    afterAll(() => running.stop());

    it('keeps to a limit that was lowered while an order gave its credit back', async () => {
        const { id } = await factory.company();
        await credit.setTerms(factory.ctx, systemScope, id, { limitMinor: 10_000, termDays: 30 });
        expect(await credit.reserve(await factory.context(), id, 1, 4000)).toBe('reserved');
        const account = `credit:company:${id}`;
        const other = new Client({ connectionString: running.databaseUrl });
        await other.connect();
        await other.query('BEGIN');
        await other.query('SELECT 1 FROM ledger_account WHERE code = $1 FOR UPDATE', [account]);
        const releasing = credit.release(await factory.context(), 1);
        // By now the release waits for the account, which the other transaction holds while it changes the terms.
        await new Promise(resolve => setTimeout(resolve, 500));
        await other.query('UPDATE credit_terms SET "limitMinor" = 1000 WHERE "companyId" = $1', [id]);
        await other.query('UPDATE ledger_account SET "floorMinor" = -4000 WHERE code = $1', [account]);
        await other.query('COMMIT');
        await other.end();
        await releasing;
        expect(await credit.reserve(await factory.context(), id, 2, 1001)).toBe('over-limit');
        expect(await credit.reserve(await factory.context(), id, 3, 1000)).toBe('reserved');
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
});
