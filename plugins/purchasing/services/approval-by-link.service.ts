import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';
import { z } from 'zod';

import { type MemberScope, systemScope } from '../../../kernel/scope';
import { hashOf } from '../../../kernel/token';
import { checked, idempotencyKey, optional, paragraph } from '../../../kernel/vendure-input';
import { ApprovalLinks, ApprovalRefusal, type OpenedLink, refuseLink } from '../../approvals';
import { ScopeService } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { answering, PlacementRefusal, PriceChangedRefusal, refuse } from '../errors';
import { type ApprovalItem, type Decided, type DecisionRefusal, OrderApprovalService } from './order-approval.service';

const decisionInput = z.object({
    token: z.string().min(1).max(100),
    decision: z.enum(['APPROVE', 'REJECT']),
    comment: optional(paragraph(1000)),
    shownTotalGross: optional(z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)),
    idempotencyKey,
});
export interface LinkDecisionInput {
    token: string;
    decision: string;
    comment?: string | null;
    shownTotalGross?: number | null;
    idempotencyKey: string;
}

/** What the link opens: the order as the member may see it, or why he decides nothing with it. */
export interface LinkView {
    orderCode: string | null;
    item: ApprovalItem | null;
    refusal: ApprovalRefusal | null;
}

/**
 * Approving by the link of a mail, without signing in. The link says who decides on what; whether he may is judged at this moment, as if
 * he were signed in. Looking changes nothing, because mail programs open links by themselves.
 */
@Injectable()
export class ApprovalByLink {
    constructor(
        private idempotency: IdempotencyService,
        private links: ApprovalLinks,
        private scopes: ScopeService,
        private approvals: OrderApprovalService,
    ) {}

    async open(ctx: RequestContext, token: string): Promise<LinkView> {
        const link = await this.links.find(ctx, token);
        const { scope, refused } = await this.judged(ctx, link);
        if (link === null || scope === null) return { orderCode: null, item: null, refusal: refused };
        const { orderCode, refusal } = await this.approvals.standing(ctx, scope, link.orderId);
        const isOpen = refused === null && refusal === null;
        return { orderCode, item: isOpen ? await this.approvals.item(ctx, scope, link.orderId) : null, refusal: refused ?? refusal };
    }

    /** Sent twice it is answered twice, and happens once: decision, link and key are one transaction. */
    async decide(ctx: RequestContext, input: LinkDecisionInput): Promise<Decided | DecisionRefusal> {
        const { token, idempotencyKey: key, ...request } = checked(decisionInput, input);
        // No two links share a key, whatever their holders make up.
        const ownKey = hashOf(`${token}:${key}`);
        return answering<Decided, DecisionRefusal>([ApprovalRefusal, PriceChangedRefusal, PlacementRefusal], () =>
            this.idempotency.run(ctx, systemScope, 'decideApprovalByLink', ownKey, request, async tx => {
                const link = await this.links.lock(tx, token);
                const { scope, refused } = await this.judged(tx, link);
                if (link === null || scope === null || refused !== null) return refuse(refused ?? new ApprovalRefusal('link-unknown'));
                const { orderCode, refusal } = await this.approvals.standing(tx, scope, link.orderId);
                if (refusal !== null) refuse(refusal);
                const answer = await this.approvals.decide(tx, scope, { ...request, orderCode, level: link.level, idempotencyKey: ownKey }, true);
                if ('reason' in answer) refuse(answer);
                await this.links.use(tx, link.id);
                return answer;
            }),
        );
    }

    private async judged(ctx: RequestContext, link: OpenedLink | null): Promise<{ scope: MemberScope | null; refused: ApprovalRefusal | null }> {
        const scope = link === null ? null : await this.scopes.ofMember(ctx, link.memberId);
        const reason = refuseLink(link === null ? null : { ...link, mayAct: scope !== null && scope.companyId === link.companyId });
        return { scope: reason === 'no-access' ? null : scope, refused: reason === null ? null : new ApprovalRefusal(reason) };
    }
}
