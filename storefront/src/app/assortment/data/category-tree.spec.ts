import { Category, categoryChoices, categoryPath } from './category-tree';

const one = (id: string, parentId: string | null): Category => ({ id, parentId, name: id, count: 1 });
const tree = [one('floor', null), one('moquette', 'floor'), one('tile', 'floor'), one('hotel', 'moquette'), one('wall', null)];
const ids = (categories: Category[]) => categories.map((category) => category.id);

describe('the tree of categories', () => {
    it('leads from the top to a category', () => {
        expect(ids(categoryPath(tree, 'hotel'))).toEqual(['floor', 'moquette', 'hotel']);
        expect([categoryPath(tree, 'gone'), categoryPath(tree, undefined)]).toEqual([[], []]);
    });

    it('offers what lies below, and beside where nothing does', () => {
        expect(ids(categoryChoices(tree, undefined))).toEqual(['floor', 'wall']);
        expect(ids(categoryChoices(tree, 'floor'))).toEqual(['moquette', 'tile']);
        expect(ids(categoryChoices(tree, 'hotel'))).toEqual(['hotel']);
        expect(ids(categoryChoices(tree, 'gone'))).toEqual(['floor', 'wall']);
    });

    it('does not run in a circle, and takes what has no visible parent for the top', () => {
        expect(ids(categoryPath([one('a', 'b'), one('b', 'a')], 'a'))).toEqual(['b', 'a']);
        expect(ids(categoryChoices([one('a', 'hidden')], undefined))).toEqual(['a']);
    });
});
