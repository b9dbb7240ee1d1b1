import fc from 'fast-check';
import { createHash } from 'node:crypto';

import { forget, forgetText } from './forgetting';
import { canonical, erasureDigest, erasureText, firstBroken, firstHash, type Link, linkText, type SealedFacts } from './hash-chain';
import { type Json, redacted } from './redaction';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

function facts(id: number, reason: string | null = null): SealedFacts {
    return {
        ...{ id, at: '2026-11-22T10:00:00.000001', actor: 'staff:1', actorName: 'mina', companyId: null, action: 'order.approve' },
        ...{ entity: 'Order', entityId: String(id), before: null, after: { state: 'Approved' }, reason, requestId: null, subject: null },
    };
}

function chain(length: number): Link[] {
    let previousHash = firstHash;
    return Array.from({ length }, (_, index) => {
        const link = { position: index + 1, previousHash, facts: facts(index + 1), erased: null, hash: hash(linkText(previousHash, facts(index + 1))) };
        previousHash = link.hash;
        return link;
    });
}
const start = { position: 0, hash: firstHash };

describe('the chain', () => {
    it('holds when nothing was touched', () => {
        expect(firstBroken(chain(5), start, hash)).toBeNull();
        expect(firstBroken([], start, hash)).toBeNull();
    });

    it('breaks at the entry that was changed, removed, moved or added', () => {
        const changed = chain(5).map(link => (link.position === 3 ? { ...link, facts: facts(3, 'other') } : link));
        expect(firstBroken(changed, start, hash)).toBe(3);
        expect(firstBroken(chain(5).map(link => (link.position === 2 ? { ...link, facts: null } : link)), start, hash)).toBe(2);
        expect(firstBroken(chain(5).filter(link => link.position !== 4), start, hash)).toBe(4);
        expect(firstBroken(chain(5).slice(1), start, hash)).toBe(1);
        const [first, second, third] = chain(3) as [Link, Link, Link];
        expect(firstBroken([first, third, second], start, hash)).toBe(2);
    });

    it('holds over an entry out of which personal data were taken, and only with what is told to be left of it', () => {
        const left = { ...facts(3), actorName: 'person-1' };
        const erased = (text: SealedFacts, told: SealedFacts) =>
            chain(5).map(link => (link.position === 3 ? { ...link, facts: text, erased: hash(erasureText(told)) } : link));
        expect(firstBroken(erased(left, left), start, hash)).toBeNull();
        expect(firstBroken(erased({ ...left, action: 'order.reject' }, left), start, hash)).toBe(3);
        expect(erasureDigest([{ entryId: 2, hash: 'b' }, { entryId: 1, hash: 'a' }])).toBe('1:a\n2:b');
    });

    it('goes on from where an earlier batch ended', () => {
        const links = chain(6);
        const before = { position: 3, hash: links[2]?.hash ?? '' };
        expect(firstBroken(links.slice(3), before, hash)).toBeNull();
        expect(firstBroken(links.slice(3), { ...before, hash: firstHash }, hash)).toBe(4);
    });

    it('does not depend on the order of an object’s keys', () => {
        expect(canonical({ b: 1, a: [null, { d: 'x', c: true }] })).toBe(canonical({ a: [null, { c: true, d: 'x' }], b: 1 }));
        fc.assert(fc.property(fc.jsonValue(), value => expect(JSON.parse(canonical(value as Json))).toEqual(JSON.parse(JSON.stringify(value)))));
    });
});

describe('redaction', () => {
    it('hides what looks secret, at any depth', () => {
        const hidden = redacted({
            ...{ name: 'Mina', passwordHash: 'x', newPassword: 'x', token: 'x', pin: '1234', shipping: 'keep' },
            integration: { apiKey: 'x', 'api-key': 'x', clientSecret: 'x', list: [{ Authorization: 'x' }] },
        });
        expect(hidden).toEqual({
            ...{ name: 'Mina', passwordHash: '[hidden]', newPassword: '[hidden]', token: '[hidden]', pin: '[hidden]', shipping: 'keep' },
            integration: { apiKey: '[hidden]', 'api-key': '[hidden]', clientSecret: '[hidden]', list: [{ Authorization: '[hidden]' }] },
        });
    });

    it('makes plain JSON of dates, big numbers, and objects that contain themselves', () => {
        const loop: Record<string, unknown> = { at: new Date('2026-11-22T10:00:00Z'), limit: 12n, left: undefined, tags: new Set(['a']) };
        loop.self = loop;
        const plain = redacted(loop) as Record<string, unknown>;
        expect(plain).toMatchObject({ at: '2026-11-22T10:00:00.000Z', limit: '12', tags: ['a'] });
        expect(JSON.stringify(plain)).toContain('…');
    });

    it('gives what PostgreSQL’s jsonb takes, for anything', () => {
        fc.assert(fc.property(fc.anything(), value => expect(() => JSON.stringify(redacted(value))).not.toThrow()));
    });
});

describe('forgetting a person', () => {
    const forgetting = { pattern: /sara@firm\.example|sara karimi/gi, values: new Set(['Azadi 1']), pseudonym: 'person-1' };

    it('puts the pseudonym for what gives him away, and a mark for what stood in his own records', () => {
        expect(forgetText('From Sara Karimi <SARA@firm.example>', forgetting)).toBe('From person-1 <person-1>');
        expect(forget({ a: ['Azadi 1', 'Azadi 12', 5, null], b: { c: 'sara karimi' } }, forgetting, false)).toEqual({ a: ['[erased]', 'Azadi 12', 5, null], b: { c: 'person-1' } });
        expect(forgetText('nothing', { ...forgetting, pattern: null })).toBe('nothing');
    });

    it("takes whole fields out of his own record, whatever stood there before", () => {
        expect(forget({ phone: '+48111222333', state: 'new', companyId: 4, note: '' }, forgetting, true)).toEqual({ phone: '[erased]', state: 'new', companyId: 4, note: '' });
    });
});
