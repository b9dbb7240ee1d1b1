import { mayMove, nextStates, shipmentStates } from './shipment-states';

describe('the states of a shipment', () => {
    it('go from planned to delivered one by one', () => {
        const way = ['planned', 'loading', 'weighed', 'dispatched', 'delivered'] as const;
        way.slice(1).forEach((state, index) => expect(mayMove(way[index] ?? 'cancelled', state)).toBe(true));
        expect(mayMove('loading', 'dispatched')).toBe(false);
    });

    it('end with delivered and cancelled', () => {
        expect(shipmentStates.filter(state => nextStates(state).length === 0)).toEqual(['delivered', 'cancelled']);
    });

    it('cannot be cancelled once the goods left', () => {
        expect(mayMove('weighed', 'cancelled')).toBe(true);
        expect(mayMove('dispatched', 'cancelled')).toBe(false);
    });
});
