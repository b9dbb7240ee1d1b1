import { comparedRows } from './differences';
import { leastQuantity, nearestQuantities, optionGroups, variantAfterChoice } from './variant-choice';

const variant = (colour: string, width: string) => ({
    options: [
        { group: 'Colour', value: colour },
        { group: 'Width', value: width },
    ],
});
const variants = [variant('red', '2 m'), variant('red', '4 m'), variant('blue', '4 m')];

describe('choosing an article', () => {
    it('keeps the other choices where it can', () => {
        expect(variantAfterChoice(variants, variants[1]!, 'Colour', 'blue')).toBe(variants[2]);
        expect(variantAfterChoice(variants, variants[0]!, 'Colour', 'blue')).toBe(variants[2]);
        expect(variantAfterChoice(variants, variants[0]!, 'Colour', 'green')).toBeNull();
    });

    it('lists each value once', () => {
        expect(optionGroups(variants)).toEqual([
            { name: 'Colour', values: ['red', 'blue'] },
            { name: 'Width', values: ['2 m', '4 m'] },
        ]);
    });
});

describe('quantities', () => {
    it('ask for at least the minimum, in any unit', () => {
        expect(leastQuantity(10, { factor: 25, perUnits: 1 })).toBe(1);
        expect(leastQuantity(60, { factor: 25, perUnits: 1 })).toBe(3);
    });

    it.each([
        [50, []],
        [52, [50, 55]],
        [7, [10]],
        [12, [10, 15]],
    ])('%s has the neighbours %j', (quantity, neighbours) =>
        expect(nearestQuantities(quantity, 10, 5)).toEqual(neighbours),
    );
});

it('compares features by name and says where they differ', () => {
    const rows = comparedRows([
        { options: [], features: [{ name: 'Yarn', value: 'wool' }] },
        {
            options: [],
            features: [
                { name: 'Yarn', value: 'wool' },
                { name: 'Pile', value: '8 mm' },
            ],
        },
    ]);
    expect(rows).toEqual([
        { name: 'Yarn', values: ['wool', 'wool'], isDifferent: false },
        { name: 'Pile', values: [null, '8 mm'], isDifferent: true },
    ]);
});
