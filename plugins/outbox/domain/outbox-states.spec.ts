import fc from 'fast-check';

import { judge, mayDiscard, mayReplay, outboxStates, retryDelayMs } from './outbox-states';

const policy = { maxAttempts: 3, maxCrashes: 5, firstDelayMs: 1_000, maxDelayMs: 60_000 };

describe('judge', () => {
    it('keeps what the other side called it', () => {
        expect(judge({ accepted: 'DOC-7' }, 1, policy, 0)).toMatchObject({ state: 'ACCEPTED', reference: 'DOC-7', lastError: null });
    });

    it('tries again after an outage, until the last try', () => {
        expect(judge({ retry: 'down' }, 2, policy, 1)).toMatchObject({ state: 'PENDING', lastError: 'down', retryInMs: 2_000 });
        expect(judge({ retry: 'down' }, 3, policy, 1)).toMatchObject({ state: 'FAILED', lastError: 'down (gave up after 3 tries)' });
    });

    it('does not try again what is refused or unknown', () => {
        expect(judge({ failed: 'no' }, 1, policy, 0).state).toBe('FAILED');
        expect(judge({ unknown: 'maybe' }, 1, policy, 0).state).toBe('UNKNOWN');
    });
});

it('puts off without a try, even when there is none left', () => {
    expect(judge({ putOff: 90_000.2, reason: 'night' }, 3, policy, 0)).toMatchObject({ state: 'PENDING', retryInMs: 90_001, isTry: false, lastError: 'night' });
    expect(judge({ putOff: -1, reason: 'night' }, 1, policy, 0).retryInMs).toBe(0);
});

describe('retryDelayMs', () => {
    it('doubles and is spread between half and the whole', () => {
        expect([1, 2, 3].map(attempts => retryDelayMs(policy, attempts, 1))).toEqual([1_000, 2_000, 4_000]);
        expect(retryDelayMs(policy, 1, 0)).toBe(500);
    });

    it('never leaves its bounds, however many tries there were', () => {
        fc.assert(
            fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, jitter) => {
                const delay = retryDelayMs(policy, attempts, jitter);
                return delay >= policy.firstDelayMs / 2 && delay <= policy.maxDelayMs;
            }),
        );
    });
});

it('lets nobody replay what was sent or is being sent, nor discard what is being sent', () => {
    expect(outboxStates.filter(mayReplay)).toEqual(['UNKNOWN', 'FAILED', 'DISCARDED']);
    expect(outboxStates.filter(mayDiscard)).toEqual(['PENDING', 'UNKNOWN', 'FAILED']);
});
