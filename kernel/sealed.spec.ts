import { seal, sealingKey, unseal } from './sealed';

describe('what is sealed', () => {
    const key = sealingKey('a secret beside the database', 'tests');

    it('opens for its record, and reads differently each time', () => {
        const sealed = seal(key, 'courier:1', 'token – توکن');
        expect(unseal(key, 'courier:1', sealed)).toBe('token – توکن');
        expect(seal(key, 'courier:1', 'token – توکن')).not.toBe(sealed);
    });

    it('opens for no other record, with no other key, and not when it was altered', () => {
        const sealed = seal(key, 'courier:1', 'token');
        expect(() => unseal(key, 'courier:2', sealed)).toThrow();
        expect(() => unseal(sealingKey('another secret', 'tests'), 'courier:1', sealed)).toThrow();
        const bytes = Buffer.from(sealed, 'base64');
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
        expect(() => unseal(key, 'courier:1', bytes.toString('base64'))).toThrow();
    });
});
