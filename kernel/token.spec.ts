import { hashOf, isToken, newToken } from './token';

describe('tokens', () => {
    it('are 43 characters of a link, each another', () => {
        const made = new Set(Array.from({ length: 10_000 }, newToken));
        expect(made.size).toBe(10_000);
        expect([...made].every(isToken)).toBe(true);
    });

    it('have all bits random', () => {
        const ones = Array<number>(256).fill(0);
        for (let turn = 0; turn < 2_000; turn++) {
            Buffer.from(newToken(), 'base64url').forEach((byte, at) => {
                for (let bit = 0; bit < 8; bit++) ones[8 * at + bit] = (ones[8 * at + bit] ?? 0) + ((byte >> bit) & 1);
            });
        }
        // Six deviations of a fair coin: 2,000 throws, 22.4 each.
        expect(ones.every(count => Math.abs(count - 1_000) < 135)).toBe(true);
    });

    it('are no token with a character less, more or other', () => {
        const token = newToken();
        expect([token.slice(1), `${token}A`, `${token.slice(1)}=`, ` ${token.slice(1)}`, `${token}\n`].map(isToken)).toEqual(Array(5).fill(false));
    });

    it('are kept as their SHA-256', () => {
        expect(hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    });
});
