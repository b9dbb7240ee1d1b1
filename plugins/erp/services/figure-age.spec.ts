import type { MemberScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { CreditService } from '../../finance';
import { CartService, PlacementService } from '../../purchasing';
import { systemScope } from '../../../kernel/scope';
import { FigureAgeService } from './figure-age.service';

describe('figures of the ERP', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let buyer: MemberScope;
    let connectionId: number;
    let keys = 0;

    const service = <T>(type: new (...args: never[]) => T): T => running.server.app.get(type);
    const setting = async (freshMinutesAgo: number | null, limitPolicy: string) => {
        await running.sql('DELETE FROM erp_object_setting');
        await running.sql(`INSERT INTO erp_object_setting ("connectionId", object, enabled, "freshAt") SELECT $1, o, true, now() - $2 * interval '1 minute' FROM unnest(ARRAY['credit', 'stock']) o`, [connectionId, freshMinutesAgo]);
        await running.sql(`UPDATE erp_push_setting SET "limitPolicy" = $1, "limitMinutes" = 60, "stockMinutes" = 30`, [limitPolicy]);
    };
    /** One order on account of 1,000 a piece. */
    const placed = async (quantity: number): Promise<string> => {
        const [variantId] = await factory.variants(company.id, [{ unitNet: 1_000_00 }]);
        const ctx = await factory.context();
        await service(CartService).setLines(ctx, buyer, { lines: [{ variantId: variantId ?? 0, unit: 'm2', quantity, mode: 'SET' }] });
        const shownTotalGross = (await service(CartService).find(ctx, buyer))?.totalGross ?? 0;
        const answer = await service(PlacementService).place(ctx, buyer, { branchId: company.branchId, shownTotalGross, paymentMethod: 'on-account', idempotencyKey: `figure-age-spec-${++keys}` });
        if (!('orderId' in answer)) return answer.reason;
        const [row] = await running.sql<{ state: string }>('SELECT state FROM "order" WHERE id = $1', [answer.orderId]);
        return row?.state ?? '';
    };

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        const [row] = await running.sql<{ id: number }>(`INSERT INTO erp_connection (name, kind, settings, enabled) VALUES ('Books', 'books', '{}', true) RETURNING id`);
        connectionId = row?.id ?? 0;
        await running.sql(`INSERT INTO erp_push_setting ("connectionId") VALUES ($1)`, [connectionId]);
    });
    beforeEach(async () => {
        company = await factory.company();
        buyer = await factory.member(company.id);
        await service(CreditService).setTerms(factory.ctx, systemScope, company.id, { limitMinor: 5_000_00, termDays: 30 });
    });
    afterEach(async () => expect(await brokenInvariants(text => running.sql(text))).toEqual([]));
    afterAll(() => running.stop());

    it('are kept here where no connection pulls them', async () => {
        await running.sql('DELETE FROM erp_object_setting');
        expect(await service(FigureAgeService).ages(factory.ctx)).toEqual({ stock: null, credit: null, prices: null });
        expect([await placed(1), await placed(90)]).toEqual(['Submitted', 'OnHold']);
    });

    it('tell how old they are', async () => {
        await setting(45, 'accept');
        expect(await service(FigureAgeService).ages(factory.ctx)).toEqual({ stock: { asOf: expect.any(Date) as Date, isStale: true }, credit: { asOf: expect.any(Date) as Date, isStale: false }, prices: null });
        await setting(null, 'accept');
        expect(await service(FigureAgeService).ages(factory.ctx)).toMatchObject({ credit: { asOf: null, isStale: true } });
    });

    it('change nothing for orders while they are fresh', async () => {
        for (const policy of ['hold', 'refuse']) {
            await setting(5, policy);
            expect([policy, await placed(1)]).toEqual([policy, 'Submitted']);
        }
        await setting(5, 'refuse');
        expect(await placed(90)).toBe('OnHold');
    });

    it('that are old hold every order on account, refuse those beyond the limit, or go by it, as the firm wants', async () => {
        await setting(90, 'hold');
        expect(await placed(1)).toBe('OnHold');
        await setting(90, 'accept');
        expect(await placed(1)).toBe('Submitted');
        await setting(90, 'refuse');
        expect(await placed(90)).toBe('term-over-limit');
    });
});
