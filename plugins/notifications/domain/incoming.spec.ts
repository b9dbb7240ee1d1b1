import fc from 'fast-check';

import { callbackRecords, keptText, wishOf } from './incoming';

it.each(['STOP', ' stop. ', 'لغو', 'لغو۱۱', 'لغو 11', '11', '۱۱', 'Стоп', '«لغو»', 'Rezygnuję'])('takes %j for a wish to get no more', text => {
    expect(wishOf(text)).toBe('stop');
});

it.each(['start', 'شروع', 'СТАРТ'])('takes %j for a wish to get them again', text => {
    expect(wishOf(text)).toBe('start');
});

it.each(['لطفا سفارش را لغو کنید', 'please stop the lorry at gate 2', '111', '', 'Bądźcie o 11'])('leaves %j to a person', text => {
    expect(wishOf(text)).toBe('talk');
});

it('reads query, form, JSON and lists as flat texts', () => {
    expect(callbackRecords({ a: '1' }, { b: 2, c: { d: 1 }, e: ['x'], f: 'y'.repeat(5_000) })).toEqual([{ a: '1', b: '2' }]);
    expect(callbackRecords({}, [{ messageid: 1 }, null, 'x', { messageid: 2 }])).toEqual([{ messageid: '1' }, { messageid: '2' }]);
    expect(callbackRecords(undefined, undefined)).toEqual([]);
});

it('never throws on what strangers send, and keeps nothing but text', () => {
    fc.assert(
        fc.property(fc.anything(), fc.anything(), (query, body) => {
            for (const record of callbackRecords(query, body)) {
                for (const value of Object.values(record)) expect(typeof value).toBe('string');
            }
        }),
    );
    fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 50 }), text => {
            const kept = keptText(text);
            expect(kept).not.toMatch(/\p{Cs}/u);
            expect(keptText(kept)).toBe(kept);
            expect(['stop', 'start', 'talk']).toContain(wishOf(text));
        }),
    );
});

it('takes control characters out and leaves line breaks', () => {
    expect(keptText('a\u0000b\r\nc\u001b[31m')).toBe('ab\nc[31m');
});
