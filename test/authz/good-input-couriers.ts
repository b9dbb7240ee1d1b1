/** As `good-input.ts`: the firm's accounts with couriers, and parcels that go with them. */
import { freshKey as key } from './bad-input';
import type { GoodCall, Making } from './good-input';
import { newShipment } from './good-input-loads';

export const courierAccount = () => ({ name: `Courier ${key()}`, kind: 'inpost', organization: '1234', service: 'inpost_courier_standard', token: 'a-token', enabled: true });
export const courierParcel = { lengthMm: 800, widthMm: 360, heightMm: 200, weightG: 12_500 };
export const courierOrder = () => ({
    receiverName: 'Hotel Baltic', receiverPhone: '+48501502503', streetLine: 'Dluga 5', city: 'Gdansk', postalCode: '80-831', countryCode: 'PL', parcels: [courierParcel], idempotencyKey: key(),
});

const account = async ({ ask }: Making) => (await ask('admin', 'saveCourierAccount', { input: courierAccount() })).id;
const order = async (making: Making) => ({ ...courierOrder(), shipmentId: await newShipment(making), accountId: await account(making) });

async function booked(making: Making) {
    const input = await order(making);
    await making.ask('admin', 'bookCourier', { input });
    return input.shipmentId;
}

export const courierAdmin: Record<string, GoodCall> = Object.fromEntries(
    Object.entries<GoodCall['variables']>({
        saveCourierAccount: () => ({ input: courierAccount() }),
        checkCourierAccount: async making => ({ id: await account(making) }),
        renewCourierHook: async making => ({ accountId: await account(making) }),
        bookCourier: async making => ({ input: await order(making) }),
        cancelCourier: async making => ({ shipmentId: await booked(making), reason: 'other plans' }),
        // One that the courier was not paid for.
        retryCourier: async making => {
            const shipmentId = await booked(making);
            await making.row(`UPDATE courier_booking SET state = 'unpaid', "externalId" = id WHERE "shipmentId" = $1 RETURNING id::text`, [shipmentId]);
            return { shipmentId };
        },
    }).map(([field, variables]) => [field, { as: 'superadmin', variables }]),
);
