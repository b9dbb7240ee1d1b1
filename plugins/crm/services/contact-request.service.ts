import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import { systemScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { NotificationService } from '../../notifications';
import { FirmSettingsService } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { CRM_OPTIONS } from '../constants';
import type { Lead } from '../entities/lead.entity';
import type { CrmOptions } from '../types';
import { type ContactRequest, contactExtras } from './crm-input';
import { LeadService } from './lead.service';
import { StaffDirectory } from './staff-directory';

@Injectable()
export class ContactRequestService {
    constructor(
        @Inject(CRM_OPTIONS) private options: CrmOptions,
        private leads: LeadService,
        private staff: StaffDirectory,
        private firm: FirmSettingsService,
        private notifications: NotificationService,
        private idempotency: IdempotencyService,
    ) {}

    /** From anybody on the portal: a lead, and a mail to the sales team. */
    async send(ctx: RequestContext, input: ContactRequest): Promise<{ success: true }> {
        const { idempotencyKey, ...request } = input;
        const { consentVersion } = checked(contactExtras, request);
        return this.idempotency.run(ctx, systemScope, 'sendContactRequest', idempotencyKey, request, async inner => {
            const { companyName, personName, phone, emailAddress, message, language, countryCode } = request;
            const facts = { companyName, personName, phone, emailAddress, message, language, countryCode };
            const lead = await this.leads.create(inner, systemScope, { ...facts, source: 'portal' }, { consentVersion, consentAt: new Date() });
            await this.tellStaff(inner, lead);
            return { success: true as const };
        });
    }

    private async tellStaff(ctx: RequestContext, lead: Lead): Promise<void> {
        const { language, supportEmail, name } = await this.firm.get(ctx);
        const people = await this.staff.whoWorkOnLeads(ctx);
        const recipients = people.length > 0 || supportEmail === null ? people : [{ name, emailAddress: supportEmail }];
        for (const recipient of recipients) {
            await this.notifications.send(ctx, {
                template: 'lead-received',
                to: { name: recipient.name, email: recipient.emailAddress, language },
                params: {
                    companyName: lead.companyName,
                    personName: lead.personName,
                    phone: lead.phone ?? '',
                    emailAddress: lead.emailAddress ?? '',
                    message: lead.message,
                    link: `${this.options.publicUrl}/dashboard/leads/${lead.id}`,
                },
                aggregate: `lead:${lead.id}`,
                dedupeKey: `lead-received:${lead.id}`,
            });
        }
    }
}
