import fc from 'fast-check';

import { afterThreadEvent, type ThreadEvent, type ThreadState, waitingSince } from './thread-states';

const event = fc.constantFrom<ThreadEvent>('member-writes', 'staff-answers', 'close');

describe('the life of a thread', () => {
    it('goes from a question to an answer to its end', () => {
        expect(afterThreadEvent('open', 'staff-answers')).toBe('answered');
        expect(afterThreadEvent('answered', 'close')).toBe('closed');
    });

    it('opens again when the member writes, and then only', () => {
        expect(afterThreadEvent('closed', 'member-writes')).toBe('open');
        expect(afterThreadEvent('closed', 'staff-answers')).toBeNull();
        expect(afterThreadEvent('closed', 'close')).toBeNull();
    });

    it('keeps the first instant of waiting until somebody answers', () => {
        const first = new Date('2026-03-01T08:00:00Z');
        const second = new Date('2026-03-01T09:00:00Z');
        expect(waitingSince(waitingSince(null, 'member-writes', first), 'member-writes', second)).toBe(first);
        expect(waitingSince(first, 'staff-answers', second)).toBeNull();
    });

    it('lets somebody wait exactly while it is open', () => {
        fc.assert(fc.property(fc.array(event), events => {
            let state: ThreadState = 'open';
            let since: Date | null = new Date(0);
            for (const [index, one] of events.entries()) {
                const next: ThreadState | null = afterThreadEvent(state, one);
                if (next !== null) {
                    since = waitingSince(since, one, new Date(index));
                    state = next;
                }
            }
            expect(since !== null).toBe(state === 'open');
        }));
    });
});
