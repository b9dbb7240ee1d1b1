import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { formatDate } from '../../../kernel/time';
import { NotificationService } from '../../notifications';
import { Company, FirmSettingsService } from '../../organizations';
import { COMPLAINTS_OPTIONS } from '../constants';
import { stateName } from '../domain/complaint-words';
import type { ComplaintStep } from '../entities/complaint-step.entity';
import type { Complaint } from '../entities/complaint.entity';
import { complaintManager, complaintMember } from '../queries/complaint-people.query';
import type { ComplaintsOptions } from '../types';
import { ComplaintSettingsService } from './complaint-settings.service';

/** Who is told of a complaint and its steps. Written in its transaction, sent after it. */
@Injectable()
export class ComplaintNews {
    constructor(
        @Inject(COMPLAINTS_OPTIONS) private readonly options: ComplaintsOptions,
        private readonly connection: TransactionalConnection,
        private readonly notifications: NotificationService,
        private readonly firm: FirmSettingsService,
        private readonly settings: ComplaintSettingsService,
    ) {}

    /** The customer has it in writing; the account manager, and the address set for complaints, see to it. */
    async filed(ctx: RequestContext, complaint: Complaint): Promise<void> {
        const { id, number, orderCode, text, dueOn, filedBy, companyId } = complaint;
        const aggregate = `complaint:${id}`;
        const firm = await this.firm.get(ctx);
        const company = await this.connection.getRepository(ctx, Company).findOneByOrFail({ id: companyId });
        const member = await complaintMember(this.connection, ctx, complaint.memberId);
        if (member) {
            const params = { complaintNumber: number, orderCode, text, day: dayIn(dueOn, member.language), link: this.customerLink(id) };
            await this.notifications.send(ctx, { template: 'complaint-received', to: member, params, aggregate, dedupeKey: `${aggregate}:received` });
        }
        const { mail } = await this.settings.get(ctx);
        const manager = await complaintManager(this.connection, ctx, companyId);
        const address = mail ?? (manager === null ? firm.supportEmail : null);
        const readers = [...(manager ? [manager] : []), ...(address === null || address === manager?.email ? [] : [{ name: firm.name, email: address }])];
        for (const [place, reader] of readers.entries()) {
            const params = { complaintNumber: number, companyName: company.name, personName: filedBy, orderCode, text, day: dayIn(dueOn, firm.language), link: `${this.options.publicUrl}/dashboard/complaints/${id}` };
            await this.notifications.send(ctx, { template: 'complaint-filed', to: { ...reader, language: firm.language }, params, aggregate, dedupeKey: `${aggregate}:filed:${place}` });
        }
    }

    async moved(ctx: RequestContext, complaint: Complaint, step: ComplaintStep): Promise<void> {
        const member = await complaintMember(this.connection, ctx, complaint.memberId);
        if (member === null) return;
        const aggregate = `complaint:${complaint.id}`;
        const params = { complaintNumber: complaint.number, state: stateName(step.state, member.language), reason: step.reason ?? '', link: this.customerLink(complaint.id) };
        await this.notifications.send(ctx, { template: 'complaint-moved', to: member, params, aggregate, dedupeKey: `${aggregate}:step:${step.id}` });
    }

    private customerLink(id: number): string {
        return `${this.options.publicUrl}/complaints/${id}`;
    }
}

const dayIn = (day: string, language: string) => formatDate(day, language, language === 'fa' ? 'jalali' : 'gregorian');
