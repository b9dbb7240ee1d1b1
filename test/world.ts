/**
 * A small firm's customers and goods in a running product, as large as a bar or bench needs: brought in by the product's own
 * imports; only what costs a person minutes (accepting two hundred invitations) is done past it.
 */
import crypto from 'node:crypto';

import { sessionKey } from '../src/edge/session-key';
import { Caller, GraphqlError } from './graphql';
import type { Product } from './product';

export interface Buyer {
    id: number;
    companyId: number;
    branchId: number;
    email: string;
    shop: Caller;
}

export interface Goods {
    id: number;
    sku: string;
}

export interface CartRowWish {
    variantId: number;
    quantity: number;
}

/** What became of an attempt to place an order. `broken` is what a buyer must never see. */
export type Placing =
    | { kind: 'placed'; code: string }
    | { kind: 'refused'; reason: string }
    | { kind: 'rejected'; code: string; message: string }
    | { kind: 'broken'; message: string };

let made = 0;

/** A word that no other world in this database has. */
function unique(prefix: string): string {
    return `${prefix}${process.pid}-${++made}`;
}

export class World {
    private readonly list = unique('LIST-');
    private listed = false;

    private constructor(
        readonly product: Product,
        readonly staff: Caller,
        readonly buyers: Buyer[],
        private readonly companies: readonly string[],
    ) {}

    /** Companies with a head office, terms of payment and members who are signed in. */
    static async make(product: Product, wish: { companies: number; membersEach: number }): Promise<World> {
        const staff = await new Caller(product.url, 'admin-api').signIn('superadmin', product.password);
        await product.importFile(staff, 'terms', 'kind,code,name_en\ncategory,moquette,Moquette\n');
        const codes = Array.from({ length: wish.companies }, () => unique('W-'));
        const rows = codes.flatMap(code => Array.from({ length: wish.membersEach }, () => companyRow(code)));
        const head = 'code,name,currencyCode,language,countryCode,orderingEnabled,branchName,branchStreetLine,branchCity,branchPostalCode,memberFirstName,memberLastName,memberEmail,memberRole,invite';
        await product.importFile(staff, 'companies', [head, ...rows].join('\n'));
        const companies = await product.sql<{ id: number }>('SELECT id FROM company WHERE code = ANY($1)', [codes]);
        for (const { id } of companies) {
            await staff.ask('mutation ($input: SetCreditTermsInput!) { setCreditTerms(input: $input) { __typename } }', {
                input: { companyId: id, limitMinor: 9_000_000_000_000_000, termDays: 30, idempotencyKey: newKey() },
            });
        }
        return new World(product, staff, await signedIn(product, codes), codes);
    }

    buyer(index: number): Buyer {
        const found = this.buyers[index % this.buyers.length];
        if (found === undefined) throw new Error('A world without buyers');
        return found;
    }

    /** Variants on the shelf, sold to every company of this world. */
    stocked(count: number, stock: number): Promise<Goods[]> {
        return this.goods(count, stock, false);
    }

    madeToOrder(count: number): Promise<Goods[]> {
        return this.goods(count, 0, true);
    }

    private async goods(count: number, stock: number, madeToOrder: boolean): Promise<Goods[]> {
        const skus = Array.from({ length: count }, () => unique('SKU-'));
        const head = 'sku,product,category,name_en,unit,min_quantity,increment,weight_g,made_to_order,stock';
        const products = skus.map(sku => `${sku},${sku.toLowerCase()},moquette,Moquette ${sku},m2,1,1,1500,${madeToOrder ? 'yes' : 'no'},${stock}`);
        await this.product.importFile(this.staff, 'products', [head, ...products].join('\n'));
        const prices = skus.map((sku, index) => `${this.list},${this.list},IRR,${sku},1,${1000 + index}`);
        await this.product.importFile(this.staff, 'prices', ['list,list_name,currency,sku,min_quantity,price', ...prices].join('\n'));
        if (!this.listed) {
            const given = this.companies.map(code => `${this.list},${code},1`);
            await this.product.importFile(this.staff, 'price-list-companies', ['list,company,priority', ...given].join('\n'));
            this.listed = true;
        }
        const rows = await this.product.sql<Goods>('SELECT id, sku FROM product_variant WHERE sku = ANY($1) ORDER BY id', [skus]);
        if (rows.length !== count) throw new Error(`${rows.length} of ${count} variants were imported`);
        return rows;
    }

    /** Makes these the cart's rows (0 removes) and gives the total that the buyer then sees. */
    async setCart(buyer: Buyer, rows: readonly CartRowWish[]): Promise<number> {
        const { setCartLines } = await buyer.shop.ask<{ setCartLines: { cart: { totalGross: number }; answers: { outcome: string; message?: string }[] } }>(
            'mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { cart { totalGross } answers { outcome message } } }',
            { input: { lines: rows.map(row => ({ ...row, unit: 'm2', mode: 'SET' })) } },
        );
        const wrong = setCartLines.answers.find(answer => answer.outcome !== 'ok');
        if (wrong) throw new Error(`The cart was not filled: ${wrong.message ?? wrong.outcome}`);
        return setCartLines.cart.totalGross;
    }

    async place(buyer: Buyer, shownTotalGross: number, key: string = newKey(), remarks?: string, paymentMethod?: string): Promise<Placing> {
        const input = { idempotencyKey: key, branchId: buyer.branchId, shownTotalGross, remarks, paymentMethod };
        try {
            const { placeOrder } = await buyer.shop.ask<{ placeOrder: { code?: string; reason?: string; __typename: string } }>(
                `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
                    __typename ... on MyOrder { code } ... on PlacementRefusal { reason } } }`,
                { input },
            );
            if (placeOrder.code !== undefined) return { kind: 'placed', code: placeOrder.code };
            return { kind: 'refused', reason: placeOrder.reason ?? placeOrder.__typename };
        } catch (error) {
            return placingOf(error);
        }
    }

    /** Orders of this world's buyers, in the database. */
    async ordersOf(buyers: readonly Buyer[]): Promise<number> {
        const [row] = await this.product.sql<{ count: number }>(
            'SELECT count(*)::int AS count FROM company_order WHERE "placedAt" IS NOT NULL AND "placedByMemberId" = ANY($1)',
            [buyers.map(buyer => buyer.id)],
        );
        return row?.count ?? 0;
    }
}

export function newKey(): string {
    return crypto.randomUUID();
}

function placingOf(error: unknown): Placing {
    const message = error instanceof Error ? `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}`.trim() : String(error);
    const isTyped = error instanceof GraphqlError && error.status < 500 && error.code !== undefined && error.code !== 'INTERNAL_SERVER_ERROR';
    return isTyped ? { kind: 'rejected', code: error.code ?? '', message } : { kind: 'broken', message };
}

function companyRow(code: string): string {
    const person = unique('buyer-').toLowerCase();
    return `${code},Company ${code},IRR,en,IR,yes,Head office ${code},Azadi 1,Tehran,1234567890,Sara,Karimi,${person}@world.example,admin,no`;
}

/** Every member has accepted, has the password of the product's people, and an open session. */
async function signedIn(product: Product, codes: readonly string[]): Promise<Buyer[]> {
    const members = await product.sql<Omit<Buyer, 'shop'> & { userId: number }>(
        `WITH member AS (
            UPDATE company_member m SET "acceptedAt" = now() FROM customer c, company co
             WHERE c.id = m."customerId" AND co.id = m."companyId" AND co.code = ANY($1)
            RETURNING m.id, m."companyId", c.id AS "customerId", c."emailAddress" AS email),
         person AS (INSERT INTO "user" (identifier, verified) SELECT email, true FROM member RETURNING id, identifier),
         login AS (
            INSERT INTO authentication_method (type, identifier, "passwordHash", "userId")
            SELECT 'NativeAuthenticationMethod', p.identifier, staff."passwordHash", p.id
              FROM person p, authentication_method staff WHERE staff.identifier = 'superadmin'),
         role AS (INSERT INTO user_roles_role ("userId", "roleId") SELECT p.id, r.id FROM person p, role r WHERE r.code = '__customer_role__'),
         linked AS (UPDATE customer c SET "userId" = p.id FROM person p, member m WHERE m."customerId" = c.id AND p.identifier = m.email)
         SELECT m.id, m."companyId", m.email, p.id AS "userId",
                (SELECT min(b.id) FROM company_branch b WHERE b."companyId" = m."companyId") AS "branchId"
           FROM member m JOIN person p ON p.identifier = m.email`,
        [codes],
    );
    if (members.length === 0) throw new Error('The world has no members');
    const tokens = members.map(() => crypto.randomBytes(32).toString('hex'));
    await product.sql(
        `INSERT INTO session (token, expires, invalidated, "authenticationStrategy", type, "userId", "activeChannelId")
         SELECT t.token, now() + interval '8 hours', false, 'native', 'AuthenticatedSession', t.person, (SELECT min(id) FROM channel)
           FROM unnest($1::text[], $2::int[]) AS t(token, person)`,
        [tokens.map(sessionKey), members.map(member => member.userId)],
    );
    return members
        .map((member, index) => ({ ...member, shop: new Caller(product.url, 'shop-api').inSession(tokens[index] ?? '') }))
        .sort((a, b) => a.id - b.id);
}
