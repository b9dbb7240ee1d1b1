import type { RequestContext } from '@vendure/core';

import type { MemberScope, StaffScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { type RunningServer, startServer } from '../../../test/server';
import { CompanyService } from '../../organizations';
import { CustomerDeskService, DistributorChainService, DistributorTreeService } from '..';

describe('distributors', () => {
    let running: RunningServer;
    let factory: Factory;
    let ctx: RequestContext;
    let staff: StaffScope;
    let tree: DistributorTreeService;
    let desk: CustomerDeskService;
    let keys = 0;

    const terms = { markupBasisPoints: 1000, acceptance: 'approval', active: true };
    const distributor = async (currencyCode = 'IRR') => {
        const { id } = await factory.company({ currencyCode });
        await tree.setIsDistributor(ctx, staff, { companyId: id, isDistributor: true });
        return id;
    };
    const put = async (companyId: number, distributorCompanyId: number | null, more: object = {}) =>
        tree.setDistributor(await factory.context(), staff, { companyId, distributorCompanyId, ...terms, ...more });
    const person = (name: string) => ({ firstName: name, lastName: 'Shop', emailAddress: `${name.toLowerCase()}@customer-${process.pid}.example`, language: 'pl' });
    const create = async (scope: MemberScope, name: string, more: object = {}) =>
        desk.create(await factory.context(), scope, { name, person: person(name), markupBasisPoints: 1500, acceptance: 'automatic', idempotencyKey: `customer-key-${++keys}`, ...more });

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        ctx = factory.ctx;
        staff = await factory.staff();
        tree = running.server.app.get(DistributorTreeService);
        desk = running.server.app.get(CustomerDeskService);
    });
    afterAll(() => running.stop());

    it('refuses a circle of any length, a company that is no distributor, another currency and too deep a tree', async () => {
        const [a, b, c, abroad] = [await distributor(), await distributor(), await distributor(), await distributor('PLN')];
        const plain = await factory.company();
        expect(await put(a, a)).toMatchObject({ reason: 'circle' });
        expect(await put(b, a)).toMatchObject({ link: { distributorCompanyId: a, version: 1 } });
        expect(await put(c, b)).toMatchObject({ chain: [{ companyId: b }, { companyId: c }] });
        expect(await put(a, c)).toMatchObject({ reason: 'circle', field: 'distributorCompanyId' });
        expect(await put(plain.id, abroad)).toMatchObject({ reason: 'other-currency' });
        expect(await put(a, plain.id)).toMatchObject({ reason: 'not-a-distributor' });
        await expect(put(999_999, a)).rejects.toThrow();
        await expect(put(plain.id, a, { markupBasisPoints: -1 })).rejects.toThrow(/^markupBasisPoints/);
        await expect(put(plain.id, a, { markupBasisPoints: 100_001 })).rejects.toThrow(/^markupBasisPoints/);
        let above = c;
        for (let depth = 3; depth <= 10; depth++) {
            const next = await distributor();
            expect(await put(next, above)).not.toHaveProperty('reason');
            above = next;
        }
        expect(await put(plain.id, above)).toMatchObject({ reason: 'too-deep' });
        expect(await tree.setIsDistributor(ctx, staff, { companyId: b, isDistributor: false })).toMatchObject({ reason: 'has-customers' });
        await expect(running.server.app.get(CompanyService).update(ctx, staff, b, { currencyCode: 'PLN' })).rejects.toThrow(/^currencyCode/);
        expect(await put(b, null)).toMatchObject({ link: null, chain: [] });
        const { rootCompanyId, markups } = await running.server.app.get(DistributorChainService).chainOf(ctx, above);
        expect([rootCompanyId, markups.length]).toEqual([b, 9]);
    });

    it('lets only one of two links that together would close a circle', async () => {
        for (let round = 0; round < 5; round++) {
            const [a, b, c] = [await distributor(), await distributor(), await distributor()];
            const answers = await Promise.all([put(a, b), put(b, c), put(c, a)]);
            expect(answers.filter(answer => 'reason' in answer)).toEqual([expect.objectContaining({ reason: 'circle' })]);
        }
    });

    it('lets a distributor make a customer once, with its administrator invited, and change its terms if nobody else has', async () => {
        const companyId = await distributor();
        const scope = await factory.member(companyId);
        const sent = { idempotencyKey: 'one-customer-key' };
        const made = await create(scope, 'Anna', { ...sent, city: 'Gdańsk', countryCode: 'PL' });
        if ('reason' in made) throw new Error(made.reason);
        expect(made).toMatchObject({ name: 'Anna', contactName: 'Anna Shop', hasAccepted: false, markupBasisPoints: 1500, acceptance: 'automatic', active: true, version: 1 });
        expect(await create(scope, 'Anna', { ...sent, city: 'Gdańsk', countryCode: 'PL' })).toEqual(made);
        const [company] = await running.sql('SELECT "currencyCode", "countryCode", "orderingEnabled", "isDistributor" FROM company WHERE id = $1', [made.id]);
        expect(company).toEqual({ currencyCode: 'IRR', countryCode: 'PL', orderingEnabled: true, isDistributor: false });
        expect(await running.sql(`SELECT language, template FROM notification_message WHERE recipient = $1`, [made.contactEmail])).toEqual([{ language: 'pl', template: 'invitation' }]);
        const changed = await desk.update(ctx, scope, { customerId: made.id, version: 1, markupBasisPoints: 900 });
        expect(changed).toMatchObject({ markupBasisPoints: 900, acceptance: 'automatic', version: 2 });
        await expect(desk.update(ctx, scope, { customerId: made.id, version: 1, markupBasisPoints: 5 })).rejects.toThrow('now version 2');
        expect((await desk.list(ctx, scope, { term: 'ann' })).items).toEqual([changed]);
        const actions = await running.sql<{ action: string; actor: string }>(`SELECT DISTINCT action, actor FROM audit_entry WHERE "companyId" = $1 ORDER BY action`, [made.id]);
        expect(actions.map(row => row.action)).toEqual(['company.create', 'distributor-customer.create', 'distributor-customer.update', 'member.create']);
        expect(new Set(actions.map(row => row.actor))).toEqual(new Set([`member:${scope.memberId}`]));
    });

    it('lets a distributor invite again who has not accepted, five times within a day and only his own', async () => {
        const [scope, other] = [await factory.member(await distributor()), await factory.member(await distributor())];
        const made = await create(scope, 'Again');
        if ('reason' in made) throw new Error(made.reason);
        const [person] = made.invited;
        if (!person) throw new Error('nobody was invited');
        expect(person).toMatchObject({ name: 'Again Shop', emailAddress: made.contactEmail, invitedAt: expect.any(Date) as unknown });
        const ask = { customerId: made.id, memberId: person.memberId };
        await expect(desk.inviteAgain(await factory.context(), other, ask)).rejects.toThrow('error.entity-with-id-not-found');
        await expect(desk.inviteAgain(ctx, scope, { ...ask, memberId: scope.memberId })).rejects.toThrow('error.entity-with-id-not-found');
        const answers = await Promise.all(Array.from({ length: 6 }, async () => desk.inviteAgain(await factory.context(), scope, ask)));
        expect(answers.map(one => ('reason' in one ? one.reason : 'sent')).sort()).toEqual(['sent', 'sent', 'sent', 'sent', 'sent-too-often', 'sent-too-often']);
        const links = await running.sql(`SELECT count(*)::int AS made, count(*) FILTER (WHERE "usedAt" IS NULL)::int AS open FROM access_link WHERE "memberId" = $1`, [person.memberId]);
        expect(links).toEqual([{ made: 5, open: 1 }]);
        expect(await running.sql(`SELECT count(*)::int AS mails FROM notification_message WHERE recipient = $1`, [made.contactEmail])).toEqual([{ mails: 5 }]);
        await running.sql(`UPDATE access_link SET "createdAt" = "createdAt" - interval '1 day' WHERE "memberId" = $1`, [person.memberId]);
        expect(await desk.inviteAgain(ctx, scope, ask)).not.toHaveProperty('reason');
        await running.sql('UPDATE company_member SET "acceptedAt" = now() WHERE id = $1', [person.memberId]);
        expect((await desk.list(ctx, scope, { term: 'again' })).items).toMatchObject([{ hasAccepted: true, invited: [] }]);
        await expect(desk.inviteAgain(ctx, scope, ask)).rejects.toThrow('error.entity-with-id-not-found');
        expect(await running.sql(`SELECT DISTINCT actor FROM audit_entry WHERE "companyId" = $1 AND action = 'member.invite'`, [made.id])).toEqual([{ actor: `member:${scope.memberId}` }]);
    });

    it('makes nothing of a customer whose data is wrong, and says where', async () => {
        const scope = await factory.member(await distributor());
        await expect(create(scope, 'Bad', { person: { ...person('Bad'), emailAddress: 'nobody' } })).rejects.toThrow(/^person\.emailAddress/);
        await expect(create(scope, 'Bad', { taxId: '1', countryCode: 'PL' })).rejects.toThrow(/^taxId/);
        await expect(create(scope, 'Bad', { markupBasisPoints: 1.5 })).rejects.toThrow(/^markupBasisPoints/);
        await expect(create(scope, 'Bad', { acceptance: 'never' })).rejects.toThrow(/^acceptance/);
        expect(await running.sql(`SELECT id FROM company WHERE name = 'Bad'`)).toEqual([]);
        const plain = await factory.member((await factory.company()).id);
        expect(await create(plain, 'Bad')).toMatchObject({ reason: 'not-a-distributor' });
        expect(await running.sql(`SELECT id FROM company WHERE name = 'Bad'`)).toEqual([]);
    });

    it("shows a distributor his own customers only, and nobody else's", async () => {
        const [mine, other] = [await factory.member(await distributor()), await factory.member(await distributor())];
        const made = await create(mine, 'Own');
        const foreign = await create(other, 'Foreign');
        if ('reason' in made || 'reason' in foreign) throw new Error('refused');
        expect((await desk.list(ctx, mine, {})).items.map(one => one.name)).toEqual(['Own']);
        await expect(desk.update(ctx, mine, { customerId: foreign.id, version: 1, active: false })).rejects.toThrow();
        await expect(desk.update(ctx, mine, { customerId: mine.companyId, version: 1, active: false })).rejects.toThrow();
        await tree.setIsDistributor(ctx, staff, { companyId: made.id, isDistributor: true });
        const below = await create(await factory.member(made.id), 'Below');
        if ('reason' in below) throw new Error(below.reason);
        await expect(desk.update(ctx, mine, { customerId: below.id, version: 1, active: false })).rejects.toThrow();
    });
});
