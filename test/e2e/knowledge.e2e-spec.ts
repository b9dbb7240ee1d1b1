/**
 * What a member learns, by every query that there is: each permission that his role lacks closes what asks for it and nothing else,
 * and nobody in a tree of distributors reads another level's price in any answer.
 */
import crypto from 'node:crypto';

import { type MemberPermission, memberPermissions, systemScope } from '../../kernel/scope';
import { CatalogueIndexService } from '../../plugins/assortment';
import { DistributorTreeService } from '../../plugins/distributors';
import { CreditService } from '../../plugins/finance';
import { AcceptanceService } from '../../plugins/organizations';
import { closedShopFields } from '../../src/authz/shop';
import { sessionKey } from '../../src/edge/session-key';
import { buildCall, type Call, deepestCall, fieldsOf, type Heard, inLanes, send, type Values } from '../authz/calls';
import { type Root, schemaOf } from '../authz/declared';
import { entryOf, wasForbidden } from '../authz/verdicts';
import { Factory, type MadeCompany } from '../factories';
import { type RunningServer, startServer } from '../server';

jest.setTimeout(300_000);

type Field = ReturnType<typeof fieldsOf>[number];

interface Person {
    token: string;
    memberId: number;
    customerId: number;
}

/** Prices that stand for nothing else: the root distributor's, and those of the two levels below him. */
const prices = { root: 777_113, middle: 870_367, buyer: 1_000_922 };
const quantity = 3;
const creditLimit = 88_664_422_135;
/** Ends the session that asks. */
const endsSession = new Set(['logout', 'endActing']);

/** An amount as it may be read: by the unit, for the quantity, and with the tax of ten in a hundred. */
function readings(unitNet: number): number[] {
    return [unitNet, unitNet * quantity, Math.round(unitNet * 1.1), Math.floor(unitNet * 1.1), Math.round(unitNet * quantity * 1.1), Math.floor(unitNet * quantity * 1.1)];
}

/** The text with western digits and nothing between them. */
function digitsOf(text: string): string {
    return text
        .replaceAll(/[۰-۹]/g, digit => String(digit.charCodeAt(0) - 0x6f0))
        .replaceAll(/(?<=\d)[\s,.\u00a0\u202f\u066b\u066c]+(?=\d)/g, '');
}

const told = (text: string, amounts: readonly number[]): number[] => amounts.filter(amount => digitsOf(text).includes(String(amount)));

describe('what a member learns', () => {
    let running: RunningServer;
    let factory: Factory;
    let fields: { root: Root; field: Field }[];
    let variantId = 0;
    let slug = '';
    const omit = new Set(closedShopFields);

    const person = async (company: MadeCompany, lacking: readonly MemberPermission[] = []): Promise<Person> => {
        const { memberId, customerId } = await factory.member(company.id, 'admin');
        await running.server.app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, memberId, 'correct horse battery 12');
        if (lacking.length > 0) {
            await running.sql(
                `WITH r AS (INSERT INTO company_role ("companyId", name, "nameKey", permissions) VALUES ($1, $2, $2, $3) RETURNING id)
                 UPDATE company_member SET role = 'buyer', "ownRoleId" = (SELECT id FROM r) WHERE id = $4`,
                [company.id, `without ${lacking.join(' ')} ${memberId}`, memberPermissions.filter(permission => !lacking.includes(permission)), memberId],
            );
        }
        const token = crypto.randomBytes(32).toString('hex');
        await running.sql(
            `INSERT INTO session (token, expires, invalidated, "authenticationStrategy", type, "userId")
             SELECT $1, now() + interval '8 hours', false, 'native', 'AuthenticatedSession', c."userId" FROM customer c WHERE c.id = $2`,
            [sessionKey(token), customerId],
        );
        return { token, memberId, customerId };
    };
    const callOf = (name: string, values: Values): Call => {
        const found = fields.find(({ field }) => field.name === name);
        if (!found) throw new Error(`The Shop API has no ${name}`);
        return deepestCall('shop', found.root, found.field, values, omit);
    };
    const say = (call: Call, { token }: Person): Promise<Heard> => send(running.url, call, token);
    const place = async (one: Person, branchId: number, shownTotalGross: number | null): Promise<{ code: string; said: string }> => {
        const filled = await say(callOf('setCartLines', { variantId: String(variantId), unit: 'm2', quantity, mode: 'SET', remark: 'thick' }), one);
        // With a wrong total first, which refuses whoever sees prices and tells him the right one.
        const wrong = shownTotalGross === null ? filled : await say(callOf('placeOrder', { branchId: String(branchId), shownTotalGross: 1 }), one);
        const placed = await say(callOf('placeOrder', { branchId: String(branchId), shownTotalGross }), one);
        const { code } = placed.data?.placeOrder as { code?: string };
        if (code === undefined) throw new Error(placed.body);
        return { code, said: filled.raw + wrong.raw + placed.raw };
    };
    /** The answers of all queries that the portal has, with the ids that he might know. */
    const everything = async (one: Person, values: Values): Promise<string> => {
        const heard: string[] = [];
        for (const { root, field } of fields.filter(({ root, field: { name } }) => root === 'Query' && entryOf('shop', 'Query', name) !== 'closed')) {
            const { variables, ...call } = deepestCall('shop', root, field, values, omit);
            for (const input of field.name === 'myApprovals' ? [{ view: 'WAITING' }, { view: 'DECIDED' }] : [{}]) {
                heard.push((await say({ ...call, variables: { ...variables, ...('input' in variables ? { input } : {}) } }, one)).raw);
            }
        }
        return heard.join('\n');
    };

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        const schema = await schemaOf('shop');
        fields = (['Query', 'Mutation'] as const).flatMap(root => fieldsOf(schema, root).map(field => ({ root, field })));
    });
    afterAll(() => running.stop());

    const goodsOf = async (company: MadeCompany, unitNet: number): Promise<void> => {
        [variantId = 0] = await factory.variants(company.id, [{ unitNet, stock: 100_000 }]);
        await running.server.app.get(CatalogueIndexService).rebuild(factory.ctx, systemScope);
        await running.server.app.get(CatalogueIndexService).refresh(factory.ctx);
        const [row] = await running.sql<{ slug: string }>('SELECT t.slug FROM product_variant v JOIN product_translation t ON t."baseId" = v."productId" WHERE v.id = $1', [variantId]);
        slug = row?.slug ?? '';
    };
    const known = (company: MadeCompany, code: string): Values => ({
        code, orderCode: code, slug, variantIds: [String(variantId), String(variantId + 1)], branchId: String(company.branchId), term: 'moquette', id: '1',
    });

    describe('with a role of his own', () => {
        let company: MadeCompany;
        let code: string;

        beforeAll(async () => {
            company = await factory.company();
            await running.sql('UPDATE company SET "isDistributor" = true WHERE id = $1', [company.id]);
            await running.server.app.get(CreditService).setTerms(factory.ctx, await factory.staff(), company.id, { limitMinor: creditLimit, termDays: 30 });
            await goodsOf(company, prices.buyer);
            const admin = await person(company);
            ({ code } = await place(admin, company.branchId, Math.round(prices.buyer * quantity * 1.1)));
            // The figures are there to be seen.
            expect(told(await everything(admin, known(company, code)), [prices.buyer, creditLimit])).toEqual([prices.buyer, creditLimit]);
        });

        it.each(memberPermissions)('lacks %s, and with it the fields that ask for it and no others', async lacking => {
            const one = await person(company, [lacking]);
            const wrong: string[] = [];
            let closed = 0;
            const asked = fields.filter(({ root, field: { name } }) => !endsSession.has(name) && typeof entryOf('shop', root, name) === 'object');
            await inLanes(asked, 4, async ({ root, field }) => {
                const wanted = (entryOf('shop', root, field.name) as { member: MemberPermission }).member;
                const heard = await say(buildCall('shop', root, field), one);
                if (wanted === lacking) closed++;
                if (wasForbidden(heard) !== (wanted === lacking)) wrong.push(`${field.name}: ${heard.body.slice(0, 200)}`);
            });
            expect(wrong).toEqual([]);
            if (lacking !== 'see-finance' && lacking !== 'see-whole-company') expect(closed).toBeGreaterThan(0);
        });

        it('reads no price in any answer without see-prices, whatever he orders', async () => {
            const one = await person(company, ['see-prices']);
            const { code: own, said } = await place(one, company.branchId, null);
            const text = [said, await everything(one, known(company, own)), await everything(one, known(company, code))].join('\n');
            expect(text).toContain(own);
            expect(told(text, readings(prices.buyer))).toEqual([]);
        });

        it('cannot find out a price by limits or orders of the catalogue without see-prices', async () => {
            const one = await person(company, ['see-prices']);
            const found = new Set<string>();
            for (const input of [{}, { priceFrom: prices.buyer + 1 }, { priceTo: 1 }, { sort: 'PRICE_DESC', priceFrom: 1 }]) {
                const call = { ...callOf('catalogue', {}), query: 'query ($input: CatalogueInput!) { catalogue(input: $input) { totalItems facets { id } } }', variables: { input } };
                found.add((await say(call, one)).body);
            }
            expect(found.size).toBe(1);
        });

        it('reads no credit in any answer without see-finance', async () => {
            const one = await person(company, ['see-finance']);
            const exposure = Math.round(prices.buyer * quantity * 1.1) * 2;
            expect(told(await everything(one, known(company, code)), [creditLimit, exposure, creditLimit - exposure])).toEqual([]);
        });

        it('sees no order of others without see-whole-company', async () => {
            const one = await person(company, ['see-whole-company', 'approve']);
            const text = await everything(one, { ...known(company, code), code, orderCode: code });
            // What was asked for is said back.
            expect(text.replaceAll(new RegExp(`"${code}"(?=,"type")|No Order with the id \\\\"${code}\\\\"`, 'g'), '')).not.toContain(code);
        });
    });

    describe('in a tree of distributors', () => {
        let companies: Record<'root' | 'middle' | 'buyer', MadeCompany>;
        let people: Record<'root' | 'middle' | 'buyer', Person>;
        let code: string;
        let said: string;

        beforeAll(async () => {
            companies = { root: await factory.company(), middle: await factory.company(), buyer: await factory.company() };
            const tree = running.server.app.get(DistributorTreeService);
            const staff = await factory.staff();
            for (const { id: companyId } of [companies.root, companies.middle]) await tree.setIsDistributor(factory.ctx, staff, { companyId, isDistributor: true });
            await goodsOf(companies.root, prices.root);
            await running.server.app.get(CreditService).setTerms(factory.ctx, staff, companies.root.id, { limitMinor: creditLimit, termDays: 30 });
            const link = async (one: MadeCompany, above: MadeCompany, markupBasisPoints: number) =>
                tree.setDistributor(await factory.context(), staff, { companyId: one.id, distributorCompanyId: above.id, markupBasisPoints, acceptance: 'automatic', active: true });
            await link(companies.middle, companies.root, 1200);
            await link(companies.buyer, companies.middle, 1500);
            people = { root: await person(companies.root), middle: await person(companies.middle), buyer: await person(companies.buyer) };
            ({ code, said } = await place(people.buyer, companies.buyer.branchId, Math.round(prices.buyer * quantity * 1.1)));
        });

        /** What the mails of an order say to the people of a company. */
        const mailsTo = async (companyId: number): Promise<string> => {
            const rows = await running.sql<{ text: string }>(
                `SELECT concat_ws(' ', n.subject, n.body, n."htmlBody") AS text FROM notification_message n
                   JOIN customer c ON c."emailAddress" = n.recipient JOIN company_member m ON m."customerId" = c.id WHERE m."companyId" = $1`,
                [companyId],
            );
            return rows.map(({ text }) => text).join('\n');
        };

        it('an end customer learns neither price, mark-up, earning nor credit of those above him', async () => {
            const text = [said, await everything(people.buyer, known(companies.buyer, code)), await mailsTo(companies.buyer.id)].join('\n');
            expect(told(text, [prices.buyer, prices.buyer * quantity])).toHaveLength(2);
            const differences = [prices.middle - prices.root, prices.buyer - prices.middle, prices.buyer - prices.root].flatMap(one => [one, one * quantity]);
            expect(told(text, [...readings(prices.root), ...readings(prices.middle), ...differences, creditLimit])).toEqual([]);
            const names = await running.sql<{ name: string }>('SELECT name FROM company WHERE id = $1', [companies.root.id]);
            expect(text).not.toContain(names[0]?.name);
        });

        it('each distributor learns what he pays and is paid, and nothing of the levels beyond', async () => {
            const read = async (who: 'root' | 'middle') => [await everything(people[who], known(companies[who], code)), await mailsTo(companies[who].id)].join('\n');
            const [ofRoot, ofMiddle] = [await read('root'), await read('middle')];
            expect(told(ofRoot, [prices.root * quantity, prices.middle * quantity])).toHaveLength(2);
            expect(told(ofRoot, readings(prices.buyer))).toEqual([]);
            expect(told(ofMiddle, [prices.middle * quantity, prices.buyer * quantity])).toHaveLength(2);
            expect(told(ofMiddle, [...readings(prices.root), creditLimit])).toEqual([]);
        });

        it('an order of the catalogue by price, and a limit by it, are by one’s own price', async () => {
            const count = async (one: Person, input: object) => {
                const call = { ...callOf('catalogue', {}), query: 'query ($input: CatalogueInput!) { catalogue(input: $input) { totalItems } }', variables: { input } };
                return ((await say(call, one)).data?.catalogue as { totalItems: number }).totalItems;
            };
            expect(await count(people.buyer, { priceTo: prices.buyer - 1 })).toBe(0);
            expect(await count(people.buyer, { priceFrom: prices.buyer, priceTo: prices.buyer })).toBe(1);
            expect(await count(people.middle, { priceFrom: prices.middle, priceTo: prices.middle })).toBe(1);
        });
    });
});
