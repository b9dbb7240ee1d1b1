import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import { systemScope } from '../../../kernel/scope';
import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { redrawnPicture } from '../../documents';
import { FirmSettingsService } from '../../organizations';
import { type DriverView, renderDriverPage } from '../domain/driver-page';
import { type DriverStepKind, isTooEarly, readTap, type Tap, type TapFields, type TapRefusal } from '../domain/driver-steps';
import type { TrackingLanguage } from '../domain/tracking-texts';
import { DriverStep } from '../entities/driver-step.entity';
import type { Shipment } from '../entities/shipment.entity';
import type { TransportLoad } from '../entities/transport-load.entity';
import { DeliveryService } from './delivery.service';
import { DriverLinkService } from './driver-link.service';
import { LoadOverviewService } from './load-overview.service';
import { LoadService } from './load.service';

const mostPhotos = 6;

/** The driver's page: what he is to do, and what he tells. Whoever holds the link is the driver. */
@Injectable()
export class DriverPageService {
    constructor(
        private connection: TransactionalConnection,
        private firm: FirmSettingsService,
        private audit: AuditService,
        private links: DriverLinkService,
        private loads: LoadService,
        private overview: LoadOverviewService,
        private deliveries: DeliveryService,
    ) {}

    async page(ctx: RequestContext, loadId: number, path: string, language: TrackingLanguage, newKey: () => string, refused: TapRefusal | null): Promise<string> {
        return renderDriverPage(await this.view(ctx, loadId), { path, newKey, refused }, language);
    }

    /** Does what was tapped, once for each key: a phone sends again what it was not answered. */
    async tap(ctx: RequestContext, loadId: number, step: string, fields: TapFields): Promise<TapRefusal | null> {
        const tap = readTap(step, fields);
        if (typeof tap === 'string') return tap;
        // Before the transaction, and before anything is written: a picture that is none is refused.
        const signature = tap.signature === null ? null : (await redrawnPicture(Buffer.from(tap.signature, 'base64'))).content;
        return withTx(this.connection, ctx, async inner => {
            const load = await this.loads.lock(inner, loadId);
            if (await this.isKnown(inner, loadId, tap.key)) return null;
            const shipment = tap.shipmentId === null ? null : await this.stopOf(inner, loadId, tap.shipmentId);
            if (tap.shipmentId !== null && shipment === null) return 'unknown-stop';
            if (isTooEarly(tap.kind, load.state, shipment?.state ?? null)) return 'too-early';
            await this.keep(inner, load, tap, signature);
            if (tap.kind === 'arrived' && load.state === 'planned') await this.arrive(inner, load);
            if (shipment !== null && (tap.kind === 'delivered' || tap.kind === 'partial')) {
                await this.deliveries.confirmByDriver(inner, shipment.id, { receivedBy: tap.receivedBy, note: tap.note }, tap.kind === 'partial');
                await this.links.endAfterLastStop(inner, loadId);
            }
            return null;
        });
    }

    /** A photo of the goods at a stop. The same key is the same photo. */
    async addPhoto(ctx: RequestContext, loadId: number, shipmentId: number, key: string, file: Buffer): Promise<void> {
        const { content } = await redrawnPicture(file);
        await withTx(this.connection, ctx, async inner => {
            await this.loads.lock(inner, loadId);
            const shipment = await this.stopOf(inner, loadId, shipmentId);
            if (shipment === null) throw new EntityNotFoundError('Shipment', shipmentId);
            const repository = this.connection.getRepository(inner, DriverStep);
            const taken = await repository.countBy({ shipmentId, kind: 'photo' });
            if (taken >= mostPhotos || (await this.isKnown(inner, loadId, key))) return;
            await repository.save(new DriverStep({ loadId, shipmentId, key, kind: 'photo', at: await databaseNow(this.connection, inner), content }));
        });
    }

    /** What he told of the trip, the oldest first. */
    stepsOf(ctx: RequestContext, loadId: number): Promise<DriverStep[]> {
        return this.connection.getRepository(ctx, DriverStep).find({ where: { loadId }, order: { at: 'ASC', id: 'ASC' }, take: 500 });
    }

    /** The newest signature or photo of a stop. */
    async picture(ctx: RequestContext, shipmentId: number, kind: 'signature' | 'photo'): Promise<Buffer> {
        const step = await this.connection.getRepository(ctx, DriverStep).findOne({ where: { shipmentId, kind }, order: { id: 'DESC' }, select: { id: true, content: true } });
        if (!step?.content) {
            throw new EntityNotFoundError('DriverStep', shipmentId);
        }
        return step.content;
    }

    private async arrive(ctx: RequestContext, load: TransportLoad): Promise<void> {
        const before = { ...load };
        Object.assign(load, { state: 'arrived', arrivedAt: await databaseNow(this.connection, ctx), version: load.version + 1 });
        await this.loads.save(ctx, systemScope, 'load.arrived', load, before);
    }

    private async keep(ctx: RequestContext, load: TransportLoad, tap: Tap, signature: Buffer | null): Promise<void> {
        const now = await databaseNow(this.connection, ctx);
        const step = { loadId: load.id, shipmentId: tap.shipmentId, at: new Date(now.getTime() - tap.agoMs) };
        const repository = this.connection.getRepository(ctx, DriverStep);
        await repository.save(new DriverStep({ ...step, key: tap.key, kind: tap.kind, note: tap.note, ...tap.position }));
        if (signature !== null) await repository.save(new DriverStep({ ...step, key: `${tap.key}:signature`, kind: 'signature', content: signature }));
        const after = { kind: tap.kind, shipmentId: tap.shipmentId, hasPosition: tap.position !== null, hasSignature: signature !== null };
        await this.audit.record(ctx, { scope: systemScope, action: 'load.driver', entity: 'TransportLoad', entityId: load.id, after, reason: tap.note });
    }

    private isKnown(ctx: RequestContext, loadId: number, key: string): Promise<boolean> {
        return this.connection.getRepository(ctx, DriverStep).existsBy({ loadId, key });
    }

    private async stopOf(ctx: RequestContext, loadId: number, shipmentId: number): Promise<Shipment | null> {
        return (await this.loads.lockShipments(ctx, loadId)).find(shipment => shipment.id === shipmentId) ?? null;
    }

    private async view(ctx: RequestContext, loadId: number): Promise<DriverView> {
        const load = await this.loads.findOneOrThrow(ctx, loadId);
        const { name: firmName, supportPhone, timeZone } = await this.firm.get(ctx);
        const stops = await this.overview.stops(ctx, load);
        const told = await this.connection.getRepository(ctx, DriverStep).find({ where: { loadId }, order: { id: 'ASC' }, take: 500 });
        const shipments = await Promise.all(stops.map(stop => this.overview.shipment(ctx, stop.shipmentId)));
        const phones = await this.phones(ctx, shipments.flatMap(shipment => (shipment ? [shipment.id] : [])));
        const has = (kind: DriverStepKind, shipmentId: number | null) => told.some(step => step.kind === kind && step.shipmentId === shipmentId);
        return {
            ...{ firmName, supportPhone, timeZone },
            number: load.number,
            state: load.state,
            plate: load.plate,
            gateAt: load.gateAt,
            told: (['arrived', 'loaded', 'on-way'] as const).filter(kind => has(kind, null) || (kind === 'arrived' && load.arrivedAt !== null)),
            stops: stops.flatMap((stop, index) => {
                const shipment = shipments[index];
                if (!shipment) return [];
                const { id, number, state, destination, deliveredAt } = shipment;
                const facts = { id, stop: stop.stop, loadedAs: stop.loadedAs, number, state, destination, deliveredAt, weightG: stop.weightG };
                return [{ ...facts, isThere: has('at-stop', id), photos: told.filter(step => step.kind === 'photo' && step.shipmentId === id).length, ...phones.get(id) }];
            }),
        };
    }

    /** Whom to ring at a stop: the company, by its own number. */
    private async phones(ctx: RequestContext, shipmentIds: readonly number[]): Promise<Map<number, { companyName: string; phone: string | null }>> {
        const rows = await sql<{ id: number; companyName: string; phone: string | null }>(
            this.connection,
            ctx,
            `SELECT s.id, c.name AS "companyName", nullif(c.phone, '') AS phone FROM shipment s JOIN company c ON c.id = s."companyId" WHERE s.id = ANY($1::int[]) LIMIT 1000`,
            [shipmentIds],
        );
        return new Map(rows.map(({ id, ...facts }) => [id, facts]));
    }
}
