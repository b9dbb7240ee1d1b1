import fc from 'fast-check';

import { withDelivery } from './agreed-delivery';

const money = fc.nat(1_000_000_000);

describe('an order with its delivery', () => {
    it('costs the goods and the delivery, and keeps all else', () => {
        const cart = { totalNet: 1_000, totalGross: 1_090, deliveryNet: 100, deliveryGross: 109, version: 7 };
        expect(withDelivery(cart)).toEqual({ ...cart, totalNet: 1_100, totalGross: 1_199 });
    });

    it('property: what delivery adds is delivery and nothing else', () => {
        fc.assert(fc.property(fc.record({ totalNet: money, totalGross: money, deliveryNet: money, deliveryGross: money }), cart => {
            const whole = withDelivery(cart);
            return whole.totalNet - cart.totalNet === cart.deliveryNet && whole.totalGross - cart.totalGross === cart.deliveryGross;
        }));
    });
});
