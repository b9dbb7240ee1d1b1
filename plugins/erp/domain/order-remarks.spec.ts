import type { OrderDocument } from './order-document';
import { documentRemarks, lineRemark } from './order-remarks';

const order = { checkPayments: true, wishedDate: '2026-12-03', specialTerms: '', address: { kind: 'lasting' }, rep: 'Anna', splitWith: null, remarks: 'By the west gate' };
const document = (more: object = {}, beside: readonly string[] = []) => ({ order: { ...order, ...more }, beside }) as unknown as OrderDocument;

describe('what the ERP reads on a document', () => {
    it('begins with what asks something of its people and ends with the customer’s own words', () => {
        const lines = documentRemarks(document(), { language: 'en', calendar: 'gregorian' }).split('\n');
        expect(lines[0]).toBe('check payments');
        expect(lines[1]).toContain('Wished delivery date');
        expect(lines.at(-1)).toBe('By the west gate');
        expect(lines).toHaveLength(4);
    });

    it('says nothing of what is not so', () => {
        expect(documentRemarks(document({ checkPayments: false, wishedDate: null, rep: null, remarks: '' }), { language: 'pl', calendar: 'gregorian' })).toBe('');
    });

    it('names the parts of the same order', () => expect(documentRemarks(document({}, ['K-1/2']), { language: 'ru', calendar: 'gregorian' })).toContain('K-1/2'));

    it('names the set that a line came of before what was written beside it', () => {
        const line = { set: { code: 'S-1', quantity: 2 }, remark: 'blue' } as unknown as OrderDocument['lines'][number];
        expect(lineRemark(line, { language: 'en', calendar: 'gregorian' })).toBe('of set S-1 × 2; blue');
        expect(lineRemark({ ...line, set: null }, { language: 'en', calendar: 'gregorian' })).toBe('blue');
    });
});
