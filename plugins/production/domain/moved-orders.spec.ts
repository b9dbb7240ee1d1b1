import { movedOrders } from './moved-orders';

describe('orders that move', () => {
    it('are those whose last goods are made on another day', () => {
        const works = [
            { orderId: 1, isKnown: true, before: '2026-04-01', after: '2026-04-03' },
            { orderId: 1, isKnown: true, before: '2026-04-05', after: '2026-04-05' },
            { orderId: 2, isKnown: true, before: '2026-04-01', after: '2026-04-02' },
            { orderId: 2, isKnown: true, before: '2026-04-09', after: '2026-04-08' },
        ];
        expect(movedOrders(works)).toEqual([{ orderId: 2, day: '2026-04-08' }]);
    });

    it('are no news to a customer who has not seen the stages', () => {
        expect(movedOrders([{ orderId: 1, isKnown: false, before: '2026-04-01', after: '2026-04-03' }])).toEqual([]);
    });
});
