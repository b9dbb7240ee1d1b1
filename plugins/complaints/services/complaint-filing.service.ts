import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { type MemberScope, type Scope, type StaffScope, systemScope } from '../../../kernel/scope';
import { calendarParts, localDateOf } from '../../../kernel/time';
import { nextNumber } from '../../../kernel/vendure-counter';
import { checked, inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { FirmSettingsService } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { CompanyOrderService, type OrderRecord } from '../../purchasing';
import { type Enclosed, LinkedThreadService } from '../../support';
import { readAnswers } from '../domain/complaint-form';
import { refuseLines } from '../domain/complaint-goods';
import { ComplaintLine } from '../entities/complaint-line.entity';
import { ComplaintStep } from '../entities/complaint-step.entity';
import { Complaint, type ComplaintSource } from '../entities/complaint.entity';
import { complaintGoods, type ComplaintGoods, type ComplaintShipment, goneShipments } from '../queries/complaint-goods.query';
import { standingMember, type StandingMember } from '../queries/complaint-people.query';
import { ComplaintKindService } from './complaint-kind.service';
import { ComplaintNews } from './complaint-news.service';
import { ComplaintSettingsService } from './complaint-settings.service';
import { companyComplaintInput, type ComplaintInput, complaintInput } from './input-schemas';

/** All that a form says, but what kind of request brings it. */
export type Claim = Omit<ComplaintInput, 'orderCode' | 'fileIds' | 'idempotencyKey'>;

export interface Filer {
    scope: Scope;
    source: ComplaintSource;
    /** Who says it, where that is another than the member for whom it stands. */
    name: string | null;
    enclosed: Enclosed;
    sentKey: string | null;
}

/** What may be complained about, and filing a complaint: in the portal, by staff for a customer, or by a shipment's link. */
@Injectable()
export class ComplaintFilingService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly orders: CompanyOrderService,
        private readonly kinds: ComplaintKindService,
        private readonly settings: ComplaintSettingsService,
        private readonly threads: LinkedThreadService,
        private readonly firm: FirmSettingsService,
        private readonly news: ComplaintNews,
        private readonly idempotency: IdempotencyService,
        private readonly audit: AuditService,
    ) {}

    /** The goods of an order that the scope may see, with its shipments that have left. */
    async goodsOf(ctx: RequestContext, scope: MemberScope | StaffScope, idOrCode: number | string, shipmentId: number | null): Promise<{ goods: ComplaintGoods[]; shipments: ComplaintShipment[] }> {
        const order = await this.orders.find(ctx, scope, idOrCode);
        const shipments = await goneShipments(this.connection, ctx, order.orderId);
        if (shipmentId !== null && !shipments.some(({ id }) => id === shipmentId)) throw inputError('shipmentId: is no shipment of this order that has left');
        return { goods: await complaintGoods(this.connection, ctx, order.orderId, shipmentId, ctx.languageCode), shipments };
    }

    byMember(ctx: RequestContext, scope: MemberScope, input: unknown, now: Date): Promise<number> {
        const { idempotencyKey, orderCode, fileIds, ...claim } = checked(complaintInput, input);
        return this.once(ctx, scope, 'fileComplaint', idempotencyKey, { orderCode, fileIds, ...claim }, async inner => {
            const order = await this.orders.lock(inner, scope, orderCode);
            const { memberId, branchId } = scope;
            const self = await standingMember(this.connection, inner, scope.companyId, memberId);
            return this.file(inner, order, { memberId, branchId, name: self?.name ?? '' }, claim, { scope, source: 'portal', name: null, enclosed: { fileIds }, sentKey: null }, now);
        });
    }

    byStaff(ctx: RequestContext, scope: StaffScope, input: unknown, now: Date): Promise<number> {
        const { idempotencyKey, orderId, fileIds, ...claim } = checked(companyComplaintInput, input);
        return this.once(ctx, scope, 'fileComplaintForCompany', idempotencyKey, { orderId, fileIds, ...claim }, async inner => {
            const order = await this.orders.lock(inner, scope, orderId);
            return this.file(inner, order, await this.standing(inner, order), claim, { scope, source: 'staff', name: null, enclosed: { fileIds }, sentKey: null }, now);
        });
    }

    /** Said again, it is the same complaint. The order's row is locked, so that two of the same do not pass each other. */
    byLink(ctx: RequestContext, orderId: number, claim: Claim, name: string, sentKey: string, files: Enclosed, now: Date): Promise<number> {
        return withTx(this.connection, ctx, async inner => {
            const order = await this.orders.lock(inner, systemScope, orderId);
            const known = await this.connection.getRepository(inner, Complaint).findOneBy({ sentKey });
            return known?.id ?? this.file(inner, order, await this.standing(inner, order), claim, { scope: systemScope, source: 'link', name, enclosed: files, sentKey }, now);
        });
    }

    private async once(ctx: RequestContext, scope: MemberScope | StaffScope, operation: string, key: string, request: object, work: (ctx: RequestContext) => Promise<number>): Promise<number> {
        const { complaintId } = await this.idempotency.run(ctx, scope, operation, key, request, async inner => ({ complaintId: await work(inner) }));
        return complaintId;
    }

    private async file(ctx: RequestContext, order: OrderRecord, member: StandingMember, claim: Claim, filer: Filer, now: Date): Promise<number> {
        const { goods, shipment, kind, answers } = await this.judge(ctx, order, claim);
        const filedBy = filer.name ?? member.name;
        const number = await this.number(ctx, now);
        const about = { companyId: order.companyId, branchId: member.branchId, memberId: member.memberId, orderId: order.orderId };
        const threadId = await this.threads.begin(ctx, filer.scope, { ...about, askedBy: filedBy, subject: `${number} · ${order.code}`, text: claim.text }, filer.enclosed, now);
        const { source, sentKey } = filer;
        const { batch, wish, text } = claim;
        const complaint = await this.connection.getRepository(ctx, Complaint).save(
            new Complaint({
                ...about, number, filedBy, source, sentKey, filedAt: now, orderCode: order.code, shipmentId: shipment?.id ?? null, shipmentNumber: shipment?.number ?? null,
                ticketNumber: shipment?.ticketNumber ?? null, batch, kindId: kind.id, wish, text, answers, state: 'received', dueOn: await this.settings.dueOn(ctx, order.companyId, now),
                decidedAt: null, decision: null, currencyCode: order.currencyCode, threadId,
            }),
        );
        const lines = claim.lines.map(({ orderLineId, quantity }) => {
            const { productVariantId = 0, sku = '', name = '' } = goods.find(one => one.orderLineId === orderLineId) ?? {};
            return new ComplaintLine({ complaintId: complaint.id, orderLineId, productVariantId, sku, name, quantity });
        });
        await this.connection.getRepository(ctx, ComplaintLine).save(lines);
        await this.connection.getRepository(ctx, ComplaintStep).save(
            new ComplaintStep({
                complaintId: complaint.id, at: now, state: 'received', reason: null, administratorId: filer.scope.kind === 'staff' ? filer.scope.administratorId : null,
                memberId: filer.scope.kind === 'member' ? member.memberId : null,
            }),
        );
        await this.audit.record(ctx, {
            scope: filer.scope, action: 'complaint.file', entity: 'Complaint', entityId: complaint.id, companyId: order.companyId,
            after: { number, source, orderCode: order.code, shipmentId: complaint.shipmentId, kindId: kind.id, wish, lines: claim.lines },
        });
        await this.news.filed(ctx, complaint);
        return complaint.id;
    }

    /** Everything that may be wrong with a claim, before the first write. */
    private async judge(ctx: RequestContext, order: OrderRecord, claim: Claim) {
        const shipments = claim.shipmentId === null ? [] : await goneShipments(this.connection, ctx, order.orderId);
        const shipment = shipments.find(({ id }) => id === claim.shipmentId) ?? null;
        if (claim.shipmentId !== null && shipment === null) throw inputError('shipmentId: is no shipment of this order that has left');
        const kind = await this.kinds.choose(ctx, claim.kindId);
        const answers = readAnswers(kind.fields, claim.answers);
        if (!Array.isArray(answers)) throw inputError(`answers.${answers.key}: ${answers.problem}`);
        const goods = await complaintGoods(this.connection, ctx, order.orderId, claim.shipmentId, ctx.languageCode);
        const refused = refuseLines(goods, claim.lines);
        if (refused) throw inputError(`lines.${refused.place}.${refused.field}: ${refused.problem}`);
        return { goods, shipment, kind, answers };
    }

    private async standing(ctx: RequestContext, order: OrderRecord): Promise<StandingMember> {
        const found = await standingMember(this.connection, ctx, order.companyId, order.placedByMemberId);
        if (found === null) throw inputError('orderId: is of a company without people');
        return found;
    }

    /** The counter's row stays locked until the end, so it is asked last. */
    private async number(ctx: RequestContext, now: Date): Promise<string> {
        const { timeZone, calendar } = await this.firm.get(ctx);
        const { year } = calendarParts(localDateOf(now, timeZone), calendar);
        return `R-${year}-${await nextNumber(this.connection.getRepository(ctx, Complaint).manager, `complaint:${year}`)}`;
    }
}
