/** B24: who acts for a customer does so within his reach, for an hour, under his own name; nobody agrees to what he ordered or asked for himself. */
import type { Caller } from '../graphql';
import { newKey } from '../world';
import { ask, type Said } from './ask';
import { type Bar, type Bench, times } from './bar';
import { People } from './people';

interface Rep {
    id: string;
    caller: Caller;
}

const reason = 'The customer is on the phone';

async function hire(people: People, email: string, roleId: string): Promise<Rep> {
    const { id, signIn } = await people.employ(email, roleId);
    return { id, caller: await signIn() };
}

function open(people: People, rep: Rep, memberId: number): Promise<Said> {
    return ask(people.product.url, {
        api: 'admin-api',
        query: 'mutation ($memberId: ID!, $reason: String!, $idempotencyKey: String!) { actForMember(memberId: $memberId, reason: $reason, idempotencyKey: $idempotencyKey) { __typename ... on ActingHandover { token } } }',
        variables: { memberId: String(memberId), reason, idempotencyKey: newKey() },
        token: rep.caller.bearer,
    });
}

const begin = (people: People, token: string): Promise<Said> =>
    ask(people.product.url, { query: 'mutation ($token: String!) { beginActing(token: $token) { __typename } }', variables: { token } });
const hasBegun = (said: Said): boolean => said.data?.beginActing?.__typename === 'Success';

/** The session of a rep in the member's place. */
async function act(people: People, rep: Rep, memberId: number): Promise<string> {
    const said = await begin(people, String((await open(people, rep, memberId)).data?.actForMember?.token));
    if (!hasBegun(said)) throw new Error(`The rep cannot act: ${said.body}`);
    return String(said.headers['vendure-auth-token']);
}

const assign = (people: People, companyId: number, administratorId: string) =>
    people.staff.ask('mutation ($input: UpdateCompanyInput!) { updateCompany(input: $input) { __typename } }', { input: { id: companyId, managerAdministratorId: administratorId } });

async function reach(bench: Bench, people: People, mine: Rep, other: Rep): Promise<void> {
    const buyer = people.world.buyer(0);
    const foreign = await open(people, other, buyer.id);
    bench.equals('unassigned', foreign.data?.actForMember?.__typename === 'ActingHandover' ? 1 : 0, 0, 'handovers to a rep of others', foreign.code);
    const seen = await ask(people.product.url, { api: 'admin-api', query: '{ companies { items { id } } }', token: other.caller.bearer });
    bench.equals('unassigned-sees', seen.body.includes(`"id":"${buyer.companyId}"`) ? 1 : 0, 0, 'lists with a company that is not his');
    const { data } = await open(people, mine, buyer.id);
    const token = String(data?.actForMember?.token);
    const begun = await Promise.all(times(10, () => begin(people, token)));
    bench.equals('handover-uses', begun.filter(hasBegun).length, 1, 'uses of one handover', '10 at once');
}

async function writes(bench: Bench, people: People, rep: Rep): Promise<void> {
    const { product, world } = people;
    const buyer = world.buyer(0);
    const [goods] = await world.stocked(1, 1000);
    const session = await act(people, rep, buyer.id);
    const [before] = await product.sql<{ id: number }>('SELECT COALESCE(max(id), 0)::int AS id FROM audit_entry');
    const lines = { input: { lines: [{ variantId: goods?.id, unit: 'm2', quantity: 2, mode: 'SET' }] } };
    const filled = await ask(product.url, { query: 'mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { cart { totalGross } } }', variables: lines, token: session });
    const { totalGross } = (filled.data?.setCartLines as unknown as { cart: { totalGross: number } }).cart;
    const placed = await ask(product.url, {
        query: 'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename } }',
        variables: { input: { idempotencyKey: newKey(), branchId: buyer.branchId, shownTotalGross: totalGross } },
        token: session,
    });
    await ask(product.url, {
        query: 'mutation ($input: AskQuestionInput!) { askQuestion(input: $input) { __typename } }',
        variables: { input: { subject: 'When?', text: 'When does it come?', idempotencyKey: newKey() } },
        token: session,
    });
    bench.equals('acts', placed.data?.placeOrder?.__typename === 'MyOrder' ? 1 : 0, 1, 'orders placed for the customer', placed.body.slice(0, 200));
    const entries = await product.sql<{ actor: string; subject: string | null; reason: string | null; action: string }>('SELECT actor, subject, reason, action FROM audit_entry WHERE id > $1', [before?.id]);
    const unnamed = entries.filter(entry => entry.actor !== `staff:${rep.id}` || entry.subject !== `member:${buyer.id}` || !entry.reason);
    bench.atLeast('entries', entries.length, 2, 'entries of what he did');
    bench.equals('unnamed', unnamed.length, 0, 'entries without actor, subject and reason', unnamed.map(({ action }) => action).join(', '));
    const tries: Record<string, string> = {
        language: 'mutation { updateMyLanguage(language: "en") { id } }',
        invite: `mutation { inviteTeamMember(input: { firstName: "A", lastName: "B", emailAddress: "rep@evil.example", role: "admin", language: "en", idempotencyKey: "${newKey()}" }) { __typename } }`,
        role: `mutation { createTeamRole(input: { name: "Mine", permissions: ["approve"], idempotencyKey: "${newKey()}" }) { __typename } }`,
        rule: `mutation { createApprovalRule(input: { name: "None", levels: [], idempotencyKey: "${newKey()}" }) { __typename } }`,
        limit: 'mutation { setSpendingLimit(input: { period: "order", amount: 1 }) { __typename } }',
        decide: `mutation { decideApproval(input: { orderCode: "X", decision: APPROVE, level: 0, idempotencyKey: "${newKey()}" }) { __typename } }`,
        customer: `mutation { createMyCustomer(input: { name: "X", person: { firstName: "A", lastName: "B", emailAddress: "x@evil.example", language: "en" }, markupBasisPoints: 0, acceptance: automatic, idempotencyKey: "${newKey()}" }) { __typename } }`,
        data: `mutation { requestCompanyChange(input: { changes: { city: "Qom" }, idempotencyKey: "${newKey()}" }) { __typename } }`,
    };
    const done: string[] = [];
    for (const [name, query] of Object.entries(tries)) if ((await ask(product.url, { query, token: session })).code !== 'FORBIDDEN') done.push(name);
    bench.equals('beyond', done.length, 0, 'things done that are the customer’s own', done.join(', ') || Object.keys(tries).join(', '));
}

async function ends(bench: Bench, people: People, mine: Rep, other: Rep): Promise<void> {
    const { product, world } = people;
    const buyer = world.buyer(0);
    const speaks = async (token: string) => (await ask(product.url, { query: '{ portalSession { member { id } } }', token })).body.includes(`"id":"${buyer.id}"`);
    const late = await act(people, mine, buyer.id);
    await product.sql(`UPDATE portal_session SET "actingUntil" = now() WHERE "actingAdministratorId" = $1`, [mine.id]);
    bench.equals('after-an-hour', (await speaks(late)) ? 1 : 0, 0, 'sessions that speak for the customer after their hour');
    const [minutes] = await product.sql<{ most: number }>('SELECT max(extract(epoch FROM until - "begunAt") / 60)::int AS most FROM acting_session');
    bench.atMost('minutes', minutes?.most ?? NaN, 60, 'min');
    const running = await act(people, mine, buyer.id);
    const before = await speaks(running);
    await assign(people, buyer.companyId, other.id);
    bench.equals('unassigned-at-once', before && !(await speaks(running)) ? 0 : 1, 0, 'sessions that outlive the assignment');
    await assign(people, buyer.companyId, mine.id);
}

async function fourEyes(bench: Bench, people: People): Promise<void> {
    const { product, world } = people;
    const buyer = world.buyer(1);
    const [goods] = await world.stocked(1, 1000);
    const approver = await people.signIn(await people.member(undefined, buyer.companyId, 'approver'));
    await buyer.shop.ask('mutation ($input: CreateApprovalRuleInput!) { createApprovalRule(input: $input) { id } }', {
        input: { name: 'All', active: true, levels: [{ memberIds: [], needed: 2 }], idempotencyKey: newKey() },
    });
    await people.member(undefined, buyer.companyId, 'approver');
    const shownTotalGross = await world.setCart(buyer, [{ variantId: goods?.id ?? 0, quantity: 1 }]);
    const placing = await world.place(buyer, shownTotalGross);
    if (placing.kind !== 'placed') throw new Error(`No order to agree to: ${JSON.stringify(placing)}`);
    const decide = async (caller: Caller) => {
        const said = await ask(product.url, {
            query: 'mutation ($input: DecideApprovalInput!) { decideApproval(input: $input) { __typename ... on ApprovalRefusal { reason } } }',
            variables: { input: { orderCode: placing.code, decision: 'APPROVE', level: 0, shownTotalGross, idempotencyKey: newKey() } },
            token: caller.bearer,
        });
        return said.data?.decideApproval?.__typename ?? said.code ?? '';
    };
    bench.equals('own-order', (await decide(buyer.shop)) === 'ApprovalDecided' ? 1 : 0, 0, 'agreements to one’s own order');
    const first = await decide(approver);
    bench.equals('another', first === 'ApprovalDecided' ? 1 : 0, 1, 'agreements of another', first);
    bench.equals('twice', (await decide(approver)) === 'ApprovalDecided' ? 1 : 0, 0, 'second agreements of the same person');
}

/** A large credit is of two people: whoever wants it cannot agree to it, alone, twice, in steps or at once with himself. */
async function largeCredits(bench: Bench, people: People): Promise<void> {
    const { product, world } = people;
    const { companyId } = world.buyer(1);
    const roleId = await people.role('credit', ['ReadCompany', 'ReadCreditTerms', 'UpdateCreditTerms', 'ReadSettings']);
    const [one, other] = [await hire(people, 'credit.one@firm.example', roleId), await hire(people, 'credit.two@firm.example', roleId)];
    // Theirs to see: what is asked here is who agrees, not who reaches.
    await product.sql(
        `INSERT INTO staff_member ("administratorId", reach) SELECT unnest($1::int[]), 'all' ON CONFLICT ("administratorId") DO UPDATE SET reach = 'all'`,
        [[one.id, other.id]],
    );
    await people.staff.ask('mutation { setLargeCredit(input: { currencyCode: IRR, fromMinor: 1000000 }) { version } }');
    const wish = (rep: Rep, limitMinor: number | null, idempotencyKey = newKey()) =>
        ask(product.url, {
            api: 'admin-api',
            query: 'mutation ($input: SetCreditTermsInput!) { setCreditTerms(input: $input) { limitMinor proposal { id version } } }',
            variables: { input: { companyId: String(companyId), limitMinor, termDays: 30, idempotencyKey } },
            token: rep.caller.bearer,
        });
    const limitNow = async () => Number((await product.sql<{ limitMinor: string | null }>('SELECT "limitMinor" FROM credit_terms WHERE "companyId" = $1', [companyId]))[0]?.limitMinor);
    await wish(one, 1000);
    // In small steps, at once and with the same key: still one person.
    for (const limit of [400_000, 800_000, 999_999, 1_000_000, 1_200_000]) await wish(one, limit);
    const key = newKey();
    await Promise.all(times(10, at => wish(one, 5_000_000, at % 2 === 0 ? key : newKey())));
    bench.atMost('alone', await limitNow(), 999_999, 'the limit that one person reached alone');
    const [waiting] = await product.sql<{ id: number; version: number; count: number }>(
        `SELECT max(id)::int AS id, max(version)::int AS version, count(*)::int AS count FROM credit_proposal WHERE "companyId" = $1 AND state = 'waiting'`,
        [companyId],
    );
    bench.equals('waiting', waiting?.count ?? 0, 1, 'raises that wait for a second person');
    const decide = async (rep: Rep) => {
        const said = await ask(product.url, {
            api: 'admin-api',
            query: 'mutation ($input: DecideCreditProposalInput!) { decideCreditProposal(input: $input) { __typename ... on CreditProposalRefusal { reason } } }',
            variables: { input: { id: String(waiting?.id), version: waiting?.version, accept: true, idempotencyKey: newKey() } },
            token: rep.caller.bearer,
        });
        return said.data?.decideCreditProposal?.__typename ?? said.code ?? '';
    };
    const own = await Promise.all(times(5, () => decide(one)));
    bench.equals('same-person', own.filter(answer => answer === 'CreditProposal').length, 0, 'agreements to one’s own raise', own.join(', '));
    const both = await Promise.all(times(10, at => decide(at % 2 === 0 ? other : one)));
    bench.equals('second-person', both.filter(answer => answer === 'CreditProposal').length, 1, 'agreements of another, 10 at once', both.join(', '));
    bench.equals('raised', await limitNow(), 5_000_000, 'the limit that two people gave');
    const named = await product.sql<{ actor: string; action: string }>(
        `SELECT actor, action FROM audit_entry WHERE entity = 'CreditProposal' AND "entityId" = $1 ORDER BY id`,
        [String(waiting?.id)],
    );
    const said = named.map(({ actor, action }) => `${action} ${actor}`).join(', ');
    bench.equals('named', said === `credit.propose staff:${one.id}, credit.approved staff:${other.id}` ? 1 : 0, 1, 'histories that name both', said);
}

export const actingAndApprovals: Bar = {
    id: 'B24',
    what: 'reps and approvals',
    async run(bench) {
        await People.meet(async people => {
            const roleId = await people.role('reps', ['ReadCompany', 'UpdateCompany', 'ReadCompanyOrder', 'ActForCustomer', 'ReadSettings']);
            const [mine, other] = [await hire(people, 'rep.one@firm.example', roleId), await hire(people, 'rep.two@firm.example', roleId)];
            await assign(people, people.world.buyer(0).companyId, mine.id);
            await reach(bench, people, mine, other);
            await writes(bench, people, mine);
            await ends(bench, people, mine, other);
            await fourEyes(bench, people);
            await largeCredits(bench, people);
            await bench.conclude('reach, actor and subject, what stays the customer’s own, the hour, four eyes', people.product);
        });
    },
};
