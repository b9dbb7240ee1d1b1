/** An ERP of any size, whose records are reckoned and not kept: for the fault bench and the figures. */
import { z } from 'zod';

import { checked } from '../../../kernel/vendure-input';
import { type ErpCapabilities, type ErpConnectorKind, type ErpObject, erpObjects, type ErpRecord, type ErpValues } from '../../../plugins/erp';

const capabilities: ErpCapabilities = { pull: Object.fromEntries(erpObjects.map(object => [object, { full: true, incremental: true }])), push: [] };

const settings = z.object({
    /** How many records of each object. */
    sizes: z.partialRecord(z.enum(erpObjects), z.int().min(0)),
    articles: z.int().min(1),
    companies: z.int().min(1),
    /** Each so many records say something else in each version; 0: none does. */
    changedEvery: z.int().min(0),
    version: z.int().min(0),
    /** Each so many records cannot be taken; 0: all can. */
    poisonEvery: z.int().min(0),
    /** Of a hundred records so many are there. */
    kept: z.int().min(0).max(100),
    isDoubled: z.boolean(),
    isShuffled: z.boolean(),
    /** Milliseconds that the source takes for a page. */
    pageMs: z.int().min(0),
});
export type RowsSettings = z.output<typeof settings>;

export const rowsSource = (change: Partial<RowsSettings> & Pick<RowsSettings, 'sizes' | 'articles' | 'companies'>): RowsSettings => ({
    changedEvery: 0, version: 0, poisonEvery: 0, kept: 100, isDoubled: false, isShuffled: false, pageMs: 0, ...change,
});

const sku = (n: number) => `RS-${n}`;
const company = (n: number) => `RC-${n}`;
/** The same for the same record, unless it changed. */
const figure = (at: number, changes: number) => 1000 + ((at * 7919) % 90_000) + changes * 3;

type Maker = (at: number, changes: number, of: RowsSettings) => ErpValues;
const makers: Partial<Record<ErpObject, Maker>> = {
    product: (at, changes) => ({ code: sku(at), slug: `rs-${Math.floor(at / 4)}`, group: `Group ${at % 40}`, name: `Carpet ${Math.floor(at / 4)}`, colour: `Colour ${at % 4}`, unit: 'm2', grams: figure(at, changes), about: `Woven, ${at % 12} mm` }),
    customer: (at, changes) => ({ no: company(at), name: `Dealer ${at}${changes > 0 ? ` v${changes}` : ''}`, group: `Dealers ${at % 10}` }),
    address: (at, changes, { companies }) => ({ no: company(at % companies), label: `Store ${Math.floor(at / companies)}`, street: `Street ${at}${changes > 0 ? ` a${changes}` : ''}`, city: `City ${at % 97}` }),
    'contract-price': (at, changes, { companies }) => ({ no: company(at % companies), code: sku(Math.floor(at / companies)), net: `${figure(at, changes)}.00` }),
    invoice: (at, changes, { companies }) => ({ number: `RI/${at}`, no: company(at % companies), issued: `2026-0${1 + (at % 6)}-1${at % 9}`, due: `2026-0${2 + (at % 6)}-1${at % 9}`, gross: `${100 + (at % 9000)}.00`, paid: changes > 0 ? '1.00' : '0.00' }),
};

/** Coprime with any number of rows that is asked for here, so that each row comes once. */
const stride = 7_368_787;

export function recordAt(object: ErpObject, at: number, of: RowsSettings): ErpRecord {
    const isChanged = of.changedEvery > 0 && at % of.changedEvery === 1;
    const values = makers[object]?.(at, isChanged ? of.version : 0, of) ?? {};
    const isPoison = of.poisonEvery > 0 && at % of.poisonEvery === 7;
    return { key: `K${at}`, values: isPoison ? { ...values, ...Object.fromEntries(Object.keys(values).slice(-1).map(name => [name, 'no such thing'])), code: 'nobody', no: 'nobody' } : values };
}

export const rowsKind: ErpConnectorKind<RowsSettings> = {
    kind: 'rows',
    capabilities,
    settings: input => checked(settings, input),
    secrets: [],
    open: of => ({
        capabilities,
        check: () => Promise.resolve({ isOk: true, system: 'Rows', problem: null }),
        sample: (object, take) => Promise.resolve({ records: Array.from({ length: take }, (_, at) => recordAt(object, at, of)), unreadable: [], gone: [], cursor: null }),
        async *pull({ object, since, pageSize }) {
            const count = of.sizes[object] ?? 0;
            const isThere = (at: number) => (at * 31) % 100 < of.kept;
            // What changed: the rows that say something else in this version.
            const wanted = (at: number) => isThere(at) && (since === null || (of.changedEvery > 0 && at % of.changedEvery === 1));
            let page: ErpRecord[] = [];
            for (let n = 0; n < count; n++) {
                const at = of.isShuffled ? (n * stride) % count : n;
                if (!wanted(at)) continue;
                const record = recordAt(object, at, of);
                page.push(record);
                if (of.isDoubled) page.push(record);
                if (page.length < pageSize) continue;
                yield { records: page, unreadable: [], gone: [], cursor: null };
                page = [];
                await new Promise(resolve => setTimeout(resolve, of.pageMs));
            }
            yield { records: page, unreadable: [], gone: [], cursor: String(of.version) };
        },
        push: () => Promise.reject(new Error('It takes no documents')),
        find: () => Promise.resolve(null),
        close: () => Promise.resolve(),
    }),
};

const field = (name: string, from: string, steps: { kind: string; with: string }[] = []) => ({ field: name, owner: 'erp', from, steps });
const always = (name: string, constant: string) => ({ field: name, owner: 'erp', constant, steps: [] });

/** What each object becomes here. */
export const rowsMappings: Partial<Record<ErpObject, object[]>> = {
    product: [
        field('sku', 'code'), field('product', 'slug'), field('category', 'group'), field('name_en', 'name'), field('colour', 'colour'), field('unit', 'unit'), field('weight_g', 'grams'), field('description_en', 'about'),
    ],
    customer: [field('code', 'no'), field('name', 'name'), field('groupName', 'group'), always('currencyCode', 'PLN'), always('language', 'pl'), always('countryCode', 'PL'), always('orderingEnabled', 'yes')],
    address: [field('companyCode', 'no'), field('label', 'label'), field('streetLine', 'street'), field('city', 'city'), always('countryCode', 'PL')],
    'contract-price': [field('company', 'no'), field('sku', 'code'), field('price', 'net', [{ kind: 'decimal', with: '.' }])],
    invoice: [field('number', 'number'), field('company', 'no'), field('issued', 'issued', [{ kind: 'day', with: '' }]), field('due', 'due', [{ kind: 'day', with: '' }]), field('gross', 'gross'), field('paid', 'paid')],
};
