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
}

const rounds = 100;

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
    const [row] = await product.sql<{ memberId: string }>('SELECT id::text AS "memberId" FROM company_member WHERE id = $1', [buyer.id]);
    const admin = { caller: staff, api: 'admin-api' as const, rounds };
    return [
        { ...admin, name: 'company', mutation: 'updateCompany', input: 'UpdateCompanyInput', table: 'company', column: 'code', id: String(buyer.companyId) },
        { ...admin, name: 'branch', mutation: 'updateCompanyBranch', input: 'UpdateCompanyBranchInput', table: 'company_branch', column: 'city', id: String(buyer.branchId) },
        { ...admin, name: 'member', mutation: 'updateCompanyMember', input: 'UpdateCompanyMemberInput', table: 'customer', column: 'firstName', id: row?.memberId ?? '' },
        { ...admin, name: 'address', mutation: 'updateCompanyAddress', input: 'UpdateCompanyAddressInput', table: 'company_address', column: 'city', id: address.createCompanyAddress.id },
        { ...admin, name: 'lead', mutation: 'updateLead', input: 'UpdateLeadInput', table: 'lead', column: 'companyName', id: lead.createLead.id },
        { caller: buyer.shop, api: 'shop-api', rounds, name: 'role', mutation: 'updateTeamRole', input: 'UpdateTeamRoleInput', table: 'company_role', column: 'name', id: role.createTeamRole.id },
    ];
}

async function editedTwice(bench: Bench, world: World, kind: Kind): Promise<void> {
    const { product } = world;
    const versioned = kind.table === 'customer' ? 'company_member' : kind.table;
    const state = async () => {
        const [row] = await product.sql<{ version: number }>(`SELECT version FROM "${versioned}" WHERE id = $1`, [kind.id]);
        const [value] = await product.sql<{ value: string }>(
            kind.table === 'customer'
                ? `SELECT c."${kind.column}" AS value FROM customer c JOIN company_member m ON m."customerId" = c.id WHERE m.id = $1`
                : `SELECT "${kind.column}" AS value FROM "${kind.table}" WHERE id = $1`,
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
            ['one', 'other'].map(async who => {
                const value = `${kind.name}-${who}-${round}`;
                const answer = await ask(product.url, {
                    api: kind.api,
                    query: `mutation ($input: ${kind.input}!) { ${kind.mutation}(input: $input) { __typename } }`,
                    variables: { input: { id: kind.id, version: before.version, [kind.column]: value } },
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

export const lostUpdates: Bar = {
    id: 'B42',
    what: 'lost updates',
    async run(bench) {
        const product = await bench.product();
        const world = await World.make(product, { companies: 1, membersEach: 1 });
        for (const kind of await kinds(world)) await editedTwice(bench, world, kind);
        await bench.conclude(`two editors, ${rounds} times each`, product);
    },
};
