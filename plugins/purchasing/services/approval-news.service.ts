import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import { formatMoney, fromSafeNumber } from '../../../kernel/money';
import { ApprovalLinks } from '../../approvals';
import { NotificationService } from '../../notifications';
import type { DirectoryEntry } from '../../organizations';
import { PURCHASING_OPTIONS } from '../constants';
import type { OrderRecord } from '../queries/order-record.query';
import type { PurchasingOptions } from '../types';

/** Tells those whose agreement an order waits for, once for each level of its chain, each with a link of his own. */
@Injectable()
export class ApprovalNews {
    constructor(
        @Inject(PURCHASING_OPTIONS) private options: PurchasingOptions,
        private notifications: NotificationService,
        private links: ApprovalLinks,
    ) {}

    async asked(ctx: RequestContext, order: OrderRecord, level: number, people: readonly DirectoryEntry[]): Promise<void> {
        const { orderId, code, placedBy, currencyCode, totalGross } = order;
        for (const { memberId, name, email, language, permissions } of people) {
            const total = permissions.has('see-prices') ? formatMoney(fromSafeNumber(totalGross), currencyCode, language) : '–';
            const link = `${this.options.publicUrl}/approve/${await this.links.issue(ctx, { orderId, memberId, level })}`;
            await this.notifications.send(ctx, {
                template: 'approval-asked',
                to: { name, email, language },
                params: { orderCode: code, personName: placedBy, total, link, boardLink: `${this.options.publicUrl}/approvals` },
                aggregate: `order:${orderId}`,
                dedupeKey: `order:${orderId}:approval:${level}`,
            });
        }
    }
}
