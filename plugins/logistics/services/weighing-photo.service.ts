import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { createHash } from 'node:crypto';

import type { StaffScope } from '../../../kernel/scope';
import { inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { redrawnPicture } from '../../documents';
import { WeighingPhoto } from '../entities/weighing-photo.entity';
import { ShipmentService } from './shipment.service';

const mostPhotos = 20;

/** Photos at the weighbridge: evidence, so they are added and never changed or taken away. */
@Injectable()
export class WeighingPhotoService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private shipments: ShipmentService,
    ) {}

    ofShipment(ctx: RequestContext, shipmentId: number): Promise<WeighingPhoto[]> {
        return this.connection.getRepository(ctx, WeighingPhoto).find({ where: { shipmentId }, order: { id: 'ASC' }, take: mostPhotos });
    }

    /** Drawn anew: place, camera and whatever else a file carries along are not kept. The same picture twice is one. */
    async add(ctx: RequestContext, scope: StaffScope, shipmentId: number, file: Buffer): Promise<WeighingPhoto> {
        const { content, width, height } = await redrawnPicture(file);
        return withTx(this.connection, ctx, async inner => {
            const shipment = await this.shipments.lock(inner, shipmentId);
            const repository = this.connection.getRepository(inner, WeighingPhoto);
            const contentHash = createHash('sha256').update(content).digest('hex');
            const known = await repository.findBy({ shipmentId });
            const same = known.find(one => one.contentHash === contentHash);
            if (same) return same;
            if (known.length >= mostPhotos) throw inputError(`file: a shipment has at most ${mostPhotos} photos`);
            const facts = { shipmentId, addedById: scope.administratorId, width, height, contentHash };
            const photo = await repository.save(new WeighingPhoto({ ...facts, content }));
            const { companyId } = shipment;
            await this.audit.record(inner, { scope, action: 'shipment.photo', entity: 'Shipment', entityId: shipmentId, companyId, after: facts });
            return photo;
        });
    }

    async content(ctx: RequestContext, id: number): Promise<Buffer> {
        const photo = await this.connection.getRepository(ctx, WeighingPhoto).findOne({ where: { id }, select: { id: true, content: true } });
        if (!photo) {
            throw new EntityNotFoundError('WeighingPhoto', id);
        }
        return photo.content;
    }
}
