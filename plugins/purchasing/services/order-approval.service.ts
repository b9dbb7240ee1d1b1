import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { MemberScope } from '../../../kernel/scope';
import { checked, idempotencyKey, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { type ApprovalProgress, ApprovalProgressService, ApprovalRefusal, type ApprovalRequest, ApprovalService } from '../../approvals';
import { deliveryWays } from '../../delivery';
import { IdempotencyService } from '../../outbox';
import { answering, PlacementRefusal, PriceChangedRefusal, refuse } from '../errors';
import { withDelivery } from '../domain/agreed-delivery';
import { waitingCart } from '../queries/cart.query';
import { orderLines } from '../queries/order-lines.query';
import { type OrderRecord, orderRecordsByIds } from '../queries/order-record.query';
import { ApprovalNews } from './approval-news.service';
import { buyerApproval, factsOf } from './buyer-approval.gate';
import { CartReader } from './cart-reader.service';
import type { CartLineView, CartNotice } from './cart-view';
import { CartService } from './cart.service';
import { CheckoutDelivery } from './checkout-delivery.service';
import { CompanyOrderService } from './company-order.service';
import { type GateStep, PlacementGates } from './placement-gates';
import { WaitingOrderService } from './waiting-order.service';

const decisionInput = z.object({
    orderCode: z.string().min(1).max(40),
    decision: z.enum(['APPROVE', 'REJECT']),
    level: z.number().int().min(0).max(1000),
    comment: optional(paragraph(1000)),
    shownTotalGross: optional(z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)),
    idempotencyKey,
});
export interface DecisionInput {
    orderCode: string;
    decision: string;
    /** The level that he decides on, as he saw it. */
    level: number;
    comment?: string | null;
    shownTotalGross?: number | null;
    idempotencyKey: string;
}

const previewInput = z.object({ branchId: recordId, addressId: optional(recordId), cartId: optional(recordId), deliveryWay: z.preprocess(value => value ?? 'firm', z.enum(deliveryWays)) });
export interface ApprovalAsked {
    branchId: ID;
    addressId?: ID | null;
    cartId?: ID | null;
    deliveryWay?: string | null;
}

const listInput = z.object({
    view: z.enum(['WAITING', 'DECIDED']),
    skip: z.number().int().min(0).max(1_000_000).nullish(),
    take: z.number().int().min(1).max(50).nullish(),
});
export type MyApprovalsInput = z.input<typeof listInput>;

type Line = Pick<CartLineView, 'id' | 'name' | 'sku' | 'imageUrl' | 'quantity' | 'baseUnit' | 'unit' | 'unitQuantity' | 'rollWidthCm' | 'unitNet' | 'lineNet' | 'remark'>;

export interface ApprovalItem {
    order: OrderRecord;
    progress: ApprovalProgress;
    mayDecide: boolean;
    /** The approver in whose stead the member would decide. */
    standsInFor: string | null;
    showsPrices: boolean;
    lines: Line[];
    totalNet: number;
    totalGross: number;
    notices: CartNotice[];
}

export interface Decided {
    orderCode: string;
}
export type DecisionRefusal = ApprovalRefusal | PriceChangedRefusal | PlacementRefusal;

/** What the approvers of a company see of its waiting orders, and decide. */
@Injectable()
export class OrderApprovalService {
    constructor(
        private connection: TransactionalConnection,
        private idempotency: IdempotencyService,
        private approvals: ApprovalService,
        private progress: ApprovalProgressService,
        private orders: CompanyOrderService,
        private waiting: WaitingOrderService,
        private gates: PlacementGates,
        private carts: CartService,
        private reader: CartReader,
        private news: ApprovalNews,
        private deliveries: CheckoutDelivery,
    ) {}

    /** Whose agreement the member's cart would need as it is, for this branch and way of delivery. */
    async preview(ctx: RequestContext, scope: MemberScope, input: ApprovalAsked): Promise<{ steps: GateStep[]; refused: PlacementRefusal | null }> {
        const { branchId, addressId, deliveryWay, cartId } = checked(previewInput, input);
        const cart = await this.carts.find(ctx, scope, cartId);
        if (!cart || cart.totalGross === 0) {
            return { steps: [], refused: null };
        }
        const { options } = await this.deliveries.options(ctx, scope, { branchId, addressId, cartId });
        const { totalNet, totalGross } = options.find(one => one.way === deliveryWay) ?? cart;
        return this.gates.preview(ctx, { ...cart, totalNet, totalGross, companyId: scope.companyId, branchId, placedByMemberId: scope.memberId });
    }

    /** Waiting: what he may decide on now; for who manages the whole company, all of it. Decided: by him, or by anybody. */
    async list(ctx: RequestContext, scope: MemberScope, input: MyApprovalsInput): Promise<{ items: ApprovalItem[]; totalItems: number }> {
        const { view, skip, take } = checked(listInput, input);
        const page = { skip: skip ?? 0, take: take ?? 10 };
        const seesAll = managesAll(scope);
        if (view === 'DECIDED') {
            const { orderIds, totalItems } = await this.progress.decidedOrders(ctx, scope.companyId, seesAll ? null : scope.memberId, page);
            const requests = await this.approvals.requestsOf(ctx, orderIds);
            return { items: await this.items(ctx, scope, orderIds, requests), totalItems };
        }
        const open = await this.approvals.waitingOf(ctx, scope.companyId);
        const standings = await this.approvals.standings(ctx, scope, open);
        const mayDecide = (request: ApprovalRequest) => typeof standings.get(request.id) === 'object';
        // What he can do something about comes first.
        const mine = [...open.filter(mayDecide), ...open.filter(request => seesAll && !mayDecide(request))];
        const shown = mine.slice(page.skip, page.skip + page.take);
        return { items: await this.items(ctx, scope, shown.map(request => request.orderId), shown), totalItems: mine.length };
    }

    /** How many orders he may decide on now: those that the list of waiting ones gives him a button for. */
    async count(ctx: RequestContext, scope: MemberScope): Promise<number> {
        if (scope.acting !== null || !(await this.approvals.hasWaiting(ctx, scope.companyId))) return 0;
        const open = await this.approvals.waitingOf(ctx, scope.companyId);
        const standings = await this.approvals.standings(ctx, scope, open);
        return open.filter(request => typeof standings.get(request.id) === 'object').length;
    }

    /** Why the member may not decide on the order now; null when he may. */
    async standing(ctx: RequestContext, scope: MemberScope, orderId: number): Promise<{ orderCode: string; refusal: ApprovalRefusal | null }> {
        const { code: orderCode } = await this.connection.getEntityOrThrow(ctx, Order, orderId);
        const approval = await this.approvals.find(ctx, scope.companyId, orderId);
        const standing = (await this.approvals.standings(ctx, scope, [approval])).get(approval.id) ?? 'not-approver';
        return { orderCode, refusal: typeof standing === 'string' ? new ApprovalRefusal(standing) : null };
    }

    /** The order as the member sees it who may decide on it. */
    async item(ctx: RequestContext, scope: MemberScope, orderId: number): Promise<ApprovalItem | null> {
        const approval = await this.approvals.find(ctx, scope.companyId, orderId);
        return (await this.items(ctx, scope, [orderId], [approval]))[0] ?? null;
    }

    /** Approves or rejects the order at its current level. The last approval sends it to the firm, with all that placing checks. */
    async decide(ctx: RequestContext, scope: MemberScope, input: DecisionInput, byLink = false): Promise<Decided | DecisionRefusal> {
        const { idempotencyKey: key, ...request } = checked(decisionInput, input);
        if (scope.acting !== null) {
            return new ApprovalRefusal('not-while-acting');
        }
        return answering<Decided, DecisionRefusal>([ApprovalRefusal, PriceChangedRefusal, PlacementRefusal], () =>
            this.idempotency.run(ctx, scope, 'decideApproval', key, request, async tx => {
                const order = await this.orders.lock(tx, companyWide(scope), request.orderCode);
                const approval = await this.known(tx, scope, order);
                if (approval.state !== 'waiting' || order.state !== 'AwaitingApproval' || approval.level !== request.level) {
                    refuse(new ApprovalRefusal('already-decided'));
                }
                const standing = (await this.approvals.standings(tx, scope, [approval])).get(approval.id) ?? 'not-approver';
                if (typeof standing === 'string') {
                    refuse(new ApprovalRefusal(standing));
                }
                if (request.decision === 'REJECT' && request.comment === null) {
                    refuse(new ApprovalRefusal('reason-missing'));
                }
                await this.carryOut(tx, scope, order, approval, { ...request, ...standing, byLink });
                return { orderCode: order.code };
            }),
        );
    }

    private async carryOut(
        ctx: RequestContext,
        scope: MemberScope,
        order: OrderRecord,
        approval: ApprovalRequest,
        given: Omit<z.output<typeof decisionInput>, 'idempotencyKey'> & { forMemberId: number | null; byLink: boolean },
    ): Promise<void> {
        const { orderId } = order;
        const isApproval = given.decision === 'APPROVE';
        // Who may not see prices agrees to what is ordered; the total is for the others.
        const agreed = scope.permissions.has('see-prices') ? (given.shownTotalGross ?? 0) : null;
        const now = isApproval ? await this.waiting.reprice(ctx, order, agreed) : { ...order, branchId: order.branchId ?? 0 };
        const decision = { decision: isApproval ? ('approve' as const) : ('reject' as const), comment: given.comment ?? '', forMemberId: given.forMemberId, byLink: given.byLink };
        const outcome = await this.approvals.decide(ctx, scope, approval, decision, factsOf(now) ?? never(order));
        if (outcome === 'no-approver') {
            refuse(new ApprovalRefusal('no-approver'));
        } else if (outcome === 'rejected') {
            await this.waiting.reject(ctx, scope, orderId, buyerApproval, decision.comment);
        } else if (outcome === 'approved') {
            await this.waiting.letPass(ctx, scope, orderId, buyerApproval);
        } else {
            await this.news.asked(ctx, { ...order, totalGross: now.totalGross }, approval.level, outcome.asked);
        }
    }

    /** An order of the company whose approval the member has nothing to do with is not found. */
    private async known(ctx: RequestContext, scope: MemberScope, order: OrderRecord): Promise<ApprovalRequest> {
        const approval = await this.approvals.find(ctx, scope.companyId, order.orderId);
        if (!managesAll(scope) && !(await this.approvals.isInvolved(ctx, scope, approval))) {
            throw new EntityNotFoundError('Order', order.code);
        }
        return approval;
    }

    private async items(
        ctx: RequestContext,
        scope: MemberScope,
        orderIds: readonly number[],
        requests: readonly ApprovalRequest[],
    ): Promise<ApprovalItem[]> {
        const orders = await orderRecordsByIds(this.manager(ctx), orderIds);
        const progress = await this.progress.ofOrders(ctx, orderIds);
        const standings = await this.approvals.standings(ctx, scope, requests);
        const names = await this.approvals.names(ctx, scope.companyId);
        const then = await this.goodsThen(ctx, orders.filter(order => order.state !== 'AwaitingApproval'));
        const items: ApprovalItem[] = [];
        for (const order of orders) {
            const known = progress.get(order.orderId);
            const request = requests.find(one => one.orderId === order.orderId);
            if (!known || !request) continue;
            const standing = standings.get(request.id);
            const isOpen = request.state === 'waiting' && typeof standing === 'object' && scope.acting === null;
            const standsInFor = isOpen && standing.forMemberId !== null ? (names.get(standing.forMemberId) ?? null) : null;
            const goods = then.get(order.orderId) ?? (await this.goodsNow(ctx, scope, order));
            items.push({ order, progress: known, mayDecide: isOpen, standsInFor, showsPrices: scope.permissions.has('see-prices'), ...goods });
        }
        return items;
    }

    /** At the prices of now, with a notice for each line whose price is no longer the one at which it was ordered. */
    private async goodsNow(ctx: RequestContext, scope: MemberScope, order: OrderRecord) {
        const cart = await waitingCart(this.manager(ctx), order.orderId);
        const { lines, notices, ...goods } = await this.reader.view(ctx, { ...scope, branchId: order.branchId }, cart);
        const { deliveryNet, deliveryGross } = cart;
        const { totalNet, totalGross } = withDelivery({ ...goods, deliveryNet, deliveryGross });
        return { lines, totalNet, totalGross, notices };
    }

    /** Of orders that wait no more, as they were placed. */
    private async goodsThen(ctx: RequestContext, orders: readonly OrderRecord[]) {
        const rows = orders.length === 0 ? [] : await orderLines(this.manager(ctx), orders.map(order => order.orderId), ctx.languageCode, ctx.channel.defaultLanguageCode);
        return new Map(
            orders.map(({ orderId, totalNet, totalGross }) => {
                const lines = rows.filter(row => row.orderId === orderId).map(row => ({ ...row, imageUrl: this.reader.imageUrl(ctx, row.image) }));
                return [orderId, { lines, totalNet, totalGross, notices: [] as CartNotice[] }];
            }),
        );
    }

    private manager(ctx: RequestContext) {
        return this.connection.getRepository(ctx, Order).manager;
    }
}

/** Colleagues' orders are seen by all; how they are agreed to concerns those who have a part in it, and whoever manages the company's people. */
function managesAll({ permissions }: MemberScope): boolean {
    return permissions.has('see-whole-company') && permissions.has('manage-members');
}

/** The member with the sight of his whole company: what he may know of it is judged by his part in the approval. */
function companyWide(scope: MemberScope): MemberScope {
    return { ...scope, permissions: new Set([...scope.permissions, 'see-whole-company']) };
}

function never(order: OrderRecord): never {
    throw new Error(`Order ${order.orderId} waits for approval and nobody placed it`);
}
