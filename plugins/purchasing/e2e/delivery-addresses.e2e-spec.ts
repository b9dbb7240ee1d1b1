import type { RequestContext } from '@vendure/core';

import { type MemberScope, systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { AcceptanceService, CompanyGroupService, CompanyService, MemberService } from '../../organizations';
import { CartService, CustomerOrderService, PlacementService } from '..';

const fields = 'id label state oneTime refusalReason version branchId';
const add = `mutation ($input: AddMyAddressInput!) { addMyAddress(input: $input) { ${fields} } }`;
const result = `{ __typename ... on MyAddress { ${fields} } ... on AddressRefusal { reason } }`;
const update = `mutation ($input: UpdateMyAddressInput!) { updateMyAddress(input: $input) ${result} }`;
const retire = `mutation ($id: ID!, $version: Int) { retireMyAddress(id: $id, version: $version) ${result} }`;
const mine = `{ myAddresses { ${fields} } }`;
const staffResult = `{ __typename ... on CompanyAddress { ${fields} } ... on AddressRefusal { reason } }`;
const accept = `mutation ($id: ID!, $version: Int) { acceptCompanyAddress(id: $id, version: $version) ${staffResult} }`;
const refuse = `mutation ($id: ID!, $reason: String!) { refuseCompanyAddress(id: $id, reason: $reason) ${staffResult} }`;

interface Address {
    id: string;
    label: string;
    state: string;
    oneTime: boolean;
    refusalReason: string | null;
    version: number;
    branchId: string | null;
}

describe('delivery addresses', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let admin: MemberScope;
    let portal: Caller;
    let staff: Caller;
    let keys = 0;
    const key = () => `addresses-e2e-${++keys}`;
    const ctx = (): Promise<RequestContext> => factory.context();
    const portalOf = async (scope: MemberScope) => {
        await running.server.app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, scope.memberId, testPassword);
        const { customer } = await running.server.app.get(MemberService).find(factory.ctx, scope.memberId);
        return new Caller(running.url, 'shop-api').signIn(customer.emailAddress, testPassword);
    };
    const added = async (input: object = {}, caller = portal): Promise<Address> => {
        const whole = { idempotencyKey: key(), label: 'Site', streetLine: 'Kavir 7', city: 'Yazd', ...input };
        return (await caller.ask<{ addMyAddress: Address }>(add, { input: whole })).addMyAddress;
    };
    const setMode = async (addressMode: string) => running.server.app.get(CompanyService).update(await ctx(), systemScope, company.id, { addressMode });
    const place = async (more: object) => {
        const inner = await ctx();
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        const { app } = running.server;
        await app.get(CartService).setLines(inner, admin, { lines: [{ variantId, unit: 'm2', quantity: 1 }] });
        const shownTotalGross = (await app.get(CartService).find(inner, admin))?.totalGross ?? 0;
        return app.get(PlacementService).place(await ctx(), admin, { branchId: company.branchId, shownTotalGross, idempotencyKey: key(), ...more });
    };
    const orders = async () => Number((await running.sql<{ n: string }>('SELECT count(*) AS n FROM company_order WHERE "placedAt" IS NOT NULL'))[0]?.n);

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        company = await factory.company();
        admin = await factory.member(company.id);
        portal = await portalOf(admin);
        const { emailAddress } = await staffMember(running, ['ReadCompany', 'UpdateCompany']);
        staff = await new Caller(running.url, 'admin-api').signIn(emailAddress, testPassword);
    });
    afterAll(() => running.stop());

    it('waits for staff under approval, before an order may name it', async () => {
        const address = await added();
        expect(address).toMatchObject({ state: 'waiting', oneTime: false, version: 1 });
        const before = await orders();
        expect(await place({ addressId: address.id })).toMatchObject({ reason: 'address-unusable', field: 'addressId' });
        expect(await orders()).toBe(before);

        const inbox = await staff.ask<{ companyAddresses: { items: object[]; totalItems: number } }>(
            '{ companyAddresses(input: { states: ["waiting"] }) { totalItems items { id companyName label } } }',
        );
        expect(inbox.companyAddresses).toMatchObject({ totalItems: 1, items: [{ id: address.id, label: 'Site' }] });
        expect(await staff.ask(refuse, { id: address.id, reason: 'No lorry reaches it' })).toMatchObject({ refuseCompanyAddress: { state: 'refused', refusalReason: 'No lorry reaches it' } });
        expect(await staff.ask(refuse, { id: address.id, reason: 'Again' })).toMatchObject({ refuseCompanyAddress: { reason: 'wrong-state' } });
        expect(await portal.ask(mine)).toMatchObject({ myAddresses: [{ state: 'refused', refusalReason: 'No lorry reaches it' }] });

        const mended = await portal.ask<{ updateMyAddress: Address }>(update, { input: { id: address.id, version: 2, streetLine: 'Kavir 9' } });
        expect(mended.updateMyAddress).toMatchObject({ state: 'waiting', refusalReason: null, version: 3 });
        expect(await staff.ask(accept, { id: address.id, version: 3 })).toMatchObject({ acceptCompanyAddress: { state: 'usable' } });
        const placed = await place({ addressId: address.id });
        const [row] = await running.sql<object>(
            'SELECT co."addressId", co."isOneTimeAddress", o."shippingAddress", o."billingAddress" FROM company_order co JOIN "order" o ON o.id = co."orderId" WHERE co."orderId" = $1',
            ['orderId' in placed ? placed.orderId : 0],
        );
        expect(row).toMatchObject({ addressId: Number(address.id), isOneTimeAddress: false });
        expect(JSON.stringify(row)).toMatch(/Kavir 9.*Azadi 1/);

        await portal.ask(retire, { id: address.id });
        expect(await place({ addressId: address.id })).toMatchObject({ reason: 'address-unusable' });
        expect(await portal.ask(update, { input: { id: address.id, label: 'x' } })).toMatchObject({ updateMyAddress: { reason: 'retired' } });
    });

    it('is usable at once without approval, and one-time for a dropshipper', async () => {
        await setMode('free');
        expect(await added()).toMatchObject({ state: 'usable', oneTime: false });
        await setMode('dropshipping');
        const dropped = await added();
        expect(dropped).toMatchObject({ state: 'usable', oneTime: true });
        const placed = await place({ addressId: dropped.id });
        const rows = await running.sql<object>('SELECT "isOneTimeAddress" FROM company_order WHERE "orderId" = $1', ['orderId' in placed ? placed.orderId : 0]);
        expect(rows).toEqual([{ isOneTimeAddress: true }]);
        await setMode('approval');
    });

    it("keeps out other companies, and of a branch's member the other branches", async () => {
        const foreign = await factory.company();
        const stranger = await portalOf(await factory.member(foreign.id));
        const address = await added();
        await expect(stranger.ask(update, { input: { id: address.id, label: 'x' } })).rejects.toThrow(/No CompanyAddress/);
        await expect(stranger.ask(retire, { id: address.id })).rejects.toThrow(/No CompanyAddress/);
        expect(await stranger.ask(mine)).toEqual({ myAddresses: [] });
        const theirs = await added({}, stranger);
        expect(await place({ addressId: theirs.id })).toMatchObject({ reason: 'address-unusable', field: 'addressId' });

        const inner = await ctx();
        const { app } = running.server;
        const bound = await factory.member(company.id, 'buyer', company.branchId);
        expect((await app.get(CustomerOrderService).checkoutOptions(inner, bound)).addresses.every(one => one.companyId === company.id)).toBe(true);
        const buyer = await portalOf(bound);
        await expect(buyer.ask(mine)).rejects.toThrow(/authorized/);
    });

    it('refuses a change on an old version, with the newer one and who made it', async () => {
        const address = await added();
        await portal.ask(update, { input: { id: address.id, version: 1, label: 'Mine' } });
        await expect(portal.ask(update, { input: { id: address.id, version: 1, label: 'Yours' } })).rejects.toThrow(
            /version: was changed meanwhile by buyer\d+@\S+ \(now version 2\)/,
        );
        await expect(staff.ask(accept, { id: address.id, version: 1 })).rejects.toThrow(/now version 2/);
        const answers = await Promise.allSettled(
            Array.from({ length: 8 }, (_, index) => portal.ask(update, { input: { id: address.id, version: 2, label: `Race ${index}` } })),
        );
        expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('orders only for branches, companies and groups that may order', async () => {
        const { app } = running.server;
        await running.sql('UPDATE company_branch SET "orderingEnabled" = false WHERE id = $1', [company.branchId]);
        expect(await place({})).toMatchObject({ reason: 'ordering-disabled', field: 'branchId' });
        expect((await app.get(CustomerOrderService).checkoutOptions(await ctx(), admin)).branches).toEqual([]);
        await running.sql('UPDATE company_branch SET "orderingEnabled" = true WHERE id = $1', [company.branchId]);
        expect(await place({})).toHaveProperty('orderId');

        const group = await app.get(CompanyGroupService).create(await ctx(), systemScope, { name: 'resellers' });
        await app.get(CompanyService).update(await ctx(), systemScope, company.id, { groupName: 'resellers' });
        const rights = async () => (await portal.ask<{ portalSession: { member: { permissions: string[] } } }>('{ portalSession { member { permissions } } }')).portalSession.member.permissions;
        expect(await rights()).toContain('order');
        await app.get(CompanyGroupService).update(await ctx(), systemScope, group, { name: 'dealers of old', orderingEnabled: false });
        expect(await rights()).not.toContain('order');
        expect((await app.get(CompanyService).findOne(await ctx(), company.id)).groupName).toBe('dealers of old');
        await expect(app.get(CompanyGroupService).remove(await ctx(), systemScope, group)).rejects.toThrow(/1 companies are in the group/);
        await expect(app.get(CompanyService).update(await ctx(), systemScope, company.id, { groupName: 'nobody' })).rejects.toThrow(/groupName: there is no group/);
    });
});
