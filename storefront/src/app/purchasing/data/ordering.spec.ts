import { CartLine } from '../../shared/data/cart';
import { changesOf, draftedLines, quantityInUnit, withoutSent } from './cart-draft';
import { milestonesOf } from './milestones';
import { dateOf, dayOf } from '../../shared/date/day';
import { refuseWishedDate } from './wished-date';

const line: CartLine = {
    id: '1',
    variantId: '7',
    productSlug: 'velvet',
    name: 'Velvet',
    sku: 'V-1',
    imageUrl: null,
    unit: 'roll',
    unitQuantity: 2,
    quantity: 50,
    baseUnit: 'm2',
    unitNet: 100,
    lineNet: 5000,
    lineGross: 5500,
    rollWidthCm: null,
    bonusQuantity: 0,
    bonusOffNet: 0,
    orderOffNet: 0,
    bonus: null,
    taxRate: 10,
    remark: null,
    increment: 5,
    minQuantity: 10,
    units: [
        { code: 'm2', name: 'm²', factor: 1, perUnits: 1 },
        { code: 'roll', name: 'roll', factor: 25, perUnits: 1 },
        { code: 'pallet', name: 'pallet', factor: 250, perUnits: 1 },
    ],
};

describe('drafts of the cart', () => {
    it('lie on top of what the server told, and nothing else is touched', () => {
        const [drafted] = draftedLines([line], { '7': { unit: 'roll', quantity: 3, remark: 'soft' } });
        expect(drafted).toMatchObject({ unitQuantity: 3, remark: 'soft', isUnsaved: true, lineNet: 5000 });
        expect(draftedLines([line], {})).toEqual([{ ...line, isUnsaved: false }]);
    });

    it('take a line away when its quantity is nought', () => {
        expect(draftedLines([line], { '7': { unit: 'roll', quantity: 0, remark: '' } })).toEqual([]);
    });

    it('become one request', () => {
        expect(changesOf({ '7': { unit: 'm2', quantity: 5, remark: '' } })).toEqual([
            { variantId: '7', unit: 'm2', quantity: 5, remark: '', mode: 'SET' },
        ]);
    });

    it('typed while a request was on its way are kept', () => {
        const sent = { '7': { unit: 'm2', quantity: 5, remark: '' }, '8': { unit: 'm2', quantity: 1, remark: '' } };
        const now = { ...sent, '7': { unit: 'm2', quantity: 6, remark: '' } };
        expect(withoutSent(now, sent)).toEqual({ '7': now['7'] });
    });

    it('keep the amount when the unit changes, and round up what does not fit', () => {
        expect(quantityInUnit(line, 'm2')).toBe(50);
        expect(quantityInUnit({ ...line, unit: 'm2', unitQuantity: 60 }, 'roll')).toBe(3);
        expect(quantityInUnit({ ...line, unitQuantity: 11 }, 'pallet')).toBe(2);
    });
});

describe('refuseWishedDate', () => {
    const days = { earliestDate: '2026-12-01', weekendDays: [5], holidays: ['2026-12-08'] };

    it.each([
        ['2026-11-30', 'too-early'],
        ['2026-12-01', null],
        ['2026-12-04', 'weekend'],
        ['2026-12-08', 'holiday'],
        ['2026-12-09', null],
    ])('%s: %s', (day, refusal) => expect(refuseWishedDate(day, days)).toBe(refusal));

    it('reads and writes the same day', () => expect(dayOf(dateOf('2026-03-01'))).toBe('2026-03-01'));
});

describe('milestonesOf', () => {
    const history = [
        { at: '1', state: 'Submitted' },
        { at: '2', state: 'Approved' },
    ];

    it('marks what is behind, here and ahead', () => {
        expect(milestonesOf('Approved', history).map((step) => step.state)).toEqual([
            'done',
            'current',
            'ahead',
            'ahead',
            'ahead',
            'ahead',
        ]);
    });

    it('has everything done at the end', () => {
        expect(milestonesOf('Completed', history).every((step) => step.state === 'done')).toBe(true);
    });

    it('stops where a cancelled order was', () => {
        const stopped = milestonesOf('Cancelled', [...history, { at: '3', state: 'Cancelled' }]);
        expect(stopped.find((step) => step.state === 'current')?.name).toBe('Approved');
    });
});
