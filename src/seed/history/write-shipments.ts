/** Lorries, weights, tickets and ratings. Tickets are written by the weighbridge's own writer: their numbers and seals are real. */
import type { INestApplicationContext } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import type { StaffScope } from '../../../kernel/scope';
import { writeFrame } from '../../../plugins/indicators';
import { Scale, Shipment, TicketWriter, TrackingLinkService } from '../../../plugins/logistics';
import { demoScaleCode } from '../seed-firm';
import { type Facts, staffOf } from './facts';
import { insertRows, reserveIds, type Row } from './rows';
import type { Journey } from './story';
import type { Told } from './write-orders';
import { daysAfter } from './work-time';

interface Sent {
    one: Told;
    journey: Journey;
    id: number;
    number: string;
    state: string;
}

export async function writeShipments(
    app: INestApplicationContext,
    ctx: RequestContext,
    manager: EntityManager,
    told: readonly Told[],
    facts: Facts,
    now: Date,
): Promise<void> {
    const sent = await planned(manager, told, now);
    await insertRows(manager, 'shipment', sent.map(shipmentRow));
    await insertRows(manager, 'shipment_line', sent.flatMap(({ one, id, journey }) =>
        one.story.lines.map(line => ({
            createdAt: journey.plannedAt, updatedAt: journey.plannedAt, shipmentId: id, orderLineId: one.lineIds.get(line), quantity: line.quantity,
        })),
    ));
    await writeTickets(app, ctx, manager, sent.filter(one => one.journey.secondWeighedAt <= now), facts);
    await writeLinks(app, ctx, manager, sent.filter(one => ['loading', 'weighed', 'dispatched', 'delivered'].includes(one.state)), now);
    await insertRows(manager, 'audit_entry', sent.flatMap(one => auditRows(one, facts, now)));
    await insertRows(manager, 'rating', sent.flatMap(one => ratingRow(one, now)));
}

async function planned(manager: EntityManager, told: readonly Told[], now: Date): Promise<Sent[]> {
    const due = told
        .flatMap(one => (one.story.journey && one.story.journey.plannedAt <= now ? [{ one, journey: one.story.journey }] : []))
        .sort((a, b) => a.journey.plannedAt.getTime() - b.journey.plannedAt.getTime());
    const ids = await reserveIds(manager, 'shipment', due.length);
    const [counter] = await manager.query<{ value: string }[]>(
        `INSERT INTO counter (name, value) VALUES ('shipment', $1) ON CONFLICT (name) DO UPDATE SET value = counter.value + $1 RETURNING value`,
        [due.length],
    );
    const first = Number(counter?.value ?? due.length) - due.length + 1;
    return due.map(({ one, journey }, index) => ({
        ...{ one, journey, id: ids[index] ?? 0, state: stateOf(journey, now) },
        number: `SH-${String(first + index).padStart(6, '0')}`,
    }));
}

function stateOf(journey: Journey, now: Date): string {
    if (journey.deliveredAt <= now) return 'delivered';
    if (journey.dispatchedAt <= now) return 'dispatched';
    if (journey.secondWeighedAt <= now) return 'weighed';
    // Nothing stands on the scale when a newcomer begins: the lorry of the demo comes to him.
    return 'planned';
}

function shipmentRow({ one, journey, id, number, state }: Sent): Row {
    const { company, branch, member } = one.story;
    const { driver, vehicle } = journey;
    const isGone = state === 'dispatched' || state === 'delivered';
    const isDelivered = state === 'delivered';
    return {
        id, number, createdAt: journey.plannedAt, updatedAt: journey.plannedAt, orderId: one.orderId, orderCode: one.code,
        companyId: company.id, branchId: branch.id, state,
        driverId: driver.id, driverName: driver.name, driverPhone: driver.phone, vehicleId: vehicle.id, vehicleName: vehicle.name, plate: vehicle.plate,
        destination: branch.destination, plannedAt: journey.plannedAt, loadingAt: journey.loadingAt,
        loadingStartedAt: state === 'planned' ? null : journey.loadingStartedAt,
        dispatchedAt: isGone ? journey.dispatchedAt : null, deliveredAt: isDelivered ? journey.deliveredAt : null,
        plannedWeightG: journey.plannedWeightG,
        receivedBy: isDelivered ? member.name : null, confirmedVia: isDelivered ? (id % 3 === 0 ? 'portal' : 'link') : null,
    };
}

async function writeTickets(app: INestApplicationContext, ctx: RequestContext, manager: EntityManager, weighed: Sent[], facts: Facts): Promise<void> {
    const officer = staffOf(facts, 'transport-officer');
    const scope: StaffScope = { kind: 'staff', administratorId: officer.id, userId: officer.userId, permissions: new Set(), reach: null };
    const scale = await manager.getRepository(Scale).findOneByOrFail({ code: demoScaleCode });
    const frame = (weightG: number) => Buffer.from(writeFrame({ weightKg: weightG / 1000 }, { hasChecksum: true })).toString('hex');
    await insertRows(manager, 'weighing', weighed.map(({ id, journey: { vehicle, firstWeighedAt } }) => ({
        createdAt: firstWeighedAt, updatedAt: firstWeighedAt, shipmentId: id, scaleId: scale.id, weightG: vehicle.tareG, weighedAt: firstWeighedAt,
        operatorId: officer.id, rawFrame: frame(vehicle.tareG),
    })));
    const shipments = new Map((await manager.getRepository(Shipment).find()).map(shipment => [shipment.id, shipment]));
    for (const { id, journey } of weighed.sort((a, b) => a.journey.secondWeighedAt.getTime() - b.journey.secondWeighedAt.getTime())) {
        const shipment = shipments.get(id);
        if (shipment === undefined) throw new Error(`There is no shipment ${id}.`);
        const { netG, plannedWeightG, vehicle, reason } = journey;
        const differenceG = netG - plannedWeightG;
        const allowedG = Math.max(Math.floor((plannedWeightG * scale.toleranceBasisPoints) / 10_000), scale.toleranceG);
        await app.get(TicketWriter).write(ctx, scope, shipment, scale, {
            grossG: vehicle.tareG + netG,
            tareG: vehicle.tareG,
            netG,
            differenceG,
            isWithinTolerance: Math.abs(differenceG) <= allowedG,
            firstWeighedAt: journey.firstWeighedAt,
            secondWeighedAt: journey.secondWeighedAt,
            rawFrames: `${frame(vehicle.tareG)} ${frame(vehicle.tareG + netG)}`,
            isManual: false,
            reason,
            correctsTicketId: null,
            seals: id % 3 === 0 ? [] : [`K${204_000 + 2 * id}`, `K${204_001 + 2 * id}`],
        });
    }
}

/** Personal links of what is under way or arrived lately; older ones have ended. */
async function writeLinks(app: INestApplicationContext, ctx: RequestContext, manager: EntityManager, sent: Sent[], now: Date): Promise<void> {
    for (const { id, journey, state } of sent) {
        const until = daysAfter(journey.deliveredAt, 30);
        if (until <= now) continue;
        await app.get(TrackingLinkService).issue(ctx, id);
        if (state === 'delivered') await manager.query('UPDATE tracking_link SET "expiresAt" = $2 WHERE "shipmentId" = $1', [id, until]);
    }
}

function auditRows({ one, journey, id, number, state }: Sent, facts: Facts, now: Date): Row[] {
    const officer = staffOf(facts, 'transport-officer');
    const steps = [
        { action: 'shipment.create', at: journey.plannedAt, after: { number, state: 'planned', plannedWeightG: journey.plannedWeightG } },
        { action: 'shipment.load', at: journey.loadingStartedAt, after: { state: 'loading' } },
        { action: 'shipment.dispatch', at: journey.dispatchedAt, after: { state: 'dispatched', plate: journey.vehicle.plate } },
        { action: 'shipment.deliver', at: journey.deliveredAt, after: { state: 'delivered', receivedBy: one.story.member.name } },
    ];
    const reached = steps.filter(step => step.at <= now && (state !== 'planned' || step.action === 'shipment.create'));
    return reached.map(({ action, at, after }) => {
        const isMember = action === 'shipment.deliver';
        return {
            createdAt: at, updatedAt: at, at, actor: isMember ? 'system' : `staff:${officer.id}`, actorName: isMember ? null : officer.login,
            companyId: one.story.company.id, action, entity: 'Shipment', entityId: String(id), after,
        };
    });
}

function ratingRow({ one, journey, id, number, state }: Sent, now: Date): Row[] {
    const { rating } = journey;
    if (rating === null || rating.at > now || state !== 'delivered') return [];
    const { product, transport, comment, at } = rating;
    return [
        {
            createdAt: at, updatedAt: at, ratedAt: at, shipmentId: id, orderId: one.orderId, orderCode: one.code, shipmentNumber: number,
            companyId: one.story.company.id, memberId: id % 3 === 0 ? one.story.member.id : null, product, transport, comment,
            source: id % 3 === 0 ? 'portal' : 'link',
        },
    ];
}
