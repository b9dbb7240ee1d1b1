import { plannedMinutes } from './planned-minutes';

describe('planned minutes', () => {
    it('add the set-up once and round part minutes up, without the dust of fractions', () => {
        expect(plannedMinutes(10, 0.1, 30)).toBe(13);
        expect(plannedMinutes(0, 0.5, 3)).toBe(2);
    });
});
