import { z } from 'zod';

import { idempotencyKey, line, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { gateSteps } from '../domain/load-states';
import { roadCountries } from '../domain/road-limits';
import { instant } from './input-schemas';

const mostStops = 60;

const truck = {
    driverId: optional(recordId),
    driverName: optional(line(100)),
    driverPhone: optional(line(30)),
    vehicleId: optional(recordId),
    vehicleName: optional(line(100)),
    plate: optional(line(30)),
    carrier: optional(line(150)),
    /** Left out: the vehicle's. */
    countryCode: optional(z.enum(roadCountries)),
    gateAt: optional(instant),
};

/** In the order in which they are unloaded. */
const shipmentIds = z
    .array(recordId)
    .min(1)
    .max(mostStops)
    .refine(ids => new Set(ids).size === ids.length, 'names a shipment twice');

export const createLoadInput = z.object({ shipmentIds, ...truck, idempotencyKey });
export type CreateLoad = z.output<typeof createLoadInput>;

export const updateLoadInput = z.object({ id: recordId, version: z.number().int(), shipmentIds, ...truck });
export type UpdateLoad = z.output<typeof updateLoadInput>;

export type Truck = Omit<UpdateLoad, 'id' | 'version' | 'shipmentIds'>;

export const gateTimeInput = z.object({ id: recordId, step: z.enum(gateSteps), reason: optional(paragraph(500)) });

export const cancelLoadInput = z.object({ id: recordId, reason: paragraph(500) });
