import type { Delivery, DeliveryPort } from '../types';

/** Sends nothing: the stored message is the delivery, shown at `/dev/inbox` and on the Dashboard's page of messages. */
export const localDelivery: DeliveryPort = {
    name: 'local',
    deliver: (): Promise<Delivery> => Promise.resolve({ state: 'SENT', reference: 'local' }),
};
