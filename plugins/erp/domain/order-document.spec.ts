import fc from 'fast-check';

import { allocate, percentOf } from '../../../kernel/money';
import { documentQuantity } from './document-quantity';
import { type CodeTable, mapOrderDocument } from './document-mapping';
import { documentKey, orderDocuments, type OrderFacts, type OrderLineFacts } from './order-document';

const line = (change: Partial<OrderLineFacts> = {}): OrderLineFacts => ({
    lineId: 1, sku: 'CARPET-1', unit: 'roll', unitQuantity: 2, baseUnit: 'm2', quantity: 50, rollWidthCm: null, net: 100_00n, gross: 123_00n, taxRate: '23', remark: '', set: null, ...change,
});
const order = (change: Partial<OrderFacts> = {}): OrderFacts => ({
    code: 'K-1042', placedOn: '2026-11-29', currencyCode: 'PLN', customer: 'C-7', lines: [line()], parts: [], delivery: { way: 'firm', net: 20_00n, gross: 24_60n, taxRate: '23' },
    paymentMethod: 'on-account', wishedDate: null, remarks: '', specialTerms: '', checkPayments: false, rep: null, orderedBy: 'Anna Nowak', source: 'portal', splitWith: null,
    address: { kind: 'branch', key: 'B-3', company: 'Dywan', contactName: 'Anna', phone: '', streetLine: 'Prosta 1', city: 'Łódź', postalCode: '90-001', countryCode: 'PL' },
    ...change,
});
const units = (...codes: string[]) => new Set(codes);
const polish = { language: 'pl', calendar: 'gregorian' } as const;
const sameCode = (_: CodeTable, ours: string) => ours;
const valuesOf = (facts: OrderFacts, codeOf: (table: CodeTable, ours: string) => string | null = sameCode) =>
    orderDocuments(facts, units('roll', 'm2', 'piece')).map(document => mapOrderDocument(document, codeOf, polish));

describe('the documents of an order', () => {
    it('are one where all leaves together, known by the order’s code', () => {
        const [document, ...more] = orderDocuments(order(), units('roll'));
        expect(more).toEqual([]);
        expect(document).toMatchObject({ key: 'K-1042', warehouse: null, totalNet: 120_00n, totalGross: 147_60n });
    });

    it('are one for each warehouse of its assortment groups, the transport on the first', () => {
        const parts = [{ partId: 5, warehouse: 'Łódź', lineIds: [1] }, { partId: 6, warehouse: 'Gdańsk', lineIds: [2] }];
        const documents = orderDocuments(order({ lines: [line(), line({ lineId: 2, net: 5_00n, gross: 6_15n })], parts }), units('roll'));
        expect(documents.map(({ key, warehouse, totalNet, beside }) => ({ key, warehouse, totalNet, beside }))).toEqual([
            { key: 'K-1042', warehouse: 'Łódź', totalNet: 120_00n, beside: ['K-1042-2'] },
            { key: 'K-1042-2', warehouse: 'Gdańsk', totalNet: 5_00n, beside: ['K-1042'] },
        ]);
    });

    it('keep their keys when a part has lost its lines, and the transport goes on to the next', () => {
        const parts = [{ partId: 5, warehouse: 'Łódź', lineIds: [1] }, { partId: 6, warehouse: 'Gdańsk', lineIds: [2] }];
        const documents = orderDocuments(order({ lines: [line({ lineId: 2 })], parts }), units('roll'));
        expect(documents.map(({ key, totalNet }) => ({ key, totalNet }))).toEqual([{ key: documentKey('K-1042', 1), totalNet: 120_00n }]);
    });

    it('tell the other order of the same cart, when it was split by availability', () => {
        expect(valuesOf(order({ splitWith: 'K-1041' }))[0]).toMatchObject({ values: { remarks: expect.stringContaining('K-1041') as string } });
    });

    it('have each cent of a set on its parts, each line with the set’s name', () => {
        const part = fc.record({ quantity: fc.integer({ min: 1, max: 9 }), single: fc.bigInt({ min: 1n, max: 1_000_000n }), taxRate: fc.constantFrom('0', '8', '23') });
        fc.assert(
            fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 30 }), fc.bigInt({ min: 1n, max: 5_000_000n }), (partsOfSet, count, setNet) => {
                const shares = allocate(setNet * BigInt(count), partsOfSet.map(({ single, quantity }) => single * BigInt(quantity)));
                const lines = partsOfSet.map(({ quantity, taxRate }, index) => {
                    const net = shares[index] ?? 0n;
                    const sold = { unit: 'piece', baseUnit: 'piece', unitQuantity: quantity * count, quantity: quantity * count };
                    return line({ ...sold, lineId: index, net, gross: net + percentOf(net, taxRate, 'half-up'), taxRate, set: { code: 'BATH', quantity: count } });
                });
                const [document] = orderDocuments(order({ lines, delivery: { way: 'firm', net: 0n, gross: 0n, taxRate: '23' } }), units('piece'));
                expect(document?.totalNet).toBe(setNet * BigInt(count));
                const [mapped] = valuesOf(order({ lines }));
                expect(mapped).toMatchObject({ values: { lines: lines.map(() => ({ set: 'BATH', remark: `z zestawu BATH × ${count}` })) } });
            }),
        );
    });

    it('add up to the order whatever its parts are', () => {
        const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
        const lines = fc.array(fc.record({ net: amount, tax: amount, part: fc.integer({ min: 0, max: 4 }) }), { minLength: 1, maxLength: 20 });
        fc.assert(
            fc.property(lines, amount, fc.integer({ min: 1, max: 4 }), (facts, transport, partCount) => {
                const all = facts.map(({ net, tax }, lineId) => line({ lineId, net, gross: net + tax }));
                const parts = Array.from({ length: partCount }, (_, partId) => ({ partId, warehouse: `W${partId}`, lineIds: facts.flatMap((one, lineId) => (one.part === partId ? [lineId] : [])) }));
                const documents = orderDocuments(order({ lines: all, parts, delivery: { way: 'firm', net: transport, gross: transport, taxRate: '0' } }), units('roll'));
                const sum = (amounts: readonly bigint[]) => amounts.reduce((total, one) => total + one, 0n);
                expect(sum(documents.map(({ totalGross }) => totalGross))).toBe(sum(all.map(({ gross }) => gross)) + transport);
                expect(documents.flatMap(document => document.lines)).toHaveLength(all.length);
                expect(new Set(documents.map(({ key }) => key)).size).toBe(documents.length);
            }),
        );
    });
});

describe('how much a line is, for the ERP', () => {
    const sold = { unit: 'roll', unitQuantity: 2, baseUnit: 'm2', quantity: 50, rollWidthCm: null };
    const cut = { unit: 'cm', unitQuantity: 345, baseUnit: 'cm', quantity: 345, rollWidthCm: 400 };

    it('goes in the unit it was sold in where the ERP knows that', () => {
        expect(documentQuantity(sold, units('roll', 'm2'))).toMatchObject({ unit: 'roll', quantity: '2' });
    });

    it('is said in the base unit where it does not', () => {
        expect(documentQuantity(sold, units('m2'))).toMatchObject({ unit: 'm2', quantity: '50' });
    });

    it('of a cut is exact in metres or square metres', () => {
        expect(documentQuantity(cut, units('metre'))).toMatchObject({ unit: 'metre', quantity: '3.45' });
        expect(documentQuantity(cut, units('m2'))).toMatchObject({ unit: 'm2', quantity: '13.8' });
    });

    it('stays the base unit where the ERP knows none, so that the mapping names it', () => {
        expect(documentQuantity(sold, units('piece'))).toMatchObject({ unit: 'm2' });
    });

    it('has a price of one unit that goes with it', () => {
        const [document] = orderDocuments(order({ lines: [line({ ...cut, net: 999_99n })] }), units('m2'));
        expect(document?.lines[0]).toMatchObject({ unit: 'm2', quantity: '13.8', unitNet: '72.4630' });
    });
});

describe('a document in the codes of the ERP', () => {
    it('names the first field that the mapping does not know, and is not sent', () => {
        const codeOf = (table: CodeTable, ours: string) => (table === 'taxes' ? null : ours);
        expect(valuesOf(order(), codeOf)).toEqual([{ unmapped: { field: 'lines.1.tax', table: 'taxes', ours: '23' } }]);
    });

    it('asks to check payments when the buyer was over his limit or late', () => {
        expect(valuesOf(order({ checkPayments: true }))[0]).toMatchObject({ values: { checkPayments: true, remarks: expect.stringContaining('sprawdź płatności') as string } });
        expect(valuesOf(order())[0]).toMatchObject({ values: { checkPayments: false, remarks: '' } });
    });

    it('tells the wished day in its remarks, before what the customer wrote', () => {
        expect(valuesOf(order({ wishedDate: '2026-12-05', remarks: 'po 8:00' }))[0]).toMatchObject({ values: { remarks: 'Oczekiwana data dostawy: 05.12.2026\npo 8:00', wishedDate: '2026-12-05' } });
    });

    it('says the wished day in the firm’s own calendar', () => {
        const [document] = orderDocuments(order({ wishedDate: '2026-11-29' }), units('roll'));
        const mapped = document && mapOrderDocument(document, sameCode, { language: 'fa', calendar: 'jalali' });
        expect(mapped).toMatchObject({ values: { remarks: expect.stringMatching(/۱۴۰۵/) as string } });
    });

    it('tells which rep made it, and where the order came from', () => {
        expect(valuesOf(order({ rep: 'Jan Kowal', source: 'rep' }))[0]).toMatchObject({ values: { rep: 'Jan Kowal', source: 'rep', orderedBy: 'Anna Nowak' } });
    });

    it('writes an address for this once out, and names one that lasts', () => {
        const once = { ...order().address, kind: 'once', key: null } as const;
        expect(valuesOf(order({ address: once }))[0]).toMatchObject({ values: { addressKind: 'once', addressKey: null, addressStreet: 'Prosta 1', remarks: 'Adres jednorazowy, tylko do tego zamówienia' } });
        expect(valuesOf(order())[0]).toMatchObject({ values: { addressKind: 'branch', addressKey: 'B-3' } });
    });

    it('has amounts as decimal texts', () => {
        expect(valuesOf(order())[0]).toMatchObject({ values: { net: '120.00', gross: '147.60', deliveryNet: '20.00', lines: [{ net: '100.00', gross: '123.00', unitNet: '50.0000', quantity: '2' }] } });
    });
});
