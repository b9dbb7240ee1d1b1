import { refuseDocument } from './refuse-long-documents';

describe('documents at the door', () => {
    it('may be as long as the limit, and not longer', () => {
        expect(refuseDocument('x'.repeat(100), { characters: 100 })).toBeNull();
        expect(refuseDocument('x'.repeat(101), { characters: 100 })).toContain('longer than 100');
    });

    it('may have a hundred fragments, and not more', () => {
        const fragments = (count: number) => 'fragment a on Query { b } '.repeat(count);
        expect(refuseDocument(fragments(100), { characters: 10_000 })).toBeNull();
        expect(refuseDocument(fragments(101), { characters: 10_000 })).toContain('more than 100 fragments');
    });
});
