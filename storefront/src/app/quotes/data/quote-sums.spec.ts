import { compared, lineAt, sumsOf } from './quote-sums';
import { QuoteLine, QuoteVersion } from './quotes';

const line = (more: Partial<QuoteLine> = {}): QuoteLine =>
    ({ id: '1', variantId: '7', name: 'Carpet', sku: 'C-7', unit: 'roll', unitQuantity: 4, unitQuantityMax: 8, quantity: 100, unitNet: 905, taxRate: 9, rollWidthCm: null, answer: null, ...more }) as QuoteLine;
const version = (lines: QuoteLine[]): QuoteVersion => ({ number: 1, lines }) as QuoteVersion;

describe('the sums of a quote', () => {
    it('follow the quantity that is chosen', () => {
        expect(lineAt(line(), 4)).toEqual({ net: 90_500, gross: 98_645 });
        expect(lineAt(line(), 8)).toEqual({ net: 181_000, gross: 197_290 });
        expect(lineAt(line({ rollWidthCm: 400, unitQuantity: 1, quantity: 250 }), 1)).toEqual({ net: 9_050, gross: 9_865 });
    });

    it('leave out what was rejected or is not wanted', () => {
        const both = version([line(), line({ id: '2', answer: 'reject' }), line({ id: '3' })]);
        expect(sumsOf(both, {}).net).toBe(181_000);
        expect(sumsOf(both, { 3: 0 }).net).toBe(90_500);
    });

    it('puts the versions of an article side by side', () => {
        const [one, two] = [line(), line({ id: '9', variantId: '8', name: 'Tile' })];
        expect(compared([version([one]), version([one, two])])).toMatchObject([
            { variantId: '7', cells: [one, one] },
            { variantId: '8', name: 'Tile', cells: [null, two] },
        ]);
    });
});
