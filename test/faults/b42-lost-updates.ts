/** B42: of two who change the same record at once one is told so, and nothing of either is lost unseen. */
import type { Caller } from '../graphql';
import { newKey, World } from '../world';
import { ask } from './ask';
import { type Bar, type Bench, times } from './bar';

interface Kind {
    name: string;
    mutation: string;
    input: string;
    /** Where the record stands. */
    table: string;
    /** What each editor writes: a column of the input and of the table, and what distinguishes the writings. */
    column: string;
    caller: Caller;
    api: 'shop-api' | 'admin-api';
    id: string;
    rounds: number;
    /** The column of the id. */
    key?: string;
    /** What the input asks for besides. */
    more?: object;
    /** There is but one, which the input does not name. */
    isOne?: true;
    /** What the who-th editor writes in the round. */
    textOf?: (round: number, who: number) => string;
}

const rounds = 100;
const orders = 20;

const phoneOf = (round: number, who: number): string => `+98218877${String(round * 2 + who).padStart(4, '0')}`;

async function kinds(world: World): Promise<Kind[]> {
    const { staff, product } = world;
    const buyer = world.buyer(0);
    const lead = await staff.ask<{ createLead: { id: string } }>('mutation ($input: CreateLeadInput!) { createLead(input: $input) { id } }', {
        input: { companyName: 'Parand', personName: 'Mina', phone: '+982188776655', source: 'call', language: 'en', idempotencyKey: newKey() },
    });
    const address = await staff.ask<{ createCompanyAddress: { id: string } }>(
        'mutation ($input: CreateCompanyAddressInput!) { createCompanyAddress(input: $input) { id } }',
        { input: { companyId: buyer.companyId, label: 'Depot', streetLine: 'Azadi 2', city: 'Tehran', idempotencyKey: newKey() } },
    );
    const role = await buyer.shop.ask<{ createTeamRole: { id: string } }>('mutation ($input: CreateTeamRoleInput!) { createTeamRole(input: $input) { ... on TeamRole { id } } }', {
        input: { name: 'Storekeepers', permissions: ['order'], idempotencyKey: newKey() },
    });
    const rule = await buyer.shop.ask<{ createApprovalRule: { id: string } }>('mutation ($input: CreateApprovalRuleInput!) { createApprovalRule(input: $input) { id } }', {
        input: { name: 'Large', active: false, levels: [{ memberIds: [], needed: 1 }], idempotencyKey: newKey() },
    });
    const group = await staff.ask<{ createCompanyGroup: { id: string } }>('mutation ($input: CreateCompanyGroupInput!) { createCompanyGroup(input: $input) { id } }', {
        input: { name: 'Hotels', idempotencyKey: newKey() },
    });
    const [administrator] = await product.sql<{ id: string }>(`SELECT a.id::text FROM administrator a JOIN "user" u ON u.id = a."userId" WHERE u.identifier = 'superadmin'`);
    await product.sql(`INSERT INTO staff_member ("administratorId", reach) VALUES ($1, 'all') ON CONFLICT DO NOTHING`, [administrator?.id]);
    const [row] = await product.sql<{ memberId: string }>('SELECT id::text AS "memberId" FROM company_member WHERE id = $1', [buyer.id]);
    const admin = { caller: staff, api: 'admin-api' as const, rounds };
    return [
        { ...admin, name: 'company', mutation: 'updateCompany', input: 'UpdateCompanyInput', table: 'company', column: 'code', id: String(buyer.companyId) },
        { ...admin, name: 'branch', mutation: 'updateCompanyBranch', input: 'UpdateCompanyBranchInput', table: 'company_branch', column: 'city', id: String(buyer.branchId) },
        { ...admin, name: 'member', mutation: 'updateCompanyMember', input: 'UpdateCompanyMemberInput', table: 'customer', column: 'firstName', id: row?.memberId ?? '' },
        { ...admin, name: 'address', mutation: 'updateCompanyAddress', input: 'UpdateCompanyAddressInput', table: 'company_address', column: 'city', id: address.createCompanyAddress.id },
        { ...admin, name: 'lead', mutation: 'updateLead', input: 'UpdateLeadInput', table: 'lead', column: 'companyName', id: lead.createLead.id },
        { ...admin, name: 'group', mutation: 'updateCompanyGroup', input: 'UpdateCompanyGroupInput', table: 'company_group', column: 'name', id: group.createCompanyGroup.id },
        { ...admin, name: 'staff-member', mutation: 'updateStaffMember', input: 'UpdateStaffMemberInput', table: 'staff_member', key: 'administratorId', column: 'phone', more: { reach: 'all' }, textOf: phoneOf, id: administrator?.id ?? '' },
        { ...admin, name: 'settings', mutation: 'updateFirmSettings', input: 'UpdateFirmSettingsInput', table: 'firm_settings', column: 'supportPhone', isOne: true, textOf: phoneOf, id: '1' },
        {
            ...{ caller: buyer.shop, api: 'shop-api', rounds, name: 'rule', mutation: 'updateApprovalRule', input: 'UpdateApprovalRuleInput', table: 'approval_rule', column: 'name' },
            ...{ id: rule.createApprovalRule.id, more: { active: false, levels: [{ memberIds: [], needed: 1 }] } },
        },
        { caller: buyer.shop, api: 'shop-api', rounds, name: 'role', mutation: 'updateTeamRole', input: 'UpdateTeamRoleInput', table: 'company_role', column: 'name', id: role.createTeamRole.id },
    ];
}

async function editedTwice(bench: Bench, world: World, kind: Kind): Promise<void> {
    const { product } = world;
    const versioned = kind.table === 'customer' ? 'company_member' : kind.table;
    const state = async () => {
        const [row] = await product.sql<{ version: number }>(`SELECT version FROM "${versioned}" WHERE "${kind.key ?? 'id'}" = $1`, [kind.id]);
        const [value] = await product.sql<{ value: string }>(
            kind.table === 'customer'
                ? `SELECT c."${kind.column}" AS value FROM customer c JOIN company_member m ON m."customerId" = c.id WHERE m.id = $1`
                : `SELECT "${kind.column}" AS value FROM "${kind.table}" WHERE "${kind.key ?? 'id'}" = $1`,
            [kind.id],
        );
        return { version: row?.version ?? 0, value: value?.value };
    };
    let lost = 0;
    let unnamed = 0;
    let broken = '';
    for (const round of times(kind.rounds, index => index)) {
        const before = await state();
        const said = await Promise.all(
            ['one', 'other'].map(async (who, place) => {
                const value = kind.textOf?.(round, place) ?? `${kind.name}-${who}-${round}`;
                const answer = await ask(product.url, {
                    api: kind.api,
                    query: `mutation ($input: ${kind.input}!) { ${kind.mutation}(input: $input) { __typename } }`,
                    variables: { input: { ...(kind.isOne ? {} : { id: kind.id }), ...kind.more, version: before.version, [kind.column]: value } },
                    token: kind.caller.bearer,
                });
                const type = answer.data?.[kind.mutation]?.__typename ?? '';
                return { value, isTaken: answer.code === undefined && !type.endsWith('Refusal'), body: answer.body };
            }),
        );
        const after = await state();
        const taken = said.filter(({ isTaken }) => isTaken);
        if (taken.length !== 1 || after.version !== before.version + 1 || after.value !== taken[0]?.value) {
            lost++;
            broken ||= JSON.stringify({ before, after, said });
        }
        if (!said.some(({ isTaken, body }) => !isTaken && (/version/.test(body) || /Refusal/.test(body)))) unnamed++;
    }
    bench.equals(`${kind.name}-lost`, lost, 0, 'changes lost', broken.slice(0, 400) || `of ${kind.rounds} pairs at once`);
    bench.equals(`${kind.name}-untold`, unnamed, 0, 'editors who were not told of the newer version');
}

/** Of two who decide differently on one order at once one is told that it is decided. */
async function decidedTwice(bench: Bench, world: World): Promise<void> {
    const { product, staff } = world;
    const [goods] = await world.stocked(1, 10_000);
    const wrong: string[] = [];
    for (const round of times(orders, index => index)) {
        const placed = await world.place(world.buyer(0), await world.setCart(world.buyer(0), [{ variantId: goods?.id ?? 0, quantity: 1 }]));
        if (placed.kind !== 'placed') throw new Error(`No order to decide on: ${JSON.stringify(placed)}`);
        const [order] = await product.sql<{ id: string }>('SELECT id::text FROM "order" WHERE code = $1', [placed.code]);
        const said = await Promise.all(
            ['approveOrder', 'rejectOrder'].map(async mutation => {
                const input = { orderId: order?.id, reason: 'because', idempotencyKey: newKey() };
                const { data, body } = await ask(product.url, {
                    api: 'admin-api', query: `mutation ($input: OrderStepInput!) { ${mutation}(input: $input) { __typename } }`, variables: { input }, token: staff.bearer,
                });
                return { taken: data?.[mutation]?.__typename !== undefined && !data[mutation].__typename.endsWith('Refusal'), body };
            }),
        );
        if (said.filter(({ taken }) => taken).length !== 1) wrong.push(`${round}: ${said.map(({ body }) => body).join(' / ')}`);
    }
    bench.equals('order-decided', wrong.length, 0, 'orders decided twice or by nobody', wrong[0]?.slice(0, 400) ?? `of ${orders} orders approved and rejected at once`);
}

export const lostUpdates: Bar = {
    id: 'B42',
    what: 'lost updates',
    async run(bench) {
        const product = await bench.product();
        const world = await World.make(product, { companies: 1, membersEach: 1 });
        // First, because the goods are given to the company by its code, which the editors change.
        await decidedTwice(bench, world);
        for (const kind of await kinds(world)) await editedTwice(bench, world, kind);
        await bench.conclude(`two editors, ${rounds} times each`, product);
    },
};
