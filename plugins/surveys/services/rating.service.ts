import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EntityNotFoundError, ListQueryBuilder, type ListQueryOptions, type RequestContext, TransactionalConnection } from '@vendure/core';
import { In } from 'typeorm';
import { z } from 'zod';

import { type MemberScope, type Scope, systemScope } from '../../../kernel/scope';
import { checked, idempotencyKey, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { DeliveryService, escapeHtml, fieldHtml, type FormProblem, type RefusedForm, RequestBatch } from '../../logistics';
import { type TrackedShipment, type TrackingLanguage, TrackingService } from '../../logistics';
import { IdempotencyService } from '../../outbox';
import { longestComment, type Marks, readRatingForm, refuseRating } from '../domain/rating-rules';
import { ratingForm, ratingTexts, ratingThanks } from '../domain/rating-section';
import { Rating, type RatingSource } from '../entities/rating.entity';
import { RatingRefusal } from '../errors';
import { ratingAverages, type RatingPeriod } from '../queries/rating-averages.query';

const mark = z.number().int('must be a whole number').min(1).max(5);
const rateInput = z.object({
    shipmentId: recordId,
    product: mark,
    transport: mark,
    comment: optional(paragraph(longestComment)),
    idempotencyKey,
});

/** What customers say of goods and transport, once for each delivery. */
@Injectable()
export class RatingService implements OnModuleInit {
    private readonly batch = new RequestBatch<Rating | null>(async (ctx, shipmentIds) => {
        const found = await this.connection.getRepository(ctx, Rating).findBy({ shipmentId: In(shipmentIds) });
        return new Map(found.map(rating => [rating.shipmentId, rating]));
    }, null);

    constructor(
        private connection: TransactionalConnection,
        private listQueryBuilder: ListQueryBuilder,
        private audit: AuditService,
        private idempotency: IdempotencyService,
        private deliveries: DeliveryService,
        private tracking: TrackingService,
    ) {}

    onModuleInit(): void {
        this.tracking.registerSection({
            name: 'rate',
            render: (ctx, shipment, language, formPath, refused) => this.section(ctx, shipment, language, formPath, refused),
            submit: (ctx, shipment, fields, language) => this.rateByLink(ctx, shipment, fields, language),
        });
    }

    /** In the portal. Another company's shipment is not found. */
    async rate(ctx: RequestContext, scope: MemberScope, given: unknown): Promise<Rating | RatingRefusal> {
        const input = checked(rateInput, given);
        const answer = await this.idempotency.run(ctx, scope, 'rateDelivery', input.idempotencyKey, input, async inner => {
            const shipment = await this.deliveries.ofCompany(inner, scope, input.shipmentId);
            const rating = await this.insert(inner, scope, shipment, input, 'portal');
            return rating instanceof RatingRefusal ? rating : { ratingId: rating.id };
        });
        return answer instanceof RatingRefusal ? answer : this.connection.getEntityOrThrow(ctx, Rating, answer.ratingId);
    }

    /** The rating of a shipment that the caller may see, or null; asked for many at once. */
    ofShipment(ctx: RequestContext, shipmentId: number): Promise<Rating | null> {
        return this.batch.get(ctx, shipmentId);
    }

    async list(ctx: RequestContext, options?: ListQueryOptions<Rating>) {
        const [items, totalItems] = await this.listQueryBuilder.build(Rating, options, { ctx }).getManyAndCount();
        const names = await sql<{ id: number; name: string }>(
            this.connection,
            ctx,
            'SELECT id, name FROM company WHERE id = ANY($1::int[]) LIMIT 1000',
            [items.map(rating => rating.companyId)],
        );
        const nameOf = new Map(names.map(({ id, name }) => [id, name]));
        return { items: items.map(rating => Object.assign(rating, { companyName: nameOf.get(rating.companyId) ?? '' })), totalItems };
    }

    async findOne(ctx: RequestContext, id: number): Promise<Rating> {
        const rating = await this.connection.getRepository(ctx, Rating).findOneBy({ id });
        if (!rating) {
            throw new EntityNotFoundError('Rating', id);
        }
        return rating;
    }

    averages(ctx: RequestContext, period: RatingPeriod) {
        return ratingAverages(this.connection, ctx, period);
    }

    private insert(ctx: RequestContext, scope: Scope, shipment: TrackedShipment, marks: Marks, source: RatingSource): Promise<Rating | RatingRefusal> {
        return withTx(this.connection, ctx, async inner => {
            const refused = refuseRating(shipment.state, false);
            if (refused) {
                return new RatingRefusal(refused);
            }
            const { product, transport, comment } = marks;
            const rows = await sql<{ id: number }>(
                this.connection,
                inner,
                `INSERT INTO rating ("shipmentId", "orderId", "orderCode", "shipmentNumber", "companyId", "memberId", product, transport, comment, source)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT ("shipmentId") DO NOTHING RETURNING id`,
                [
                    shipment.id,
                    shipment.orderId,
                    shipment.orderCode,
                    shipment.number,
                    shipment.companyId,
                    scope.kind === 'member' ? scope.memberId : null,
                    ...[product, transport, comment, source],
                ],
            );
            const [saved] = rows;
            if (!saved) {
                return new RatingRefusal('already-rated');
            }
            const { companyId } = shipment;
            const after = { product, transport, comment, source, shipment: shipment.number };
            await this.audit.record(inner, { scope, action: 'rating.give', entity: 'Rating', entityId: saved.id, companyId, after });
            return this.findOne(inner, saved.id);
        });
    }

    private async section(ctx: RequestContext, shipment: TrackedShipment, language: TrackingLanguage, formPath: string, refused: RefusedForm | null): Promise<string | null> {
        if (shipment.state !== 'delivered') {
            return null;
        }
        const given = await this.connection.getRepository(ctx, Rating).findOneBy({ shipmentId: shipment.id });
        return given ? ratingThanks(given, language) : ratingForm(escapeHtml(formPath), language, name => fieldHtml(name, 'rate', refused));
    }

    private async rateByLink(ctx: RequestContext, shipment: TrackedShipment, fields: Record<string, string>, language: TrackingLanguage): Promise<FormProblem | null> {
        const texts = ratingTexts[language];
        const marks = readRatingForm(fields);
        if ('field' in marks) {
            const problems = { missing: texts.missing, 'too-long': texts.tooLong, unreadable: texts.unreadable };
            return { field: marks.field, message: problems[marks.problem] + texts[marks.field] };
        }
        const answer = await this.insert(ctx, systemScope, shipment, marks, 'link');
        if (!(answer instanceof RatingRefusal)) {
            return null;
        }
        return { field: null, message: answer.reason === 'not-delivered' ? texts.notDelivered : texts.alreadyRated };
    }
}
