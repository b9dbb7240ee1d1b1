import { Injectable } from '@nestjs/common';
import { ConfigService, EntityNotFoundError, Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import type { MemberScope, StaffScope } from '../../../kernel/scope';
import { type LocalDate, localDateOf } from '../../../kernel/time';
import { checked } from '../../../kernel/vendure-input';
import { databaseNow } from '../../../kernel/vendure-sql';
import { FirmSettingsService } from '../../organizations';
import { lineTotals } from '../../purchasing';
import { discountPoints } from '../domain/quote-floor';
import { afterStep, type QuoteState } from '../domain/quote-states';
import { type ChangeKind, changesOf, goneFrom } from '../domain/version-changes';
import { Quote } from '../entities/quote.entity';
import { type CommentRow, commentRows, type LineRow, lineRows, type VersionRow, versionRows } from '../queries/quote-detail.sql';
import { type QuoteRow, quoteRows, type QuoteSight, sightSql } from '../queries/quote-list.sql';
import { listSchema, myListSchema } from './input-schemas';

export interface LineView extends Omit<LineRow, 'image'> {
    imageUrl: string | null;
    lineNet: number | null;
    lineGross: number | null;
    /** Off the company's usual price, in hundredths of a percent. */
    discountPoints: number | null;
    /** In what it differs from the version before. */
    changes: ChangeKind[];
}

export interface VersionView extends VersionRow {
    lines: LineView[];
    /** Names of articles that the version before had. */
    gone: string[];
}

export interface QuoteView {
    id: number;
    code: string;
    state: QuoteState;
    companyId: number;
    companyName: string;
    memberId: number | null;
    askedBy: string;
    remark: string;
    wishedDate: string | null;
    currencyCode: string;
    validUntil: string | null;
    /** The last day of its validity is over, though the job has not come by. */
    isExpired: boolean;
    waitingSince: Date | null;
    closeReason: string;
    createdAt: Date;
    version: number;
    ownerAdministratorId: number | null;
    ownerName: string | null;
    orderId: number | null;
    orderCode: string | null;
    sentNumber: number;
    versions: VersionView[];
    comments: CommentRow[];
    mayAnswer: boolean;
    mayOrder: boolean;
    mayWithdraw: boolean;
    mayDecline: boolean;
}

export const sightOf = (scope: MemberScope | StaffScope): QuoteSight =>
    scope.kind === 'staff'
        ? { kind: 'staff', reach: scope.reach }
        : { kind: 'member', companyId: scope.companyId, memberId: scope.memberId, branchId: scope.branchId, seesAll: scope.permissions.has('see-whole-company') };

/** Quotes as their two sides see them. What the scope may not see is not found. */
@Injectable()
export class QuoteReader {
    constructor(
        private connection: TransactionalConnection,
        private firm: FirmSettingsService,
        private config: ConfigService,
    ) {}

    list(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<{ items: QuoteRow[]; totalItems: number }> {
        return quoteRows(this.manager(ctx), sightOf(scope), checked(listSchema, input ?? {}));
    }

    mine(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<{ items: QuoteRow[]; totalItems: number }> {
        const filter = checked(myListSchema, input ?? {});
        return quoteRows(this.manager(ctx), sightOf(scope), { ...filter, companyId: null, ownerAdministratorId: null, ourTurn: false, toApprove: false });
    }

    async find(ctx: RequestContext, scope: MemberScope | StaffScope, id: number): Promise<QuoteView> {
        await this.require(ctx, scope, id, false);
        return this.view(ctx, id, scope);
    }

    async tryFind(ctx: RequestContext, scope: MemberScope | StaffScope, id: number): Promise<QuoteView | null> {
        return (await this.isSeen(ctx, scope, id, false)) ? this.view(ctx, id, scope) : null;
    }

    /** For whoever has the link: the version in force, and nothing to press. */
    viewOnly(ctx: RequestContext, id: number): Promise<QuoteView> {
        return this.view(ctx, id, null);
    }

    /** As it is stored. */
    async record(ctx: RequestContext, scope: MemberScope, id: number): Promise<Quote> {
        await this.require(ctx, scope, id, false);
        return this.connection.getRepository(ctx, Quote).findOneByOrFail({ id });
    }

    /** Its row locked until the transaction ends. */
    async lock(ctx: RequestContext, scope: MemberScope | StaffScope, id: number): Promise<Quote> {
        await this.require(ctx, scope, id, true);
        return this.connection.getRepository(ctx, Quote).findOneByOrFail({ id });
    }

    /** The firm's calendar day by the database's clock. */
    async today(ctx: RequestContext): Promise<LocalDate> {
        const { timeZone } = await this.firm.get(ctx);
        return localDateOf(await databaseNow(this.connection, ctx), timeZone);
    }

    private async require(ctx: RequestContext, scope: MemberScope | StaffScope, id: number, lock: boolean): Promise<void> {
        if (!(await this.isSeen(ctx, scope, id, lock))) throw new EntityNotFoundError('Quote', id);
    }

    private async isSeen(ctx: RequestContext, scope: MemberScope | StaffScope, id: number, lock: boolean): Promise<boolean> {
        const { text, params } = sightSql(sightOf(scope), 2);
        const rows = await this.manager(ctx).query<object[]>(`SELECT q.id FROM quote q WHERE q.id = $1 AND ${text} ${lock ? 'FOR UPDATE' : ''}`, [id, ...params]);
        return rows.length > 0;
    }

    private async view(ctx: RequestContext, id: number, scope: MemberScope | StaffScope | null): Promise<QuoteView> {
        const manager = this.manager(ctx);
        const quote = await this.connection.getRepository(ctx, Quote).findOneOrFail({ where: { id }, relations: { company: true, ownerAdministrator: true, order: true } });
        const isStaff = scope?.kind === 'staff';
        const versions = (await versionRows(manager, id, isStaff)).filter(version => scope !== null || version.number === quote.sentNumber);
        const lines = await lineRows(manager, versions.map(version => version.id), ctx.languageCode, ctx.channel.defaultLanguageCode);
        const isExpired = (quote.state === 'offered' || quote.state === 'accepted') && (quote.validUntil === null || quote.validUntil < (await this.today(ctx)));
        const maySpeak = scope?.kind === 'member' && scope.permissions.has('order') && scope.permissions.has('see-prices');
        const may = (step: 'accept' | 'order' | 'withdraw' | 'decline') => maySpeak && !isExpired && afterStep(quote.state, 'customer', step) !== null;
        const owner = quote.ownerAdministrator;
        const { companyId, code, state, memberId, askedBy, remark, wishedDate, currencyCode, validUntil, waitingSince, closeReason, createdAt, version, ownerAdministratorId, orderId, sentNumber } = quote;
        return {
            ...{ id, companyId, code, state, memberId, askedBy, remark, wishedDate, currencyCode, validUntil, isExpired, waitingSince, closeReason, createdAt, version, ownerAdministratorId, orderId, sentNumber },
            companyName: quote.company.name,
            ownerName: owner && `${owner.firstName} ${owner.lastName}`.trim(),
            orderCode: quote.order?.code ?? null,
            versions: versions.map((one, i) => withLines(one, lines, versions[i - 1], image => this.imageUrl(ctx, image))),
            comments: scope === null ? [] : await commentRows(manager, id, isStaff),
            mayAnswer: may('accept'),
            mayOrder: may('order'),
            mayWithdraw: may('withdraw'),
            mayDecline: may('decline'),
        };
    }

    private imageUrl(ctx: RequestContext, image: string | null): string | null {
        if (image === null) return null;
        const { assetStorageStrategy } = this.config.assetOptions;
        const url = ctx.req && assetStorageStrategy.toAbsoluteUrl ? assetStorageStrategy.toAbsoluteUrl(ctx.req, image) : image;
        return `${url}?preset=small`;
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Order).manager;
    }
}

function withLines(version: VersionRow, all: readonly LineRow[], before: VersionRow | undefined, urlOf: (image: string | null) => string | null): VersionView {
    const lines = all.filter(line => line.versionId === version.id);
    const last = before === undefined ? null : all.filter(line => line.versionId === before.id);
    const gone = last === null ? [] : goneFrom(lines, last);
    return {
        ...version,
        lines: lines.map(({ image, ...line }) => {
            const totals = line.unitNet === null ? null : lineTotals({ unitNet: line.unitNet, taxRate: line.taxRate ?? 0, rollWidthCm: line.rollWidthCm }, line.quantity);
            return {
                ...line,
                imageUrl: urlOf(image),
                lineNet: totals?.net ?? null,
                lineGross: line.taxRate === null ? null : (totals?.gross ?? null),
                discountPoints: line.unitNet === null ? null : discountPoints(line.usualNet, line.unitNet),
                changes: last === null ? [] : changesOf(line, last),
            };
        }),
        gone: (last ?? []).filter(line => gone.includes(line.variantId)).map(line => line.name),
    };
}
