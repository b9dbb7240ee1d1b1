import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { CrmActivity } from '../entities/crm-activity.entity';
import { Lead } from '../entities/lead.entity';
import { Opportunity } from '../entities/opportunity.entity';
import { type ActivityInput, activitySchema } from './crm-input';
import { LeadService } from './lead.service';

const newestShown = 200;

@Injectable()
export class ActivityService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private leads: LeadService,
    ) {}

    /** The newest first. */
    ofLead(ctx: RequestContext, leadId: number): Promise<CrmActivity[]> {
        return this.connection.getRepository(ctx, CrmActivity).find({
            where: { leadId },
            relations: { author: true },
            order: { id: 'DESC' },
            take: newestShown,
        });
    }

    /**
     * Notes what was done. Its follow-up day, or none, replaces the one agreed before; a first call or meeting makes a
     * new lead a contacted one.
     */
    async add(ctx: RequestContext, scope: Scope, leadId: number, input: ActivityInput): Promise<CrmActivity> {
        const facts = checked(activitySchema, input);
        return withTx(this.connection, ctx, async inner => {
            const lead = await this.leads.lock(inner, leadId);
            const authorId = scope.kind === 'staff' ? scope.administratorId : null;
            const activity = await this.connection.getRepository(inner, CrmActivity).save(new CrmActivity({ ...facts, leadId, authorId }));
            if (lead.state === 'new' && facts.kind !== 'note') {
                await this.leads.move(inner, scope, lead, 'contacted');
            }
            const { followUpOn } = facts;
            await this.connection.getRepository(inner, Lead).update({ id: leadId }, { followUpOn });
            await this.connection.getRepository(inner, Opportunity).update({ leadId }, { followUpOn });
            await this.audit.record(inner, {
                scope,
                action: 'lead.activity',
                entity: 'Lead',
                entityId: leadId,
                after: { kind: facts.kind, followUpOn },
            });
            return activity;
        });
    }
}
