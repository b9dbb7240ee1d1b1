/** A load of a new shipment, since those of `good-input.ts` go their own way. */
import { freshKey } from './bad-input';
import type { Making } from './good-input';

export async function newShipment({ ask, order }: Making): Promise<string> {
    const { id } = await order('Approved');
    const shipment = await ask('admin', 'createShipment', { input: { orderId: id, destination: 'Yazd', idempotencyKey: freshKey() } });
    return String(shipment.id);
}

const truck = { driverName: 'Karim', driverPhone: '+989121234567', plate: '12-345' };

export async function newLoad(making: Making): Promise<{ id: string; shipmentId: string }> {
    const shipmentId = await newShipment(making);
    const load = await making.ask('admin', 'createLoad', { input: { shipmentIds: [shipmentId], ...truck, idempotencyKey: freshKey() } });
    return { id: String(load.id), shipmentId };
}

export const loadCalls = {
    createLoad: async (making: Making) => ({ input: { shipmentIds: [await newShipment(making)], ...truck, idempotencyKey: freshKey() } }),
    updateLoad: async (making: Making) => {
        const { id, shipmentId } = await newLoad(making);
        return { input: { id, version: 1, shipmentIds: [shipmentId], ...truck, carrier: 'Cargo' } };
    },
    recordGateTime: async (making: Making) => ({ input: { id: (await newLoad(making)).id, step: 'arrived' } }),
    cancelLoad: async (making: Making) => ({ id: (await newLoad(making)).id, reason: 'no lorry' }),
    issueDriverLink: async (making: Making) => ({ loadId: (await newLoad(making)).id }),
    revokeDriverLink: async (making: Making) => {
        const { id: loadId } = await newLoad(making);
        await making.ask('admin', 'issueDriverLink', { loadId });
        return { loadId };
    },
};
