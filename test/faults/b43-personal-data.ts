/** B43: what is kept of a person is handed out whole and erased whole; sums stay, and nothing comes back. */
import { inflateRawSync } from 'node:zlib';

import type { Caller } from '../graphql';
import type { Product } from '../product';
import { newKey } from '../world';
import { ask } from './ask';
import { type Bar, type Bench, times } from './bar';
import { goodPassword, People, type Person } from './people';
import { addShipments } from './shipments';

/** What stands in no other row of the database. Each is in another field. */
const canary = {
    first: 'Farzincanary', last: 'Qanarizade', phone: '+989351112244', digits: '9351112244', subject: 'canarysubject', question: 'canaryquestion',
    note: 'canarynote', comment: 'canarycomment', wish: 'canarywish', activity: 'canaryactivity', change: 'canarychange',
    message: 'canarymessage', remark: 'canaryremark', terms: 'canaryterms',
};
const fullName = `${canary.first} ${canary.last}`;

/** Where a text of his may stay, as docs/operations.md says, under "Personal data". */
const retained: Readonly<Record<string, readonly string[]>> = { company_order: [canary.remark, canary.terms] };

interface Hit {
    table: string;
    id: number;
    text: string;
}

/** Every row of every table that holds one of the texts, as in a dump. */
async function grep(product: Product, texts: readonly string[]): Promise<Hit[]> {
    const tables = await product.sql<{ name: string; key: string }>(
        `SELECT t.table_name AS name, COALESCE((SELECT 't.id' FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name = t.table_name AND c.column_name = 'id' AND c.data_type = 'integer'), '0') AS key
           FROM information_schema.tables t WHERE t.table_schema = 'public' AND t.table_type = 'BASE TABLE'`,
    );
    const parts = tables.map(({ name, key }) => `SELECT '${name}' AS "table", ${key} AS id, x.text FROM "${name}" t JOIN unnest($1::text[]) AS x(text) ON t::text ILIKE '%' || x.text || '%'`);
    return product.sql<Hit>(parts.join(' UNION ALL '), [texts]);
}

/** The file of that name in a ZIP archive, by its local header. */
function unzipped(archive: Buffer, name: string): string {
    for (let at = 0; archive.toString('latin1', at, at + 4) === 'PK\x03\x04'; ) {
        const [size, label] = [archive.readUInt32LE(at + 18), archive.readUInt16LE(at + 26)];
        const start = at + 30 + label;
        if (archive.toString('utf8', at + 30, start) === name) return inflateRawSync(archive.subarray(start, start + size)).toString('utf8');
        at = start + size;
    }
    throw new Error(`${name} is not in the archive`);
}

const invite = async (people: People, email: string, companyId: number, role: string, more: object): Promise<Person> => {
    const { inviteMember } = await people.staff.ask<{ inviteMember: { id: string } }>('mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { id } }', {
        input: { idempotencyKey: newKey(), companyId, emailAddress: email, role, language: 'en', ...more },
    });
    const reason = await people.take('acceptInvitation', await people.tokenIn(email, 'invitation'), goodPassword);
    if (reason !== null) throw new Error(`The invitation was not taken: ${reason}`);
    return { memberId: inviteMember.id, email, password: goodPassword };
};

const input = (type: string, field: string) => `mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`;

/** Does all that a person does here, with a canary in every field. */
async function live(people: People, email: string): Promise<{ person: Person; shop: Caller }> {
    const { product, world, staff } = people;
    const buyer = world.buyer(0);
    await staff.ask(input('UpdateFirmSettingsInput', 'updateFirmSettings'), { input: { acceptsApplications: true } });
    const visitor = { phone: canary.phone, emailAddress: email, language: 'en', companyName: 'Kavir Trade', countryCode: 'IR' };
    await ask(product.url, { query: input('ContactRequestInput', 'sendContactRequest'), variables: { input: { ...visitor, personName: fullName, message: canary.wish, idempotencyKey: newKey() } } });
    const consents = [{ kind: 'terms', version: 1 }, { kind: 'privacy', version: 1 }];
    const application = { ...visitor, taxId: '10103492170', streetLine: 'Azadi 1', city: 'Tehran', postalCode: '1234567890', firstName: canary.first, lastName: canary.last, consents, message: canary.message };
    await ask(product.url, { query: input('AccessRequestInput', 'applyForAccess'), variables: { input: { ...application, idempotencyKey: newKey() } } });
    const [lead] = await product.sql<{ id: number }>('SELECT max(id)::int AS id FROM lead');
    await staff.ask('mutation ($input: ActivityInput!) { addLeadActivity(input: $input) { __typename } }', {
        input: { leadId: lead?.id, kind: 'note', text: `${canary.activity}: ${canary.last} is fond of tea`, idempotencyKey: newKey() },
    });
    const person = await invite(people, email, buyer.companyId, 'admin', { firstName: canary.first, lastName: canary.last, phone: canary.phone });
    const shop = await people.signIn(person);
    await ask(product.url, { query: 'mutation ($u: String!) { login(username: $u, password: "wrong") { __typename } }', variables: { u: email } });
    await shop.ask(input('AskQuestionInput', 'askQuestion'), { input: { subject: canary.subject, text: `${canary.question} ${canary.phone}`, idempotencyKey: newKey() } });
    const [thread] = await product.sql<{ id: number }>('SELECT max(id)::int AS id FROM support_thread');
    await staff.ask('mutation ($id: ID!, $text: String!, $key: String!) { answerSupportThread(id: $id, text: $text, idempotencyKey: $key) { __typename } }', {
        id: thread?.id, text: `Dear Mr ${canary.last}, we shall call 0${canary.digits}.`, key: newKey(),
    });
    await shop.ask(input('AddMyAddressInput', 'addMyAddress'), { input: { label: 'Depot', contactName: fullName, phone: canary.phone, streetLine: 'Azadi 2', city: 'Qom', idempotencyKey: newKey() } });
    await staff.ask(input('UpdateCompanyBranchInput', 'updateCompanyBranch'), { input: { id: buyer.branchId, contactName: fullName, phone: canary.phone, email } });
    await shop.ask('mutation ($input: CompanyChangeInput!) { requestCompanyChange(input: $input) { __typename } }', {
        input: { changes: { city: 'Kashan' }, note: `${canary.change} says ${fullName}`, idempotencyKey: newKey() },
    });
    await order(people, shop, buyer.branchId, { remarks: `${canary.remark} for ${fullName}`, specialTerms: canary.terms });
    const [shipmentId] = await addShipments(world, 1, 'dispatched');
    await shop.ask('mutation ($id: ID!, $key: String!) { confirmDelivery(shipmentId: $id, receivedBy: "' + fullName + '", note: "' + canary.note + '", idempotencyKey: $key) { __typename } }', { id: shipmentId, key: newKey() });
    await shop.ask(input('RateDeliveryInput', 'rateDelivery'), { input: { shipmentId, product: 5, transport: 4, comment: canary.comment, idempotencyKey: newKey() } });
    await shop.ask(input('AskForErasureInput', 'askForErasure'), { input: { message: `${canary.message} ${fullName}`, idempotencyKey: newKey() } });
    return { person, shop };
}

async function order(people: People, shop: Caller, branchId: number, more: object): Promise<void> {
    const [goods] = await people.world.stocked(1, 1000);
    const { setCartLines } = await shop.ask<{ setCartLines: { cart: { totalGross: number } } }>(
        'mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { cart { totalGross } } }',
        { input: { lines: [{ variantId: goods?.id, unit: 'm2', quantity: 2, mode: 'SET' }] } },
    );
    await shop.ask(input('PlaceOrderInput', 'placeOrder'), { input: { branchId, shownTotalGross: setCartLines.cart.totalGross, idempotencyKey: newKey(), ...more } });
}

const customerOf = async (product: Product, email: string): Promise<number> => (await product.sql<{ id: number }>('SELECT id FROM customer WHERE "emailAddress" = $1', [email]))[0]?.id ?? 0;

const erase = (people: People, customerId: number, email: string) =>
    people.staff.ask<{ erasePersonalData: { state?: string; reason?: string } }>(
        'mutation ($input: ErasePersonalDataInput!) { erasePersonalData(input: $input) { ... on PersonalDataRequest { state } ... on PersonalDataRefusal { reason } } }',
        { input: { person: { customerId }, confirmation: email, reason: `${fullName} asked`, idempotencyKey: newKey() } },
    );

const sums = (product: Product) =>
    product.sql(
        `SELECT (SELECT sum("amountMinor") FROM ledger_entry)::text AS entries, (SELECT sum(abs("balanceMinor")) FROM ledger_account)::text AS balances,
                (SELECT sum("subTotal") FROM "order")::text AS net, (SELECT sum("subTotalWithTax") FROM "order")::text AS gross, (SELECT count(*) FROM "order")::int AS orders`,
    );

async function handOutAndErase(bench: Bench, people: People, email: string, shop: Caller): Promise<void> {
    const { product, staff } = people;
    const texts = [canary.first, canary.last, canary.digits, email, ...Object.values(canary).filter(text => text.startsWith('canary'))];
    const rows = await grep(product, texts);
    const planted = new Set(rows.map(({ text }) => text));
    bench.equals('planted', texts.filter(text => !planted.has(text)).length, 0, 'canaries that reached no row', `${rows.length} hits in ${new Set(rows.map(({ table }) => table)).size} tables`);
    const customerId = await customerOf(product, email);
    const began = Date.now();
    const { exportPersonalData } = await staff.ask<{ exportPersonalData: { content: string } }>('mutation ($input: ExportPersonalDataInput!) { exportPersonalData(input: $input) { content } }', {
        input: { person: { customerId }, reason: 'He asked', idempotencyKey: newKey() },
    });
    const file = JSON.parse(unzipped(Buffer.from(exportPersonalData.content, 'base64'), 'personal-data.json')) as { sections: { table: string; rows: { id?: number }[] }[] };
    const handed = new Set(file.sections.flatMap(({ table, rows: of }) => of.map(({ id }) => `${table}:${id}`)));
    const missing = new Set(rows.map(({ table, id }) => `${table}:${id}`).filter(row => !handed.has(row)));
    bench.equals('export', missing.size, 0, 'canary rows that the export lacks', [...missing].join(', ') || `${handed.size} rows handed out`);
    const before = await sums(product);
    const { erasePersonalData } = await erase(people, customerId, email);
    bench.atMost('seconds', (Date.now() - began) / 1000, 30, 's', 'export and erasure');
    bench.equals('erased', erasePersonalData.state === 'done' ? 1 : 0, 1, 'erasures', erasePersonalData.reason);
    const left = (await grep(product, texts)).filter(({ table, text }) => !retained[table]?.includes(text));
    bench.equals('hits', left.length, 0, 'hits outside the retention list', left.map(({ table, text }) => `${table}: ${text}`).join(', '));
    bench.equals('sums', JSON.stringify(await sums(product)) === JSON.stringify(before) ? 0 : 1, 0, 'sums of ledger and orders that changed', JSON.stringify(before));
    const said = await ask(product.url, { query: '{ myPersonalDataRequests { id } }', token: shop.bearer });
    bench.equals('sessions', said.data === null ? 0 : 1, 0, 'sessions that outlive the person', said.code);
    const { auditVerification } = await staff.ask<{ auditVerification: { brokenAt: number | null } }>('{ auditVerification { brokenAt } }');
    bench.equals('chain', auditVerification.brokenAt === null ? 0 : 1, 0, 'places where the audit chain is broken');
    const again = await erase(people, customerId, email);
    bench.equals('again', again.erasePersonalData.reason === 'already-erased' ? 1 : 0, 1, 'second erasures refused');
}

async function foreign(bench: Bench, people: People, email: string): Promise<void> {
    const { product, world } = people;
    const customerId = await customerOf(product, email);
    const { exportMyPersonalData } = await world.buyer(1).shop.ask<{ exportMyPersonalData: { content: string } }>(
        'mutation ($key: String!) { exportMyPersonalData(idempotencyKey: $key) { ... on MyPersonalData { content } } }',
        { key: newKey() },
    );
    const text = unzipped(Buffer.from(exportMyPersonalData.content, 'base64'), 'personal-data.json');
    bench.equals('foreign-export', [canary.last, canary.digits, email].filter(word => text.includes(word)).length, 0, "canaries in a stranger's export");
    const [wish] = await product.sql<{ id: number }>('SELECT id FROM personal_data_request WHERE "customerId" = $1', [customerId]);
    const withdrawn = await ask(product.url, { query: 'mutation ($id: ID!) { withdrawErasureRequest(id: $id) { __typename } }', variables: { id: wish?.id }, token: world.buyer(1).shop.bearer });
    const clerk = await (await people.employ('clerk@firm.example', await people.role('clerks', ['ReadCustomer', 'ReadCompany']))).signIn();
    const find = (token: string | undefined, who: object) =>
        ask(product.url, { api: 'admin-api', query: 'query ($person: PersonInput!) { personalDataPerson(person: $person) { name } }', variables: { person: who }, token });
    const answers = [
        withdrawn,
        await find(people.staff.bearer, { customerId: 999_999 }),
        await find(people.staff.bearer, { emailAddress: 'nobody@nowhere.example' }),
        await find(clerk.bearer, { customerId }),
        await find(clerk.bearer, { customerId: 999_999 }),
    ];
    bench.equals('foreign', answers.filter(({ data }) => data !== null && Object.values(data).some(value => value !== null)).length, 0, 'answers about a foreign or unknown person', answers.map(({ code }) => code).join(', '));
}

/** Orders are placed, questions asked, while he is erased: each is his and gone, or was refused. */
async function meanwhile(bench: Bench, people: People): Promise<void> {
    const { product, world } = people;
    const buyer = world.buyer(0);
    const email = 'latecanary@mail.example';
    const shop = await people.signIn(await invite(people, email, buyer.companyId, 'buyer', { firstName: 'Latecanary', lastName: 'Dirzade' }));
    const customerId = await customerOf(product, email);
    const [goods] = await world.stocked(1, 1000);
    const answers: string[] = [];
    const busy = async (turn: number) => {
        for (let step = 0; step < 6; step++) {
            const lines = { input: { lines: [{ variantId: goods?.id, unit: 'm2', quantity: 1 + step, mode: 'SET' }] } };
            const filled = await ask(product.url, { query: 'mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { cart { totalGross } } }', variables: lines, token: shop.bearer });
            const { cart } = (filled.data?.setCartLines ?? {}) as { cart?: { totalGross: number } };
            const wish = { branchId: buyer.branchId, shownTotalGross: cart?.totalGross ?? 1, idempotencyKey: newKey(), remarks: `late ${turn}` };
            const said = await ask(product.url, { query: input('PlaceOrderInput', 'placeOrder'), variables: { input: wish }, token: shop.bearer });
            answers.push(said.data?.placeOrder?.__typename ?? said.code ?? String(said.status));
            await ask(product.url, { query: input('AskQuestionInput', 'askQuestion'), variables: { input: { subject: 'latecanarysubject', text: 'latecanarytext', idempotencyKey: newKey() } }, token: shop.bearer });
        }
    };
    const lanes = times(3, busy);
    await new Promise(resolve => setTimeout(resolve, 400));
    const [erased] = await Promise.all([erase(people, customerId, email), ...lanes]);
    const left = await grep(product, ['latecanary', 'Dirzade']);
    bench.equals('meanwhile', left.length, 0, 'hits of what was under way', left.map(({ table, text }) => `${table}: ${text}`).join(', ') || `${answers.filter(answer => answer === 'MyOrder').length} of ${answers.length} orders came before`);
    bench.equals('meanwhile-erased', erased.erasePersonalData.state === 'done' ? 1 : 0, 1, 'erasures', erased.erasePersonalData.reason);
    const broken = answers.filter(answer => !['MyOrder', 'PlacementRefusal', 'PriceChangedRefusal', 'FORBIDDEN', 'CONFLICT', 'USER_INPUT_ERROR'].includes(answer));
    bench.equals('meanwhile-broken', broken.length, 0, 'answers that are neither an order nor a refusal', broken.join(', '));
}

export const personalData: Bar = {
    id: 'B43',
    what: 'export and erasure of a person',
    async run(bench) {
        await People.meet(async people => {
            const email = 'farzin@canarymail.example';
            const { shop } = await live(people, email);
            await foreign(bench, people, email);
            await handOutAndErase(bench, people, email, shop);
            await meanwhile(bench, people);
            await bench.conclude('handed out whole, erased whole, sums unchanged, nothing comes back', people.product);
        });
    },
};
