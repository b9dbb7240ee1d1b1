import fc from 'fast-check';

import { afterBroadcastEvent, type BroadcastEvent, type BroadcastState } from './broadcast-states';
import { readPercent, textFor, textLanguages } from './broadcast-texts';

describe('the way of a broadcast', () => {
    it('is changed before it is scheduled only, and withdrawn until it is', () => {
        expect([afterBroadcastEvent('draft', 'change'), afterBroadcastEvent('scheduled', 'change'), afterBroadcastEvent('sent', 'change')]).toEqual(['draft', null, null]);
        expect((['draft', 'scheduled', 'sending', 'sent'] as const).map(state => afterBroadcastEvent(state, 'withdraw'))).toEqual(Array(4).fill('withdrawn'));
    });

    it('goes to nobody once it is withdrawn or sent', () => {
        const event = fc.constantFrom<BroadcastEvent>('change', 'schedule', 'begin', 'finish', 'withdraw');
        fc.assert(fc.property(fc.array(event, { maxLength: 12 }), events => {
            let state: BroadcastState = 'draft';
            let isOver = false;
            for (const one of events) {
                const next = afterBroadcastEvent(state, one);
                if (isOver) expect(next === null || next === 'withdrawn').toBe(true);
                state = next ?? state;
                isOver ||= state === 'sent' || state === 'withdrawn';
            }
        }));
    });
});

describe('the text that somebody reads', () => {
    const text = (language: (typeof textLanguages)[number]) => ({ language, subject: language, text: language });

    it('is in his language, else English, else what there is', () => {
        expect(textFor([text('en'), text('fa')], 'fa').subject).toBe('fa');
        expect(textFor([text('fa'), text('en')], 'pl').subject).toBe('en');
        expect(textFor([text('ru'), text('fa')], 'pl').subject).toBe('ru');
    });
});

it('counts readers in whole per cent, and says a hundred of all only', () => {
    expect([readPercent(0, 0), readPercent(3, 1), readPercent(1000, 999), readPercent(7, 7)]).toEqual([0, 33, 99, 100]);
    fc.assert(fc.property(fc.nat(10_000), fc.nat(10_000), (all, read) => {
        const readers = Math.min(all, read);
        expect(readPercent(all, readers) === 100).toBe(all > 0 && readers === all);
    }));
});
