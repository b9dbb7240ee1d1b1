import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { inPart, inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { CompanyDuplicateRefusal, CompanyService, type MemberInput, MemberService, type NewCompany } from '../../organizations';
import { refuseChange } from '../domain/opportunity-stages';
import type { Opportunity } from '../entities/opportunity.entity';
import { OpportunityRefusal } from '../errors';
import { LeadService } from './lead.service';
import { OpportunityService } from './opportunity.service';

export interface Win {
    /** The company to make with its head office; not given when the opportunity already belongs to one. */
    company?: NewCompany | null;
    /** The first person, who is invited. May be left out only where the company exists. */
    member?: Omit<MemberInput, 'branchId'> | null;
}

/** What a sale in sight ends in: a company that may come in. */
@Injectable()
export class WinService {
    constructor(
        private connection: TransactionalConnection,
        private opportunities: OpportunityService,
        private leads: LeadService,
        private companies: CompanyService,
        private members: MemberService,
    ) {}

    /** Company, head office, first member, his invitation and the two end states: all of them or nothing. */
    async win(ctx: RequestContext, scope: Scope, id: number, input: Win): Promise<Opportunity | OpportunityRefusal> {
        return withTx(this.connection, ctx, async inner => {
            const opportunity = await this.opportunities.lock(inner, id);
            const refusal = refuseChange(opportunity.stage);
            if (refusal !== null) {
                return new OpportunityRefusal(refusal);
            }
            const companyId = opportunity.companyId ?? (await this.makeCompany(inner, scope, input));
            if (companyId === null) {
                return new OpportunityRefusal('ask-colleague');
            }
            if (input.member) {
                const member = { ...input.member, companyId };
                await inPart('member', () => this.members.invite(inner, scope, member));
            }
            await this.opportunities.end(inner, scope, opportunity, 'won', { companyId });
            await this.leads.move(inner, scope, await this.leads.lock(inner, opportunity.leadId), 'converted');
            return this.opportunities.find(inner, id);
        });
    }

    /** Companies that look the same were looked at when the lead was qualified; null where one is beyond his reach. */
    private async makeCompany(ctx: RequestContext, scope: Scope, { company, member }: Win): Promise<number | null> {
        if (!company) {
            throw inputError('company: is required');
        }
        if (!member) {
            throw inputError('member: is required');
        }
        const made = await inPart('company', () => this.companies.createChecked(ctx, scope, company, true));
        return made instanceof CompanyDuplicateRefusal ? null : made.id;
    }
}
