import { problemKey } from './problems';

describe('problemKey', () => {
    it('names the right digit only where it is known', () => {
        expect(problemKey({ field: 'taxId', reason: 'tax-check-digit', expected: '4' })).toBe(
            'access.problem.tax-check-digit',
        );
        expect(problemKey({ field: 'taxId', reason: 'tax-check-digit', expected: '' })).toBe(
            'access.problem.tax-digit',
        );
        expect(problemKey({ field: 'phone', reason: 'phone', expected: '' })).toBe('access.problem.phone');
    });
});
