import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { addDays } from '../../../kernel/time';
import { checked } from '../../../kernel/vendure-input';
import { nextNumber } from '../../../kernel/vendure-counter';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { answering, refuse } from '../../purchasing';
import { lineNet, offerTotals } from '../domain/own-offer';
import { isOwnOfferLanguage } from '../domain/own-offer-texts';
import { OwnOfferLine } from '../entities/own-offer-line.entity';
import { OwnOffer } from '../entities/own-offer.entity';
import { OwnOfferRefusal } from '../errors';
import { deleteSchema, type OwnOfferStart, saveSchema, startSchema } from './own-offer-input';
import { OwnOfferLines, type OwnLineFacts } from './own-offer-lines.service';
import { OwnOfferReader, type OwnOfferView } from './own-offer-reader.service';
import { OwnOfferSources } from './own-offer-sources.service';
import { OfferLetterheads } from './offer-letterhead.service';

export interface OwnOfferStarted {
    offerId: number;
    /** Rows of the cart, list or order that he cannot buy any more. */
    leftOut: number;
}

type Begun = Pick<OwnOffer, 'title' | 'customerName' | 'customerDetails' | 'introduction' | 'terms' | 'language' | 'taxPoints' | 'showCodes' | 'currencyCode'>;

/** A member makes offers to his own customers. The audit log has who did it and when, and nothing of what he offers to whom: staff read it. */
@Injectable()
export class OwnOfferService {
    constructor(
        private connection: TransactionalConnection,
        private idempotency: IdempotencyService,
        private audit: AuditService,
        private reader: OwnOfferReader,
        private sources: OwnOfferSources,
        private lines: OwnOfferLines,
        private letterheads: OfferLetterheads,
    ) {}

    async start(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<OwnOfferStarted | OwnOfferRefusal> {
        const { idempotencyKey, ...wish } = checked(startSchema, input);
        return answering<OwnOfferStarted, OwnOfferRefusal>([OwnOfferRefusal], () =>
            this.idempotency.run(ctx, scope, 'startOwnOffer', idempotencyKey, wish, async tx => {
                if (scope.isGuest) refuse(new OwnOfferRefusal('guest'));
                const head = await this.letterheads.get(tx, scope);
                const { facts, lines, leftOut } = wish.copyOf === null ? await this.begun(tx, scope, wish) : await this.copied(tx, scope, wish.copyOf);
                const repository = this.connection.getRepository(tx, OwnOffer);
                const { companyId, branchId, memberId } = scope;
                const offer = await repository.save(new OwnOffer({
                    ...facts,
                    ...(wish.customerName === '' ? {} : { customerName: wish.customerName }),
                    ...{ companyId, branchId, memberId, madeBy: await this.letterheads.nameOf(tx, scope) },
                    validUntil: addDays(await this.reader.today(tx), head.validDays),
                    totalNet: totalOf(lines, facts.taxPoints),
                    number: await nextNumber(repository.manager, `own-offer:${companyId}`),
                }));
                await this.setLines(tx, offer.id, lines);
                await this.record(tx, scope, 'start', offer, { number: offer.number, lines: lines.length });
                return { offerId: offer.id, leftOut };
            }),
        );
    }

    /** All of it as he wrote it. */
    async save(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<OwnOfferView | OwnOfferRefusal> {
        const { id, version, lines: written, anew, ...facts } = checked(saveSchema, input);
        const refused = await answering<null, OwnOfferRefusal>([OwnOfferRefusal], () =>
            withTx(this.connection, ctx, async tx => {
                const offer = await this.held(tx, scope, id, version);
                if (anew && offer.currencyCode !== scope.currencyCode) refuse(new OwnOfferRefusal('currency-changed'));
                const lines = await this.lines.read(tx, scope, Object.assign(offer, facts), written, anew);
                offer.totalNet = totalOf(lines, facts.taxPoints);
                await this.connection.getRepository(tx, OwnOffer).update(id, { ...facts, totalNet: offer.totalNet });
                await this.setLines(tx, id, lines);
                await this.record(tx, scope, 'save', offer, { lines: lines.length });
                return null;
            }),
        );
        return refused ?? this.reader.find(ctx, scope, id);
    }

    async remove(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<boolean> {
        const { id, version } = checked(deleteSchema, input);
        await withTx(this.connection, ctx, async tx => {
            const offer = await this.held(tx, scope, id, version);
            await this.connection.getRepository(tx, OwnOffer).delete(id);
            await this.record(tx, scope, 'delete', offer, null);
        });
        return true;
    }

    private async begun(tx: RequestContext, scope: MemberScope, wish: OwnOfferStart): Promise<{ facts: Begun; lines: OwnLineFacts[]; leftOut: number }> {
        const head = await this.letterheads.get(tx, scope);
        const { introduction, terms, taxPoints } = head;
        const language = isOwnOfferLanguage(tx.languageCode) ? tx.languageCode : 'en';
        const facts: Begun = { title: '', customerName: '', customerDetails: '', introduction, terms, language, taxPoints, showCodes: false, currencyCode: scope.currencyCode };
        const rows = await this.sources.rows(tx, scope, wish);
        return { facts, ...(await this.lines.taken(tx, scope, rows, facts, wish.marginPoints ?? head.marginPoints)) };
    }

    /** With the prices that it has. */
    private async copied(tx: RequestContext, scope: MemberScope, id: number): Promise<{ facts: Begun; lines: OwnLineFacts[]; leftOut: number }> {
        const { title, customerName, customerDetails, introduction, terms, language, taxPoints, showCodes, currencyCode } = await this.reader.lock(tx, scope, id);
        const lines = await this.connection.getRepository(tx, OwnOfferLine).find({ where: { offerId: id }, order: { position: 'ASC' } });
        const facts = { title, customerName, customerDetails, introduction, terms, language, taxPoints, showCodes, currencyCode };
        return { facts, lines: lines.map(factsOf), leftOut: 0 };
    }

    /** Locked, and as the caller saw it. */
    private async held(tx: RequestContext, scope: MemberScope, id: number, version: number): Promise<OwnOffer> {
        const offer = await this.reader.lock(tx, scope, id);
        await this.audit.refuseStale(tx, scope, version, { version: offer.version, entity: 'OwnOffer', entityId: id });
        return offer;
    }

    private async setLines(tx: RequestContext, offerId: number, lines: readonly OwnLineFacts[]): Promise<void> {
        const repository = this.connection.getRepository(tx, OwnOfferLine);
        await repository.delete({ offerId });
        await repository.insert(lines.map(line => ({ ...line, offerId })));
    }

    private record(tx: RequestContext, scope: MemberScope, step: string, { id }: OwnOffer, after: object | null): Promise<void> {
        return this.audit.record(tx, { scope, companyId: scope.companyId, action: `own-offer.${step}`, entity: 'OwnOffer', entityId: id, after });
    }
}

function factsOf({ position, productVariantId, name, text, unit, unitQuantity, quantity, rollWidthCm, unitNet, marginPoints, costNet }: OwnOfferLine): OwnLineFacts {
    return { position, productVariantId, name, text, unit, unitQuantity, quantity, rollWidthCm, unitNet, marginPoints, costNet };
}

/** Refused where it cannot be counted, tax and all. */
function totalOf(lines: readonly OwnLineFacts[], taxPoints: number | null): number {
    const totals = offerTotals(lines.map(line => lineNet(line.unitNet, line) ?? Number.MAX_SAFE_INTEGER), taxPoints);
    return (totals ?? refuse(new OwnOfferRefusal('too-much', 'lines'))).net;
}
