import { z } from 'zod';

import { idempotencyKey, line, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { heaviestG, indicatorProtocols, weightUnits } from '../../indicators';
import { longestNote, longestReceiver } from '../domain/delivery-form';
import { axleLayoutCodes } from '../domain/axle-layouts';
import { roadCountries } from '../domain/road-limits';
import { weighingSteps } from '../domain/weighing-rules';
import { scaleSources } from '../entities/scale.entity';

const grams = z.number('must be a number of grams').int('must be whole grams').min(1).max(heaviestG);
const quantity = z.number().int('must be a whole number').min(1).max(1_000_000_000);
export const instant = z.date('must be a date and time').refine(at => at.getUTCFullYear() >= 2000 && at.getUTCFullYear() < 2200, 'is out of range');

const journey = {
    driverId: optional(recordId),
    driverName: optional(line(100)),
    driverPhone: optional(line(30)),
    vehicleId: optional(recordId),
    vehicleName: optional(line(100)),
    plate: optional(line(30)),
    destination: optional(line(300)),
    loadingAt: optional(instant),
};

export const createShipmentInput = z.object({
    orderId: recordId,
    /** Left out: all that remains of the order. */
    lines: optional(z.array(z.object({ orderLineId: recordId, quantity })).min(1).max(2000)),
    ...journey,
    idempotencyKey,
});
export type CreateShipment = z.output<typeof createShipmentInput>;

export const updateShipmentInput = z.object({ id: recordId, ...journey });
export type UpdateShipment = z.output<typeof updateShipmentInput>;
export type Journey = Omit<UpdateShipment, 'id'>;

export const cancelShipmentInput = z.object({ id: recordId, reason: paragraph(500) });

const seals = optional(z.array(line(40)).max(20));

export const weighInput = z.object({
    shipmentId: recordId,
    scaleId: recordId,
    /** Only when the indicator cannot be read; needs a reason. */
    manualWeightG: optional(grams),
    /** What the agent in the scale house recorded; left out: the vehicle that stands there now. */
    passageId: optional(recordId),
    reason: optional(paragraph(500)),
    /** Of the empty vehicle: whether it is kept as the tare of later tickets. */
    keepAsTare: optional(z.boolean()),
    /** Of the loaded vehicle that was not weighed empty: whether its kept empty weight is the tare. */
    useStoredTare: optional(z.boolean()),
    seals,
    idempotencyKey,
});
export type Weigh = z.output<typeof weighInput>;

export const askForWeightInput = z.object({
    shipmentId: recordId,
    scaleId: recordId,
    step: z.enum(weighingSteps),
    manualWeightG: optional(grams),
    passageId: optional(recordId),
    reason: paragraph(500),
    useStoredTare: optional(z.boolean()),
    seals,
    idempotencyKey,
});
export type AskForWeight = z.output<typeof askForWeightInput>;

export const decideWeightInput = z.object({
    id: recordId,
    approve: z.boolean(),
    answer: optional(paragraph(500)),
    version: z.number().int().optional(),
    idempotencyKey,
});
export type DecideWeight = z.output<typeof decideWeightInput>;

export const correctTicketInput = z.object({
    ticketId: recordId,
    grossG: grams,
    tareG: grams,
    reason: optional(paragraph(500)),
    idempotencyKey,
});
export type CorrectTicket = z.output<typeof correctTicketInput>;

export const confirmDeliveryInput = z.object({
    shipmentId: recordId,
    receivedBy: line(longestReceiver),
    note: optional(paragraph(longestNote)),
    idempotencyKey,
});

export const driverInput = z.object({ name: line(100), phone: line(30).regex(/^\+?[\d\s()-]{5,30}$/, 'must be a phone number'), active: z.boolean().default(true) });
export const vehicleInput = z.object({
    name: line(100),
    plate: line(30),
    capacityG: grams,
    storedTareG: optional(grams),
    tareValidDays: z.number().int('must be whole days').min(1).max(366).default(30),
    countryCode: optional(z.enum(roadCountries)),
    grossLimitG: optional(grams),
    bedLengthMm: optional(z.number().int('must be whole millimetres').min(1000).max(25_000)),
    bedVolumeDm3: optional(z.number().int('must be whole litres').min(1).max(200_000)),
    axleLayout: optional(z.enum(axleLayoutCodes)),
    active: z.boolean().default(true),
});
export const scaleInput = z
    .object({
        code: z.string().regex(/^[A-Z0-9]{1,12}$/, 'must be 1 to 12 capital letters or digits'),
        name: line(100),
        source: z.enum(scaleSources).default('tcp'),
        host: optional(z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/, 'must be a host name or address')),
        port: optional(z.number().int().min(1).max(65535)),
        protocol: z.enum(indicatorProtocols).default('toledo'),
        hasChecksum: z.boolean().default(true),
        unit: z.enum(weightUnits).default('kg'),
        divisionG: grams.default(20_000),
        minimumG: grams.default(400_000),
        capacityG: grams.default(60_000_000),
        needsZero: z.boolean().default(true),
        minSecondsBetween: z.number().int().min(0).max(86_400).default(60),
        needsSecondPerson: z.boolean().default(true),
        toleranceBasisPoints: z.number().int().min(0).max(10_000),
        toleranceG: z.number().int().min(0).max(heaviestG),
        active: z.boolean().default(true),
    })
    .refine(scale => scale.source === 'agent' || scale.host !== null, { path: ['host'], message: 'is required, unless an agent reads the indicator' })
    .refine(scale => scale.source === 'agent' || scale.port !== null, { path: ['port'], message: 'is required, unless an agent reads the indicator' })
    .refine(scale => scale.minimumG >= scale.divisionG, { path: ['minimumG'], message: 'must be at least one division' })
    .refine(scale => scale.capacityG > scale.minimumG, { path: ['capacityG'], message: 'must be more than the smallest weight' });
