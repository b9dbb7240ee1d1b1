/**
 * The staff's list of companies and the members' way in, at 10,000 companies, 50,000 members and 100,000 addresses: what a
 * person at one server waits for, one request after the other.
 */
import { performance } from 'node:perf_hooks';

import { companySearchText } from '../plugins/organizations/queries/company-list.query';
import { Caller } from '../test/graphql';
import { type Product, startProduct } from '../test/product';
import type { Report } from '../test/report';
import { quantile } from './measure';

const sizes = { small: 100, companies: 10_000, membersEach: 5, addressesEach: 10 };
const limits = { listMs: 250, searchMs: 250, openMs: 250, loginRatio: 1.3 };
/** All that the Dashboard's list shows, the counted ones among them. */
const columns = ['name', 'code', 'taxId', 'groupName', 'city', 'branchCount', 'memberCount', 'active', 'orderingEnabled'];
const rounds = 60;
const logins = 40;
const warmUp = 4;

const listQuery = `query ($options: CompanyListOptions) {
    companies(options: $options) { totalItems items { id code name taxId phone groupName city active orderingEnabled branchCount memberCount } }
}`;
const openQuery = `query ($id: ID!) {
    company(id: $id) {
        id name version branches { id name city } members { id firstName lastName emailAddress } history { id at actor action }
    }
    companyAddresses(input: { companyId: $id, take: 25 }) { totalItems items { id label city } }
}`;

/** Companies from..to by bulk SQL, each with its head office, people and addresses; all people with the password of the hash's owner. */
async function fill(product: Product, from: number, to: number): Promise<void> {
    const made = `(SELECT c.id, substr(c.code, 3)::int AS n FROM company c WHERE c.code LIKE 'B-%' AND substr(c.code, 3)::int BETWEEN $1 AND $2) c`;
    const statements = [
        `INSERT INTO company (code, name, "searchKey", "countryCode", "taxId", phone, email, "groupName", "currencyCode", language, active, "orderingEnabled")
         SELECT 'B-' || n, 'Bench customer ' || n, 'bench customer ' || n, 'IR', lpad(n::text, 11, '7'), '+98211' || lpad(n::text, 6, '0'),
                'office' || n || '@bench.example', 'bench', 'IRR', 'en', true, true FROM generate_series($1::int, $2::int) AS n`,
        `INSERT INTO company_branch ("companyId", name, "streetLine", city, "postalCode", "countryCode", active, "isHeadOffice")
         SELECT c.id, 'Head office', 'Street ' || c.n, 'City ' || c.n % 97, lpad(c.n::text, 10, '1'), 'IR', true, true FROM ${made}`,
        `INSERT INTO company_address ("companyId", label, "streetLine", city, "countryCode", state)
         SELECT c.id, 'Site ' || k, 'Road ' || k, 'City ' || (c.n + k) % 97, 'IR', 'usable' FROM ${made}, generate_series(1, ${sizes.addressesEach}) AS k`,
        `WITH account AS (
            INSERT INTO "user" (identifier, verified)
            SELECT 'm' || k || '.' || c.n || '@bench.example', true FROM ${made}, generate_series(1, ${sizes.membersEach}) AS k RETURNING id, identifier),
         role AS (INSERT INTO user_roles_role ("userId", "roleId") SELECT a.id, (SELECT id FROM role WHERE code = '__customer_role__') FROM account a),
         method AS (INSERT INTO authentication_method (identifier, "passwordHash", type, "userId")
            SELECT a.identifier, (SELECT m."passwordHash" FROM authentication_method m JOIN customer cu ON cu."userId" = m."userId"
                                   WHERE m.type = 'NativeAuthenticationMethod' ORDER BY cu.id LIMIT 1), 'NativeAuthenticationMethod', a.id FROM account a),
         person AS (INSERT INTO customer ("firstName", "lastName", "phoneNumber", "emailAddress", title, "userId")
            SELECT 'Member', a.identifier, '', a.identifier, '', a.id FROM account a RETURNING id, "emailAddress")
         INSERT INTO company_member ("companyId", "customerId", role, language, active, "acceptedAt")
         SELECT c.id, p.id, 'admin', 'en', true, now() FROM person p JOIN ${made} ON c.n = split_part(split_part(p."emailAddress", '@', 1), '.', 2)::int`,
    ];
    await product.sql(`INSERT INTO company_group (name) VALUES ('bench') ON CONFLICT DO NOTHING`);
    for (const statement of statements) await product.sql(statement, [from, to]);
    await product.sql('ANALYZE company, company_branch, company_member, company_address, customer, "user", authentication_method, session');
}

async function timed(count: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
    const figures: number[] = [];
    for (let index = 0; index < count; index++) {
        const began = performance.now();
        await work(index);
        figures.push(performance.now() - began);
    }
    return figures;
}

interface Waits {
    /** Signing in, most of which is the hashing of the password. */
    login: number[];
    /** Being told who one is, and on whose behalf: what each page of the portal begins with. */
    session: number[];
}

async function enter(product: Product, person: string, waits: Waits): Promise<void> {
    const began = performance.now();
    const caller = await new Caller(product.url, 'shop-api').signIn(person, product.password);
    const isIn = performance.now();
    await caller.ask('{ portalSession { member { permissions company { name } } } }');
    waits.login.push(isIn - began);
    waits.session.push(performance.now() - isIn);
}

/** The same people of two firms, one after the other, now this one first and now that: what else the machine does meets both. */
async function entering(small: Product, large: Product): Promise<{ small: Waits; large: Waits }> {
    const waits = { small: { login: [], session: [] } as Waits, large: { login: [], session: [] } as Waits };
    for (let index = -warmUp; index < logins; index++) {
        const person = `m1.${1 + ((((index + warmUp) * 7919) % sizes.small))}@bench.example`;
        const into = index < 0 ? { small: { login: [], session: [] }, large: { login: [], session: [] } } : waits;
        const turns = [() => enter(small, person, into.small), () => enter(large, person, into.large)];
        for (const turn of index % 2 === 0 ? turns : turns.reverse()) await turn();
    }
    return waits;
}

/** How the database goes about it: the kinds of its steps, from the top, with what they read. */
async function planOf(product: Product, query: string): Promise<string[]> {
    const rows = await product.sql<{ 'QUERY PLAN': string }>(`EXPLAIN ${query}`);
    return rows.map(row => row['QUERY PLAN']).filter(line => /->|^\w/.test(line)).map(line => line.replace(/^\s*(->)?\s*/, '').replace(/\s*\(cost.*/, ''));
}

const searchPlan = `SELECT c.id FROM company c WHERE ${companySearchText('c')} LIKE '%customer 4711%' OR ${companySearchText('c')} LIKE '%4711@bench%'`;
const signInPlan = `SELECT m.id FROM "user" u JOIN customer cu ON cu."userId" = u.id JOIN company_member m ON m."customerId" = cu.id JOIN company c ON c.id = m."companyId"
                     WHERE lower(u.identifier) = 'm1.4711@bench.example'`;

export async function benchCompanies(report: Report): Promise<void> {
    const small = await startProduct({ processes: ['server'] });
    try {
        const large = await startProduct({ processes: ['server'] });
        try {
            await fill(small, 1, sizes.small);
            await fill(large, 1, sizes.companies);
            await compare(report, small, large);
        } finally {
            await large.stop();
        }
    } finally {
        await small.stop();
    }
}

async function compare(report: Report, small: Product, product: Product): Promise<void> {
    const waits = await entering(small, product);
    const ratio = (of: keyof Waits) => Math.round((quantile(waits.large[of], 0.5) / quantile(waits.small[of], 0.5)) * 100) / 100;
    const medians = (of: keyof Waits) => `${Math.round(quantile(waits.large[of], 0.5))} ms, ${Math.round(quantile(waits.small[of], 0.5))} ms; ${logins} pairs in turn`;
    const administrator = product.people.find(({ role }) => /administrator/i.test(role));
    const staff = await new Caller(product.url, 'admin-api').signIn(administrator?.login ?? '', product.password);
    const list = await timed(rounds, index =>
        staff.ask(listQuery, {
            options: { skip: (index * 397) % 9_900, take: 50, sort: { [columns[index % columns.length] ?? 'name']: 'ASC' }, filter: index % 2 ? { orderingEnabled: { eq: true }, groupName: { eq: 'bench' } } : {} },
        }),
    );
    const terms = ['Bench customer 77', 'b-4711', '77777', '021100 12', 'office99', 'customer 9'];
    const search = await timed(rounds, index => staff.ask(listQuery, { options: { take: 25, filter: { name: { contains: terms[index % terms.length] ?? '' } } } }));
    const ids = await product.sql<{ id: number }>(`SELECT id FROM company WHERE code LIKE 'B-%' ORDER BY id`);
    const open = await timed(rounds, index => staff.ask(openQuery, { id: ids[(index * 163) % ids.length]?.id }));
    const plans = { search: await planOf(product, searchPlan), 'sign-in': await planOf(product, signInPlan) };
    const scans = (plan: readonly string[]) => plan.filter(step => /^(Parallel )?Seq Scan/.test(step)).length;
    const at = `${sizes.companies} companies, ${sizes.companies * sizes.membersEach} members, ${sizes.companies * sizes.addressesEach} addresses`;
    const rows = [
        { id: 'companies-list', figure: Math.round(quantile(list, 0.95)), limit: limits.listMs, unit: 'ms', what: `p95 of a page of 50, sorted by each column in turn and filtered; ${at}` },
        { id: 'companies-search', figure: Math.round(quantile(search, 0.95)), limit: limits.searchMs, unit: 'ms', what: 'p95 of the search box by name, code, tax number, phone, e-mail' },
        { id: 'companies-search-plan', figure: scans(plans.search), limit: 0, unit: 'scans', what: `whole-table scans of a search: ${plans.search.join(' < ')}` },
        { id: 'companies-login-plan', figure: scans(plans['sign-in']), limit: 0, unit: 'scans', what: `whole-table scans of finding who signs in: ${plans['sign-in'].join(' < ')}` },
        { id: 'companies-open', figure: Math.round(quantile(open, 0.95)), limit: limits.openMs, unit: 'ms', what: 'p95 of one company with branches, people, history, addresses' },
        { id: 'companies-login', figure: ratio('login'), limit: limits.loginRatio, unit: 'times', what: `signing in at ${sizes.companies} against ${sizes.small} companies (${medians('login')})` },
        { id: 'companies-session', figure: ratio('session'), limit: limits.loginRatio, unit: 'times', what: `the portal's first question at ${sizes.companies} against ${sizes.small} companies, no password in it (${medians('session')})` },
    ];
    for (const row of rows.filter(({ id }) => report.wants(id))) report.add({ ...row, pass: row.figure <= row.limit });
}
