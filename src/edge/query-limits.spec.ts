import { buildSchema, parse, validate } from 'graphql';

import { limitRules } from './query-limits';

const schema = buildSchema('type Query { a: Query, b: Int, login(n: Int): Int }');
const limits = { characters: 200, depth: 4, aliases: 3, cost: 40 };

function refusals(document: string): string[] {
    return validate(schema, parse(document), limitRules(limits)).map(error => error.message);
}

describe('limits of a document', () => {
    it('leave alone what is within them', () => {
        expect(refusals('{ a { b } }')).toEqual([]);
    });

    it('count the depth of the fields, however they are spelled in fragments', () => {
        expect(refusals('{ a { ...one } } fragment one on Query { ... on Query { ... on Query { b } } }').join()).not.toContain('depth');
        expect(refusals('{ a { ...one } } fragment one on Query { a { a { a { a { b } } } } }').join()).toMatch(/depth limit of 4/);
    });

    it.each([
        ['depth', '{ a { a { a { a { a { b } } } } } }', /depth limit of 4/],
        ['aliases', '{ c: b d: b e: b f: b }', /Aliases limit of 3/],
        ['cost', `{ a { a { a { ${'b '.repeat(20)} } } } }`, /Cost limit of 40/],
        ['length', `{ b } # ${'x'.repeat(200)}`, /longer than 200/],
        ['guesses', '{ login(n: 1) x: login(n: 2) }', /may hold one of/],
    ])('report too much %s as an error of the document', (_, document, message) => {
        expect(refusals(document).join()).toMatch(message);
    });
});
