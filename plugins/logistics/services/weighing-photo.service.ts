import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { createHash } from 'node:crypto';
import sharp from 'sharp';

import type { StaffScope } from '../../../kernel/scope';
import { inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { isPhoto, largestPhotoBytes, mostPhotos } from '../domain/photo-file';
import { WeighingPhoto } from '../entities/weighing-photo.entity';
import { ShipmentService } from './shipment.service';

/** More than any phone takes, and less than what fills a server's memory. */
const mostPixels = 60_000_000;
const longestSide = 1600;

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
        if (file.length > largestPhotoBytes) throw inputError('file: is larger than 10 MB');
        if (!isPhoto(file)) throw inputError('file: is neither JPEG nor PNG nor WebP');
        const { data, info } = await drawnAnew(file);
        return withTx(this.connection, ctx, async inner => {
            const shipment = await this.shipments.lock(inner, shipmentId);
            const repository = this.connection.getRepository(inner, WeighingPhoto);
            const contentHash = createHash('sha256').update(data).digest('hex');
            const known = await repository.findBy({ shipmentId });
            const same = known.find(one => one.contentHash === contentHash);
            if (same) return same;
            if (known.length >= mostPhotos) throw inputError(`file: a shipment has at most ${mostPhotos} photos`);
            const facts = { shipmentId, addedById: scope.administratorId, width: info.width, height: info.height, contentHash };
            const photo = await repository.save(new WeighingPhoto({ ...facts, content: data }));
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

async function drawnAnew(file: Buffer) {
    try {
        const drawn = sharp(file, { limitInputPixels: mostPixels }).rotate().resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true });
        return await drawn.flatten({ background: '#ffffff' }).jpeg({ quality: 80 }).toBuffer({ resolveWithObject: true });
    } catch {
        // Whatever it is, it is no picture: sharp says so by throwing.
        throw inputError('file: is neither JPEG nor PNG nor WebP');
    }
}
