/** As `good-input.ts`: what deliveries cost, and how goods get to the buyer. */
import { freshKey as key } from './bad-input';
import type { GoodCall, Making } from './good-input';

type Answer = Record<string, unknown>;
type Variables = (making: Making) => Answer | Promise<Answer>;

const by = (as: string, table: Record<string, Variables>): Record<string, GoodCall> =>
    Object.fromEntries(Object.entries(table).map(([field, variables]) => [field, { as, variables }]));

let divisor = 4000;

/** An order of A that is picked up, and an hour at which the warehouse gives it out. */
async function pickup({ ask, order, row }: Making): Promise<Answer> {
    const hours = [0, 1, 2, 3, 4, 5, 6].map(weekday => ({ weekday, fromMinute: 0, untilMinute: 1440 }));
    await ask('admin', 'updatePickupSettings', { input: { slotMinutes: 60, capacity: 100, preparationHours: 0, daysAhead: 30, hours } });
    const { code } = await order('Submitted');
    await row(`UPDATE company_order co SET "deliveryWay" = 'pick-up' FROM "order" o WHERE o.id = co."orderId" AND o.code = $1 RETURNING o.code`, [code]);
    const [day] = (await ask('shop', 'pickupDays', {}, 'admin of A')) as unknown as { day: string; slots: { startMinute: number }[] }[];
    return { code, day: day?.day, startMinute: day?.slots[0]?.startMinute, firstName: 'Ali', lastName: 'Rad', phone: '+982188776655', idempotencyKey: key() };
}

export const deliveryShop = by('admin of A', {
    announcePickup: async making => ({ input: await pickup(making) }),
    setCourierWaybill: async ({ order, row }) => {
        const { code } = await order('Submitted');
        await row(`UPDATE company_order co SET "deliveryWay" = 'courier' FROM "order" o WHERE o.id = co."orderId" AND o.code = $1 RETURNING o.code`, [code]);
        return { input: { code, waybillNumber: 'WB-1', idempotencyKey: key() } };
    },
    callOffPickup: async making => {
        const wish = await pickup(making);
        await making.ask('shop', 'announcePickup', { input: wish }, 'admin of A');
        return { code: wish.code, idempotencyKey: key() };
    },
});

export const deliveryAdmin = by('superadmin', {
    // Without a tariff: what orders of the other calls cost stays what it was.
    updateDeliverySettings: () => ({ input: { volumetricDivisor: ++divisor, currencies: [], parcels: [], pallets: [] } }),
    setCompanyDeliveryTerms: ({ ids }) => ({ input: { companyId: ids.companyId, minimumNet: ++divisor } }),
    updatePickupSettings: () => ({ input: { slotMinutes: 60, capacity: ++divisor % 900 + 1, preparationHours: 24, daysAhead: 14, hours: [] } }),
    setCategoryWarehouse: ({ ids }) => ({ input: { collectionId: ids.collectionId, stockLocationId: ids.stockLocationId } }),
    setVariantDelivery: ({ ids }) => ({ input: { variantId: ids.variantId, volumeCm3: ++divisor, oversize: [] } }),
});
