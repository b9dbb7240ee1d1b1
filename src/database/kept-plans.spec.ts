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

    it('keeps a callback, wherever it stands', () => {
        const done = () => undefined;
        expect(withKeptPlan([`${keptMark} SELECT 1`, done])[1]).toBe(done);
        expect(withKeptPlan([`${keptMark} SELECT $1::int`, [1], done])[1]).toBe(done);
    });
});
