import { Inject, Injectable } from '@nestjs/common';
import { Administrator, EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { checked, inputError, line } from '../../../kernel/vendure-input';
import { databaseNow } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { type FileLimits, redrawnPicture, uploadFormat } from '../../documents';
import { NotificationService } from '../../notifications';
import { Company, FirmSettingsService } from '../../organizations';
import { DELIVERY_OPTIONS, type DeliveryPluginOptions } from '../constants';
import { isNamedAs, type LabelFormat, labelFormats, labelName } from '../domain/label-file';
import { CourierLabel } from '../entities/courier-label.entity';
import { PickupSettingsService } from './pickup-settings.service';
import type { PickupOrder } from './pickup.service';

export const labelLimits: FileLimits = { formats: labelFormats, largestBytes: 5_000_000 };

export interface CourierView {
    waybillNumber: string;
    labelFormat: LabelFormat | null;
    labelAt: Date | null;
    version: number;
}

export interface LabelFile {
    format: LabelFormat;
    name: string;
    content: Buffer;
}

/** The number and the label with which the buyer's own courier fetches an order. */
@Injectable()
export class CourierLabelService {
    constructor(
        @Inject(DELIVERY_OPTIONS) private options: DeliveryPluginOptions,
        private connection: TransactionalConnection,
        private settings: PickupSettingsService,
        private firm: FirmSettingsService,
        private notifications: NotificationService,
        private audit: AuditService,
    ) {}

    async ofOrder(ctx: RequestContext, orderId: number): Promise<CourierView | null> {
        const known = await this.find(ctx, orderId);
        return known && { waybillNumber: known.waybillNumber, labelFormat: known.format, labelAt: known.labelAt, version: known.version };
    }

    async setWaybill(ctx: RequestContext, scope: Scope, order: PickupOrder, given: { waybillNumber: string; version?: number | null }): Promise<void> {
        const { waybillNumber } = checked(z.object({ waybillNumber: line(60) }), { waybillNumber: given.waybillNumber });
        const known = await this.find(ctx, order.orderId);
        await this.audit.refuseStale(ctx, scope, given.version, { version: known?.version ?? 0, entity: 'Order', entityId: order.orderId });
        if (known?.waybillNumber === waybillNumber) return;
        await this.save(ctx, order, known, { waybillNumber });
        const change = { before: { waybillNumber: known?.waybillNumber ?? '' }, after: { waybillNumber } };
        await this.audit.record(ctx, { scope, companyId: order.companyId, action: 'courier.waybill', entity: 'Order', entityId: order.orderId, ...change });
    }

    /** Takes the place of an earlier one. Pictures are drawn anew, so that nothing but what is seen of them is kept. */
    async store(ctx: RequestContext, scope: Scope, order: PickupOrder, content: Buffer, filename: string): Promise<void> {
        const format = uploadFormat(content, labelLimits) as LabelFormat;
        if (!isNamedAs(format, filename)) throw inputError('filename: does not end as this kind of file does');
        // A bar code is read by machines, so it keeps its size.
        const kept = format === 'pdf' ? content : (await redrawnPicture(content, { limits: labelLimits, as: format, box: null })).content;
        const known = await this.find(ctx, order.orderId);
        await this.save(ctx, order, known, { format, content: kept, labelAt: await databaseNow(this.connection, ctx) });
        await this.audit.record(ctx, { scope, companyId: order.companyId, action: 'courier.label', entity: 'Order', entityId: order.orderId, after: { format, sizeBytes: kept.length } });
        await this.tell(ctx, order, known?.waybillNumber ?? '', (known?.version ?? 0) + 1);
    }

    async file(ctx: RequestContext, orderId: number, orderCode: string): Promise<LabelFile> {
        const row = await this.connection.getRepository(ctx, CourierLabel).findOne({ where: { orderId }, select: { id: true, format: true, content: true } });
        if (row?.content == null || row.format === null) throw new EntityNotFoundError('CourierLabel', orderId);
        return { format: row.format, content: row.content, name: labelName(orderCode, row.format) };
    }

    private find(ctx: RequestContext, orderId: number): Promise<CourierLabel | null> {
        return this.connection.getRepository(ctx, CourierLabel).findOneBy({ orderId });
    }

    private async save(ctx: RequestContext, { orderId, companyId }: PickupOrder, known: CourierLabel | null, change: Partial<CourierLabel>): Promise<void> {
        const label = known ?? new CourierLabel({ orderId, companyId, version: 0 });
        await this.connection.getRepository(ctx, CourierLabel).save(Object.assign(label, change, { version: label.version + 1 }));
    }

    /** The company's account manager, and the warehouse where it has an address. */
    private async tell(ctx: RequestContext, order: PickupOrder, waybillNumber: string, version: number): Promise<void> {
        const { name, language } = await this.firm.get(ctx);
        const { mail } = await this.settings.get(ctx);
        const company = await this.connection.getRepository(ctx, Company).findOneByOrFail({ id: order.companyId });
        const id = company.managerAdministratorId;
        const manager = id ? await this.connection.getRepository(ctx, Administrator).findOneBy({ id }) : null;
        const people = [
            ...(manager ? [{ name: `${manager.firstName} ${manager.lastName}`, email: manager.emailAddress, language }] : []),
            ...(mail === null || mail === manager?.emailAddress ? [] : [{ name, email: mail, language }]),
        ];
        for (const [place, to] of people.entries()) {
            await this.notifications.send(ctx, {
                template: 'courier-label',
                to,
                params: { orderCode: order.code, companyName: order.companyName, waybillNumber, link: `${this.options.publicUrl}/dashboard/order-review/${order.orderId}` },
                aggregate: `order:${order.orderId}`,
                dedupeKey: `order:${order.orderId}:courier-label:${version}:${place}`,
            });
        }
    }
}
