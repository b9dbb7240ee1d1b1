import { pastedRows, placesOf } from './price-grid-cells';

const rows = [
    { id: '1', sku: 'A', minQuantity: 1 },
    { id: '2', sku: 'A', minQuantity: 50 },
    { id: '3', sku: 'B', minQuantity: 1 },
];

describe('prices pasted from a spreadsheet', () => {
    it('go down from the cell, and past the last row they are named', () => {
        const { cells, lost } = placesOf(pastedRows('100\r\n\r\n300\r\n400\r\n'), rows, '1');
        expect([...cells]).toEqual([['1', '100'], ['3', '300']]);
        expect(lost).toEqual(['400']);
    });

    it('find their rows by code, and by code and quantity', () => {
        const { cells, lost } = placesOf(pastedRows('b\t7\nA\t50\t90,5\na\t1\t100\nNOPE\t1'), rows, '3');
        expect([...cells]).toEqual([['3', '7'], ['2', '90,5'], ['1', '100']]);
        expect(lost).toEqual(['NOPE']);
    });
});
