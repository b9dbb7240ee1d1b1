import { webcrypto } from 'node:crypto';

import { attemptKey, endAttempt, AttemptStorage } from './attempt';
import { fieldsOf } from './failure';

Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });

function storage(): AttemptStorage {
    const kept = new Map<string, string>();
    return {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
        removeItem: (key) => void kept.delete(key),
    };
}

describe('attemptKey', () => {
    it('stays the same for the same request, so that a retry is no second order', () => {
        const kept = storage();
        expect(attemptKey('place', { total: 5 }, kept)).toBe(attemptKey('place', { total: 5 }, kept));
    });

    it('is new for a changed request, and after the answer', () => {
        const kept = storage();
        const first = attemptKey('place', { total: 5 }, kept);
        const second = attemptKey('place', { total: 6 }, kept);
        expect(second).not.toBe(first);
        endAttempt('place', kept);
        expect(attemptKey('place', { total: 6 }, kept)).not.toBe(second);
    });
});

describe('fieldsOf', () => {
    it('finds what the server says about single fields', () => {
        expect(fieldsOf('input.phone: should be a telephone number; emailAddress: is missing')).toEqual({
            phone: 'should be a telephone number',
            emailAddress: 'is missing',
        });
        expect(fieldsOf('Something else')).toEqual({});
    });
});
