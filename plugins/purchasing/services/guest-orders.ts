import { Injectable, type OnModuleInit } from '@nestjs/common';

import { GuestForgetting } from '../../organizations';

/** A guest is remembered while somebody may still want to know whose order it is, or whose cart that was filled lately. */
@Injectable()
export class GuestOrders implements OnModuleInit {
    constructor(private guests: GuestForgetting) {}

    onModuleInit(): void {
        this.guests.keepWhile(
            (company, days) => `EXISTS (
                SELECT 1 FROM company_order co JOIN "order" o ON o.id = co."orderId" WHERE co."companyId" = ${company}.id
                   AND (co."placedAt" IS NOT NULL OR (o."updatedAt" > now() - interval '${days} days' AND EXISTS (SELECT 1 FROM order_line l WHERE l."orderId" = o.id))))`,
        );
    }
}
