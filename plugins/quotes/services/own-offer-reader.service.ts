import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import type { MemberScope } from '../../../kernel/scope';
import { type LocalDate, localDateOf } from '../../../kernel/time';
import { checked } from '../../../kernel/vendure-input';
import { databaseNow } from '../../../kernel/vendure-sql';
import { FirmSettingsService } from '../../organizations';
import { otherUnits } from '../../purchasing';
import { lineNet, marginOf, offerTotals } from '../domain/own-offer';
import { OwnOffer } from '../entities/own-offer.entity';
import { isOwnOfferSeen, ownOfferLineRows, type OwnOfferLineRow, type OwnOfferRow, ownOfferRows, type OwnOfferSight } from '../queries/own-offers.sql';
import { ownOffersSchema } from './own-offer-input';
import { OwnOfferLines } from './own-offer-lines.service';

export interface OwnOfferLineView extends Omit<OwnOfferLineRow, 'keptName' | 'costNet'> {
    /** He may buy it now. */
    isOffered: boolean;
    /** In which it is sold, the base unit first. */
    units: string[];
    lineNet: number;
    /** His own price, when the line was made and now; null where there is none. */
    costThenNet: number | null;
    costNet: number | null;
    marginNow: number | null;
}

export interface OwnOfferView extends Omit<OwnOffer, 'company' | 'companyId' | 'branchId' | 'memberId' | 'lines'> {
    isOver: boolean;
    lines: OwnOfferLineView[];
    totalTax: number | null;
    totalGross: number | null;
    /** What the articles that he may buy cost him now; null when one of them is not for sale. */
    totalCostNet: number | null;
}

/** Staff in a member's place see none. */
const sightOf = ({ companyId, memberId, branchId, permissions, acting }: MemberScope): OwnOfferSight =>
    acting === null
        ? { companyId, memberId, branchId, seesAll: permissions.has('see-whole-company') }
        : { companyId, memberId: null, branchId: null, seesAll: false };

/** Own offers as members of the company see them. What the scope may not see is not found. */
@Injectable()
export class OwnOfferReader {
    constructor(
        private connection: TransactionalConnection,
        private firm: FirmSettingsService,
        private lines: OwnOfferLines,
    ) {}

    async list(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<{ items: OwnOfferRow[]; totalItems: number }> {
        const filter = checked(ownOffersSchema, input ?? {});
        return ownOfferRows(this.manager(ctx), sightOf(scope), { ...filter, today: await this.today(ctx) });
    }

    async find(ctx: RequestContext, scope: MemberScope, id: number): Promise<OwnOfferView> {
        return (await this.tryFind(ctx, scope, id)) ?? absent(id);
    }

    /** `namedIn` is the language of the articles' names; the reader's when left out. */
    async tryFind(ctx: RequestContext, scope: MemberScope, id: number, namedIn: string = ctx.languageCode): Promise<OwnOfferView | null> {
        const manager = this.manager(ctx);
        if (!(await isOwnOfferSeen(manager, sightOf(scope), id, false))) return null;
        const offer = await this.connection.getRepository(ctx, OwnOffer).findOneByOrFail({ id });
        const rows = await ownOfferLineRows(manager, id, namedIn, ctx.channel.defaultLanguageCode);
        const articles = rows.flatMap(({ variantId, quantity }) => (variantId === null ? [] : [{ variantId, quantity }]));
        const visible = await this.lines.visible(ctx, scope, articles.map(one => one.variantId));
        const seen = articles.filter(one => visible.has(one.variantId));
        const costs = offer.currencyCode === scope.currencyCode ? await this.lines.costs(ctx, scope, seen) : new Map<number, { unitNet: number }>();
        const units = await otherUnits(manager, seen.map(one => one.variantId));
        const lines = rows.map(({ keptName, costNet: costThenNet, ...row }): OwnOfferLineView => {
            const isSeen = row.variantId !== null && visible.has(row.variantId);
            const costNet = isSeen ? (costs.get(row.variantId ?? 0)?.unitNet ?? null) : null;
            return {
                ...row,
                ...(isSeen ? {} : { name: keptName, sku: '' }),
                isOffered: costNet !== null,
                units: row.variantId === null ? [] : isSeen ? [row.baseUnit, ...(units.get(row.variantId) ?? []).map(unit => unit.code)] : [row.unit],
                lineNet: lineNet(row.unitNet, row) ?? 0,
                costThenNet,
                costNet,
                marginNow: costNet === null ? null : marginOf(row.unitNet, costNet),
            };
        });
        const totals = offerTotals(lines.map(line => line.lineNet), offer.taxPoints);
        const bought = lines.filter(line => line.variantId !== null).map(line => (line.costNet === null ? null : lineNet(line.costNet, line)));
        const { number, title, customerName, customerDetails, introduction, terms, validUntil, language, currencyCode, taxPoints, showCodes, madeBy, createdAt, updatedAt, orderedAt, version } = offer;
        return {
            ...{ id, number, title, customerName, customerDetails, introduction, terms, validUntil, language, currencyCode, taxPoints, showCodes, madeBy, createdAt, updatedAt, orderedAt, version },
            isOver: offer.validUntil !== null && offer.validUntil < (await this.today(ctx)),
            lines,
            totalNet: totals?.net ?? 0,
            totalTax: totals?.tax ?? null,
            totalGross: totals?.gross ?? null,
            totalCostNet: bought.every(one => one !== null) ? bought.reduce<number>((sum, one) => sum + (one ?? 0), 0) : null,
        };
    }

    /** Its row locked until the transaction ends. */
    async lock(ctx: RequestContext, scope: MemberScope, id: number): Promise<OwnOffer> {
        if (!(await isOwnOfferSeen(this.manager(ctx), sightOf(scope), id, true))) absent(id);
        return this.connection.getRepository(ctx, OwnOffer).findOneByOrFail({ id });
    }

    /** The firm's calendar day by the database's clock. */
    async today(ctx: RequestContext): Promise<LocalDate> {
        const { timeZone } = await this.firm.get(ctx);
        return localDateOf(await databaseNow(this.connection, ctx), timeZone);
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Order).manager;
    }
}

function absent(id: number): never {
    throw new EntityNotFoundError('OwnOffer', id);
}
