import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import { NotificationService } from '../../notifications';
import { REGISTRATION_OPTIONS } from '../constants';
import { dataFieldName } from '../domain/data-field-names';
import type { DataChangeRequest } from '../entities/data-change-request.entity';
import type { RegistrationOptions } from '../types';
import { ApplicationNewsService } from './application-news.service';

/** Who is told of changes of company data. */
@Injectable()
export class ChangeRequestNewsService {
    constructor(
        @Inject(REGISTRATION_OPTIONS) private options: RegistrationOptions,
        private notifications: NotificationService,
        private applications: ApplicationNewsService,
    ) {}

    async tellStaff(ctx: RequestContext, { id, company, member, fields, note }: DataChangeRequest): Promise<void> {
        for (const to of await this.applications.staff(ctx, company.managerAdministratorId)) {
            const changes = fields.map(({ field, oldValue, newValue }) => `${dataFieldName(field, to.language)}: ${oldValue ?? '–'} → ${newValue ?? '–'}`);
            await this.notifications.send(ctx, {
                template: 'change-request-received',
                to,
                params: {
                    companyName: company.name,
                    personName: `${member.customer.firstName} ${member.customer.lastName}`,
                    changes: changes.join('\n'),
                    note,
                    link: `${this.options.publicUrl}/dashboard/change-requests/${id}`,
                },
                aggregate: `change-request:${id}`,
                dedupeKey: `change-request-received:${id}`,
            });
        }
    }

    async tellMember(ctx: RequestContext, { id, company, member }: DataChangeRequest): Promise<void> {
        const { firstName, lastName, emailAddress } = member.customer;
        await this.notifications.send(ctx, {
            template: 'change-request-decided',
            to: { name: `${firstName} ${lastName}`, email: emailAddress, language: member.language },
            params: { companyName: company.name, link: `${this.options.publicUrl}/company-data` },
            aggregate: `change-request:${id}`,
            dedupeKey: `change-request-decided:${id}`,
        });
    }
}
