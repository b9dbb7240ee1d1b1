import { Injectable } from '@nestjs/common';
import { type ID, type RequestContext } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { idOf } from '../../../kernel/vendure-input';
import { MemberDirectory } from '../../organizations';
import { CompanyQuoteService, type CompanyVariant } from '../../purchasing';
import { floorNet } from '../domain/quote-floor';
import { QuoteLines } from './quote-lines.service';
import { QuotePeople } from './quote-people.service';
import type { QuoteView } from './quote-reader.service';
import { QuoteRulesService } from './quote-rules.service';

/** What staff need to know to make an offer. */
@Injectable()
export class QuotePrices {
    constructor(
        private lines: QuoteLines,
        private rules: QuoteRulesService,
        private directory: MemberDirectory,
        private selling: CompanyQuoteService,
        private people: QuotePeople,
    ) {}

    /** What the resolver says now of the articles of the last version, and where one person's right to give a price ends. */
    async now(ctx: RequestContext, quote: QuoteView): Promise<Array<{ variantId: number; unitNet: number; source: string; floorNet: number | null }>> {
        const last = quote.versions.at(-1)?.lines ?? [];
        const { floorPoints } = await this.rules.get(ctx);
        const prices = await this.lines.usual(ctx, { companyId: quote.companyId, currencyCode: quote.currencyCode }, last.map(({ variantId, quantity }) => ({ productVariantId: variantId, quantity })));
        return [...prices].map(([variantId, { unitNet, source }]) => ({ variantId, unitNet, source, floorNet: floorPoints === null ? null : floorNet(unitNet, floorPoints) }));
    }

    variants(ctx: RequestContext, input: { companyId: ID; term: string; take?: number | null }): Promise<CompanyVariant[]> {
        return this.selling.variants(ctx, input, new Date());
    }

    /** Staff who may look after quotes; of these only those within the reach. */
    owners(ctx: RequestContext, { reach }: StaffScope): Promise<Array<{ id: number; name: string }>> {
        return this.people.owners(ctx, reach);
    }

    /** Members who may read a price, and so can be spoken with about one. */
    async contacts(ctx: RequestContext, companyId: ID): Promise<Array<{ memberId: number; name: string }>> {
        const people = await this.directory.ofCompany(ctx, idOf(companyId, 'companyId'));
        return people.filter(one => one.isActive && one.permissions.has('see-prices')).map(({ memberId, name }) => ({ memberId, name }));
    }
}
