/**
 * The staff's list of companies and the members' way in, at 10,000 companies, 50,000 members and 100,000 addresses: what a
 * person at one server waits for, one request after the other.
 */
import { performance } from 'node:perf_hooks';

import { companySearchText } from '../plugins/organizations/queries/company-list.query';
import { Caller } from '../test/graphql';
import { type Product, startProduct } from '../test/product';
import type { Report } from '../test/report';

const sizes = { small: 100, companies: 10_000, membersEach: 5, addressesEach: 10 };
const limits = { listMs: 250, searchMs: 250, openMs: 250, loginRatio: 1.3 };
/** All that the Dashboard's list shows, the counted ones among them. */
const columns = ['name', 'code', 'taxId', 'groupName', 'city', 'branchCount', 'memberCount', 'active', 'orderingEnabled'];
const rounds = 60;
const logins = 24;

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

function quantile(figures: readonly number[], share: number): number {
    const sorted = [...figures].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/** Signing in and being told who one is, as the portal does; medians, because hashing the password takes most of it. */
async function loginMs(product: Product, most: number): Promise<number> {
    const figures = await timed(logins, async index => {
        const person = `m1.${1 + ((index * 7919) % most)}@bench.example`;
        const caller = await new Caller(product.url, 'shop-api').signIn(person, product.password);
        await caller.ask('{ portalSession { member { permissions company { name } } } }');
    });
    return quantile(figures, 0.5);
}

export async function benchCompanies(report: Report): Promise<void> {
    const product = await startProduct({ processes: ['server'] });
    try {
        await fill(product, 1, sizes.small);
        await loginMs(product, sizes.small);
        const loginSmall = await loginMs(product, sizes.small);
        await fill(product, sizes.small + 1, sizes.companies);
        const loginLarge = await loginMs(product, sizes.companies);
        const administrator = product.people.find(({ role }) => /administrator/i.test(role));
        const staff = await new Caller(product.url, 'admin-api').signIn(administrator?.login ?? '', product.password);
        const list = await timed(rounds, index =>
            staff.ask(listQuery, {
                options: { skip: (index * 397) % 9_900, take: 50, sort: { [columns[index % columns.length] ?? 'name']: 'ASC' }, filter: index % 2 ? { orderingEnabled: { eq: true }, groupName: { eq: 'bench' } } : {} },
            }),
        );
        const terms = ['Bench customer 77', 'b-4711', '77777', '021100 12', 'office99', 'customer 9'];
        const search = await timed(rounds, index =>
            staff.ask(listQuery, { options: { take: 25, filter: { name: { contains: terms[index % terms.length] ?? '' } } } }),
        );
        const ids = await product.sql<{ id: number }>(`SELECT id FROM company WHERE code LIKE 'B-%' ORDER BY id`);
        const open = await timed(rounds, index => staff.ask(openQuery, { id: ids[(index * 163) % ids.length]?.id }));
        const plan = await product.sql<{ 'QUERY PLAN': string }>(
            `EXPLAIN SELECT c.id FROM company c WHERE ${companySearchText('c')} LIKE '%customer 4711%' OR ${companySearchText('c')} LIKE '%4711@bench%'`,
        );
        const scans = plan.filter(row => /Seq Scan on company/.test(row['QUERY PLAN'])).length;
        const ratio = loginLarge / loginSmall;
        const at = `${sizes.companies} companies, ${sizes.companies * sizes.membersEach} members, ${sizes.companies * sizes.addressesEach} addresses`;
        const rows = [
            { id: 'companies-list', figure: Math.round(quantile(list, 0.95)), limit: limits.listMs, unit: 'ms', what: `p95 of a page of 50, sorted by each column in turn and filtered; ${at}` },
            { id: 'companies-search', figure: Math.round(quantile(search, 0.95)), limit: limits.searchMs, unit: 'ms', what: 'p95 of the search box by name, code, tax number, phone, e-mail' },
            { id: 'companies-search-plan', figure: scans, limit: 0, unit: 'scans', what: 'whole-table scans in the plan of a search' },
            { id: 'companies-open', figure: Math.round(quantile(open, 0.95)), limit: limits.openMs, unit: 'ms', what: 'p95 of one company with branches, people, history, addresses' },
            { id: 'companies-login', figure: Math.round(ratio * 100) / 100, limit: limits.loginRatio, unit: 'times', what: `sign-in at ${sizes.companies} against ${sizes.small} companies (${Math.round(loginLarge)} ms, ${Math.round(loginSmall)} ms)` },
        ];
        for (const row of rows.filter(({ id }) => report.wants(id))) report.add({ ...row, pass: row.figure <= row.limit });
    } finally {
        await product.stop();
    }
}
