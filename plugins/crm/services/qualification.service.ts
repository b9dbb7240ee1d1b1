import { Injectable } from '@nestjs/common';
import { type ID, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { searchKey } from '../../../kernel/text';
import { checked, optional, recordId } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { type CompanyMatch, CompanyService } from '../../organizations';
import { mayLeadBecome } from '../domain/lead-states';
import type { Lead } from '../entities/lead.entity';
import { Opportunity } from '../entities/opportunity.entity';
import { LeadRefusal } from '../errors';
import { type OpportunityInput, opportunitySchema } from './crm-input';
import { LeadService } from './lead.service';
import { StaffDirectory } from './staff-directory';

export interface Qualification extends OpportunityInput {
    /** The existing company that this is another opportunity of. */
    companyId?: ID | null;
    /** Go on although companies look the same. */
    acceptDuplicates?: boolean | null;
}

/** The first review of a lead: it becomes an opportunity. */
@Injectable()
export class QualificationService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private leads: LeadService,
        private companies: CompanyService,
        private staff: StaffDirectory,
    ) {}

    async qualify(ctx: RequestContext, scope: Scope, leadId: number, input: Qualification): Promise<Opportunity | LeadRefusal> {
        const { acceptDuplicates, companyId: chosen, ...rest } = input;
        const companyId = checked(optional(recordId), chosen);
        return withTx(this.connection, ctx, async inner => {
            const company = companyId === null ? null : await this.companies.findOne(inner, companyId);
            const lead = await this.leads.lock(inner, leadId);
            const facts = checked(opportunitySchema, { ownerId: lead.ownerId, ...rest });
            await this.staff.check(inner, 'ownerId', facts.ownerId);
            if (!mayLeadBecome(lead.state, 'qualified')) {
                return new LeadRefusal('wrong-state');
            }
            const refused = company === null ? this.companies.refusalOf(await this.looks(inner, scope, lead), acceptDuplicates === true) : null;
            if (refused !== null) {
                return new LeadRefusal(refused.reason, refused.matches);
            }
            await this.leads.move(inner, scope, lead, 'qualified');
            const opportunity = await this.connection.getRepository(inner, Opportunity).save(
                new Opportunity({
                    ...facts,
                    leadId,
                    stage: 'discovery',
                    companyId: company?.id ?? null,
                    followUpOn: lead.followUpOn,
                    searchKey: searchKey(`${facts.title} ${lead.companyName}`),
                }),
            );
            await this.audit.record(inner, {
                scope,
                action: 'opportunity.create',
                entity: 'Opportunity',
                entityId: opportunity.id,
                companyId: company?.id,
                after: { leadId, companyId, ...facts },
            });
            return opportunity;
        });
    }

    /** Existing companies that look like the lead, of those that he sees. */
    async matches(ctx: RequestContext, scope: Scope, lead: Lead): Promise<CompanyMatch[]> {
        return (await this.looks(ctx, scope, lead)).matches;
    }

    private looks(ctx: RequestContext, scope: Scope, lead: Lead) {
        const { companyName, phone, emailAddress, countryCode, language } = lead;
        return this.companies.matches(ctx, scope, { name: companyName, phone, email: emailAddress, countryCode, language, currencyCode: 'IRR' });
    }
}
