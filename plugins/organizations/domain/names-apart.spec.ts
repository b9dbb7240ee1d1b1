import fc from 'fast-check';

import { searchKey } from '../../../kernel/text';
import { namesApart } from './names-apart';

const named = (...names: string[]) => names.map((name, id) => ({ id, name }));

describe('namesApart', () => {
    it('renames only what is called like something that is there, however it is written', () => {
        expect(namesApart(named('Buyers', 'Storekeeper'), ['buyers'], 'Karoon', 60)).toEqual([{ id: 0, from: 'Buyers', to: 'Buyers (Karoon)' }]);
        expect(namesApart(named('كارشناس'), ['کارشناس'], 'Karoon', 60)).toEqual([{ id: 0, from: 'كارشناس', to: 'كارشناس (Karoon)' }]);
    });

    it('takes a number where the marked name is taken too', () => {
        expect(namesApart(named('Depot', 'Depot (Karoon)'), ['Depot'], 'Karoon', 60)).toEqual([{ id: 0, from: 'Depot', to: 'Depot (Karoon 2)' }]);
    });

    it('keeps within the length, whatever the mark', () => {
        const [one] = namesApart(named('x'.repeat(60)), ['x'.repeat(60)], 'a very long name of a company that has no end', 60);
        expect(one?.to).toHaveLength(60);
    });

    it('leaves no two alike', () => {
        const names = fc.array(fc.constantFrom('a', 'A', 'b', 'a (m)', 'b (m 2)', 'c'), { maxLength: 6 });
        fc.assert(
            fc.property(fc.uniqueArray(fc.constantFrom('a', 'b', 'a (m)', 'b (m 2)', 'c'), { maxLength: 5 }), names, (own, there) => {
                const incoming = named(...own);
                const renamed = new Map(namesApart(incoming, there, 'm', 20).map(one => [one.id, one.to]));
                const after = incoming.map(({ id, name }) => searchKey(renamed.get(id) ?? name));
                expect(new Set([...after, ...there.map(searchKey)]).size).toBe(after.length + new Set(there.map(searchKey)).size);
            }),
        );
    });
});
