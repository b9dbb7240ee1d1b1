import { keptMark } from '../../kernel/vendure-sql';
import { withKeptPlan } from './kept-plans';

describe('withKeptPlan', () => {
    it('names a marked text, the same each time, and leaves all others as they are', () => {
        const [first] = withKeptPlan([`${keptMark} SELECT $1::int`, [1]]);
        const [second] = withKeptPlan([`${keptMark} SELECT $1::int`, [2]]);
        expect(first).toMatchObject({ text: `${keptMark} SELECT $1::int`, values: [1] });
        expect((second as { name: string }).name).toBe((first as { name: string }).name);
        expect(withKeptPlan([`${keptMark} SELECT 2`])[0]).not.toMatchObject({ name: (first as { name: string }).name });
        expect(withKeptPlan(['SELECT 1', [1]])).toEqual(['SELECT 1', [1]]);
        const config = { text: 'SELECT 1' };
        expect(withKeptPlan([config])[0]).toBe(config);
    });

    it('leaves one that names very many rows to be planned for them', () => {
        const text = `${keptMark} SELECT unnest($1::int[])`;
        const many = Array.from({ length: 501 }, (_, i) => i);
        expect(withKeptPlan([text, [many]])).toEqual([text, [many]]);
        expect(withKeptPlan([text, [many.slice(1)]])[0]).toMatchObject({ text, values: [many.slice(1)] });
    });

    it('keeps a callback, wherever it stands', () => {
        const done = () => undefined;
        expect(withKeptPlan([`${keptMark} SELECT 1`, done])[1]).toBe(done);
        expect(withKeptPlan([`${keptMark} SELECT $1::int`, [1], done])[1]).toBe(done);
    });
});
