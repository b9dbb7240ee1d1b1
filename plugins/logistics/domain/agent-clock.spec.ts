import fc from 'fast-check';

import { byServerClock } from './agent-clock';

const noon = new Date('2026-11-29T12:00:00Z');
const after = (ms: number) => new Date(noon.getTime() + ms);

it('keeps how long ago it was, whatever the clock of the agent says', () => {
    fc.assert(
        fc.property(fc.integer({ min: -86_400_000, max: 86_400_000 }), fc.nat({ max: 864_000_000 }), (skew, ago) => {
            expect(byServerClock(after(skew - ago), after(skew), noon)).toEqual(after(-ago));
        }),
    );
});

it('puts nothing after its receipt', () => {
    expect(byServerClock(after(5_000), noon, noon)).toEqual(noon);
});
