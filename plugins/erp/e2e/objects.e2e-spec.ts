import type { RunningServer } from '../../../test/server';
import { always, ErpPulls, field } from './erp-pulls';

let pulls: ErpPulls;
let running: RunningServer;
let erp: Awaited<ReturnType<ErpPulls['connect']>>;

beforeAll(async () => {
    pulls = await ErpPulls.start();
    ({ running } = pulls);
    erp = await pulls.connect();
});
afterAll(() => running.stop());

/** Puts the records there and pulls them; nothing of them may wait. */
async function bring(object: Parameters<typeof erp.erp.put>[0], mapping: object[], records: Parameters<typeof erp.erp.put>[1]): Promise<void> {
    await pulls.setUp(erp.id, object, mapping);
    erp.erp.put(object, records);
    const run = await pulls.pull(erp.id, object);
    const waiting = await running.sql('SELECT key, reason FROM erp_parked_row WHERE object = $1', [object]);
    expect({ object, state: run.state, failure: run.failure, waiting }).toEqual({ object, state: 'done', failure: '', waiting: [] });
}

const one = async (text: string, ...params: unknown[]) => (await running.sql(text, params))[0];

describe('what comes from the ERP', () => {
    it('is articles with group, attributes and descriptions; what the shop added stays', async () => {
        const mapping = [
            field('sku', 'code'), field('product', 'name', { steps: [{ kind: 'slug', with: '' }] }), field('category', 'group'), field('name_en', 'name'), field('description_en', 'about'),
            field('unit', 'unit', { table: 'units' }), field('facets', 'pile', { steps: [{ kind: 'prefix', with: 'Pile=' }] }), field('colour', 'colour'),
        ];
        await pulls.setTable(erp.id, 'units', [{ theirs: 'szt.', ours: 'piece' }]);
        const record = { code: 'E-RUG-1', name: 'Rug Kashan', group: 'Rugs', about: 'Of wool', unit: 'szt.', pile: 'wool', colour: 'Red' };
        await bring('product', mapping, { p1: record, p2: { ...record, code: 'E-RUG-2', colour: 'Blue' } });
        await running.sql(`UPDATE variant_sales SET "weightG" = 4200 FROM product_variant v WHERE v.id = "productVariantId" AND v.sku = 'E-RUG-1'`);
        erp.erp.put('product', { p1: { ...record, about: 'Of fine wool' } });
        expect(await pulls.pull(erp.id, 'product')).toMatchObject({ updated: 1, parked: 0 });
        expect(await one(`
            SELECT t.description, s."weightG", s."baseUnit", (SELECT count(*)::int FROM product_variant x WHERE x."productId" = v."productId") AS variants
              FROM product_variant v JOIN product_translation t ON t."baseId" = v."productId" AND t."languageCode" = 'en' JOIN variant_sales s ON s."productVariantId" = v.id WHERE v.sku = 'E-RUG-1'`))
            .toEqual({ description: 'Of fine wool', weightG: 4200, baseUnit: 'piece', variants: 2 });

        erp.erp.remove('product', 'p2');
        expect(await pulls.pull(erp.id, 'product')).toMatchObject({ deactivated: 1 });
        expect(await one(`SELECT enabled, "deletedAt" FROM product_variant WHERE sku = 'E-RUG-2'`)).toEqual({ enabled: false, deletedAt: null });
        erp.erp.put('product', { p2: { ...record, code: 'E-RUG-2', colour: 'Blue' } });
        await pulls.pull(erp.id, 'product');
        expect(await one(`SELECT enabled FROM product_variant WHERE sku = 'E-RUG-2'`)).toEqual({ enabled: true });
    });

    it('is units, barcodes and pallets', async () => {
        await bring('unit', [field('sku', 'code'), field('unit', 'unit'), field('factor', 'count')], { u1: { code: 'E-RUG-1', unit: 'box', count: '12' } });
        expect(await one(`SELECT u.factor FROM variant_unit u JOIN product_variant v ON v.id = u."productVariantId" WHERE v.sku = 'E-RUG-1' AND u.code = 'box'`)).toEqual({ factor: 12 });
        await bring('barcode', [field('sku', 'code'), field('ean', 'ean')], { b1: { code: 'E-RUG-1', ean: '4006381333931' } });
        await bring('pallet-capacity', [field('sku', 'code'), field('units_per_pallet', 'fits')], { c1: { code: 'E-RUG-1', fits: 40 } });
        expect(await one(`SELECT d."unitsPerPallet" AS fits FROM variant_delivery d JOIN product_variant v ON v.id = d."productVariantId" WHERE v.sku = 'E-RUG-1'`)).toMatchObject({ fits: 40 });
    });

    it('is customers with access to the platform, and their addresses', async () => {
        const mapping = [
            field('code', 'no'), field('name', 'name'), field('platformAccess', 'b2b', { steps: [{ kind: 'only-when', with: 'T' }] }), field('orderingEnabled', 'b2b', { steps: [{ kind: 'only-when', with: 'T' }] }),
            always('currencyCode', 'PLN'), always('language', 'pl'), always('countryCode', 'PL'),
        ];
        await bring('customer', mapping, { c1: { no: 'E-1', name: 'Dywany Łódź', b2b: 'T' }, c2: { no: 'E-2', name: 'No access', b2b: 'N' } });
        expect(await running.sql(`SELECT code, "orderingEnabled" FROM company WHERE code LIKE 'E-%' ORDER BY code`)).toEqual([{ code: 'E-1', orderingEnabled: true }]);
        const address = [field('companyCode', 'no'), field('label', 'name'), field('streetLine', 'street'), field('city', 'town')];
        await bring('address', address, { a1: { no: 'E-1', name: 'Shop', street: 'Piotrkowska 1', town: 'Łódź' }, a2: { no: 'E-1', name: 'Store', street: 'Wólczańska 2', town: 'Łódź' } });
        erp.erp.remove('address', 'a2');
        await pulls.pull(erp.id, 'address');
        expect(await running.sql(`SELECT a.label, a.state FROM company_address a JOIN company c ON c.id = a."companyId" WHERE c.code = 'E-1' ORDER BY a.label`)).toEqual([{ label: 'Shop', state: 'usable' }, { label: 'Store', state: 'retired' }]);

        erp.erp.put('customer', { c1: { no: 'E-1', name: 'Dywany Łódź', b2b: 'N' } });
        await pulls.pull(erp.id, 'customer');
        expect(await one(`SELECT "orderingEnabled" FROM company WHERE code = 'E-1'`)).toEqual({ orderingEnabled: false });
        erp.erp.put('customer', { c1: { no: 'E-1', name: 'Dywany Łódź', b2b: 'T' } });
        await pulls.pull(erp.id, 'customer');
    });

    it('is own codes of customers, and who looks after them', async () => {
        await bring('customer-code', [field('company', 'no'), field('sku', 'code'), field('own_code', 'own')], { k1: { no: 'E-1', code: 'E-RUG-1', own: 'DYW-77' } });
        expect(await one(`SELECT "ownCode" FROM customer_code k JOIN company c ON c.id = k."companyId" WHERE c.code = 'E-1'`)).toEqual({ ownCode: 'DYW-77' });
        const [admin] = await running.sql<{ id: number; mail: string }>('SELECT id, "emailAddress" AS mail FROM administrator ORDER BY id LIMIT 1');
        await pulls.setTable(erp.id, 'account-managers', [{ theirs: 'PH07', ours: admin?.mail ?? '' }]);
        await bring('account-manager', [field('company', 'no'), field('manager', 'rep', { table: 'account-managers' })], { m1: { no: 'E-1', rep: 'PH07' } });
        expect(await one(`SELECT "managerAdministratorId" AS id FROM company WHERE code = 'E-1'`)).toEqual({ id: admin?.id });
    });

    it('is list prices, lists of customers, discounts and contract prices; what is gone is no price any more', async () => {
        const decimal = { steps: [{ kind: 'decimal', with: ',' }] };
        await bring('list-price', [field('list', 'list'), field('sku', 'code'), field('price', 'net', decimal), always('currency', 'PLN')], { l1: { list: 'HURT', code: 'E-RUG-1', net: '1 250,50' } });
        await bring('price-list', [field('list', 'list'), field('company', 'no')], { g1: { list: 'HURT', no: 'E-1' } });
        await bring('contract-price', [field('company', 'no'), field('sku', 'code'), field('price', 'net', decimal)], { x1: { no: 'E-1', code: 'E-RUG-1', net: '999,00' }, x2: { no: 'E-1', code: 'E-RUG-2', net: '888,00' } });
        const prices = () => running.sql(`SELECT v.sku, p."unitNet"::int AS net FROM contract_price p JOIN company c ON c.id = p."companyId" JOIN product_variant v ON v.id = p."productVariantId" WHERE c.code = 'E-1' ORDER BY v.sku`);
        expect(await prices()).toEqual([{ sku: 'E-RUG-1', net: 99_900 }, { sku: 'E-RUG-2', net: 88_800 }]);
        erp.erp.remove('contract-price', 'x2');
        expect(await pulls.pull(erp.id, 'contract-price')).toMatchObject({ deactivated: 1 });
        expect(await prices()).toEqual([{ sku: 'E-RUG-1', net: 99_900 }]);
        expect(await one(`SELECT i."unitNet"::int AS net FROM price_list_item i JOIN price_list l ON l.id = i."priceListId" JOIN price_list_company a ON a."priceListId" = l.id JOIN company c ON c.id = a."companyId" AND c.code = 'E-1' WHERE l.code = 'HURT'`)).toEqual({ net: 125_050 });
        const [group] = await running.sql<{ slug: string }>(`SELECT slug FROM collection_translation WHERE "languageCode" = 'en' AND name = 'Rugs'`);
        await bring('discount', [field('company', 'no'), field('category', 'group'), field('percent', 'rate')], { d1: { no: 'E-1', group: group?.slug ?? '', rate: '12.5' } });
        expect(await one(`SELECT d."basisPoints" FROM category_discount d JOIN company c ON c.id = d."companyId" WHERE c.code = 'E-1'`)).toEqual({ basisPoints: 1250 });
    });

    it('parks a price that looks like a slip, until a person says that it is meant', async () => {
        erp.erp.put('contract-price', { x1: { no: 'E-1', code: 'E-RUG-1', net: '9,99' } });
        expect(await pulls.pull(erp.id, 'contract-price')).toMatchObject({ updated: 0, parked: 1 });
        await pulls.acceptParked();
        expect(await pulls.pull(erp.id, 'contract-price')).toMatchObject({ updated: 1, parked: 0 });
    });

    it('is the minimum of deliveries, terms of payment, limits', async () => {
        await bring('delivery-terms', [field('companyCode', 'no'), field('minimum', 'least')], { t1: { no: 'E-1', least: '500.00' } });
        await bring('payment-terms', [field('company', 'no'), field('term_days', 'days'), field('may_defer', 'defer', { steps: [{ kind: 'yes-no', with: '' }] })], { t1: { no: 'E-1', days: 21, defer: true } });
        await bring('credit', [field('company', 'no'), field('limit', 'limit')], { t1: { no: 'E-1', limit: '20000.00' } });
        expect(await one(`SELECT t."limitMinor"::int AS "limit", t."termDays" AS days FROM credit_terms t JOIN company c ON c.id = t."companyId" WHERE c.code = 'E-1'`)).toEqual({ limit: 2_000_000, days: 21 });
    });

    it('is invoices, corrections and payments, each once', async () => {
        const mapping = [field('number', 'no'), field('company', 'client'), field('kind', 'kind'), field('corrects', 'of'), field('issued', 'at', { steps: [{ kind: 'day', with: '' }] }), field('due', 'due', { steps: [{ kind: 'day', with: '' }] }), field('gross', 'total')];
        await bring('invoice', mapping, { i1: { no: 'FV/1', client: 'E-1', kind: 'invoice', of: null, at: '21.03.2026', due: '2026-04-11', total: '123.00' } });
        await bring('payment', [field('reference', 'no'), field('company', 'client'), field('received', 'at'), field('amount', 'sum'), field('invoices', 'covers', { steps: [{ kind: 'column', with: 'no' }] })], { p1: { no: 'KP/1', client: 'E-1', at: '2026-03-25', sum: '100.00', covers: [{ no: 'FV/1' }] } });
        expect(await pulls.pull(erp.id, 'payment', { isFull: true, isForced: true })).toMatchObject({ created: 0, unchanged: 1 });
        expect(await one(`SELECT sum(s."amountMinor")::int AS paid FROM settlement s JOIN invoice i ON i.id = s."invoiceId" WHERE i.number = 'FV/1'`)).toEqual({ paid: 10_000 });
    });
});
