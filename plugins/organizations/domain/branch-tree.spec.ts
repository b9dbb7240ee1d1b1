import fc from 'fast-check';

import { isOwnAncestor } from './branch-tree';

describe('isOwnAncestor', () => {
    it('sees a branch above its new parent', () => {
        const parents = new Map([[1, null], [2, 1], [3, 2]]);
        expect(isOwnAncestor(1, 3, parents)).toBe(true);
        expect(isOwnAncestor(2, 2, parents)).toBe(true);
        expect(isOwnAncestor(3, 1, parents)).toBe(false);
    });

    it('keeps every branch on a path to a root, whatever moves are asked for', () => {
        fc.assert(
            fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 40 }), moves => {
                const parents = new Map<number, number | null>(Array.from({ length: 10 }, (_, id) => [id, null]));
                for (const [id, parentId] of moves) {
                    if (!isOwnAncestor(id, parentId, parents)) parents.set(id, parentId);
                }
                for (const id of parents.keys()) {
                    let steps = 0;
                    for (let at: number | null = id; at !== null; at = parents.get(at) ?? null) {
                        expect(steps++).toBeLessThan(10);
                    }
                }
            }),
        );
    });
});
