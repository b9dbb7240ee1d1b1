import { Injectable } from '@nestjs/common';
import { type RequestContext } from '@vendure/core';
import { z } from 'zod';

import { checked, optional } from '../../../kernel/vendure-input';
import { searchKey } from '../../../kernel/text';
import { CatalogueService } from '../../assortment';
import type { Viewer } from '../../organizations';
import { setLines } from '../domain/set-lines';
import { setNameIn } from '../domain/set-name';
import { singleOf } from '../domain/set-price';
import { type SetOffer, SetOfferService } from './set-offer.service';

const listInput = z.object({
    term: optional(z.string().max(100)),
    skip: z.preprocess(value => value ?? 0, z.int().min(0).max(100_000)),
    take: z.preprocess(value => value ?? 12, z.int().min(1).max(50)),
});
const slugInput = z.object({ slug: z.string().min(1).max(300) });

/** Sets as a member or visitor reads them. */
@Injectable()
export class SetCatalogueService {
    constructor(
        private offers: SetOfferService,
        private catalogue: CatalogueService,
    ) {}

    async list(ctx: RequestContext, viewer: Viewer, input: unknown, now: Date) {
        const { term, skip, take } = checked(listInput, input);
        const key = searchKey(term ?? '');
        const found = (await this.offers.offers(ctx, viewer, 'all', now)).filter(
            offer => key === '' || searchKey(`${offer.code} ${Object.values(offer.names).join(' ')}`).includes(key),
        );
        return { totalItems: found.length, items: await this.views(ctx, viewer, found.slice(skip, skip + take), now) };
    }

    /** Sets with a part of the product. A product that the viewer does not see has none. */
    async ofProduct(ctx: RequestContext, viewer: Viewer, input: unknown, now: Date) {
        const { slug } = checked(slugInput, input);
        const found = await this.offers.offers(ctx, viewer, { slug }, now);
        return this.views(ctx, viewer, found.slice(0, 20), now);
    }

    private async views(ctx: RequestContext, viewer: Viewer, offers: readonly SetOffer[], now: Date) {
        const variantIds = [...new Set(offers.flatMap(offer => offer.parts.map(part => part.variantId)))];
        const variants = new Map((await this.catalogue.variantsOf(ctx, viewer, variantIds, now)).map(one => [one.variantId, one]));
        const mayPrice = viewer.permissions.has('see-prices');
        return offers.map(offer => {
            const lines = setLines(offer.unitNet, 1, offer.parts) ?? [];
            const parts = offer.parts.map((part, i) => {
                const { variantId, quantity, singleNet } = part;
                const variant = variants.get(variantId);
                const prices = mayPrice ? { singleNet, singlesNet: Number(singleOf(part)), shareNet: lines[i]?.lineNet ?? null } : { singleNet: null, singlesNet: null, shareNet: null };
                return {
                    ...{ variantId, quantity, ...prices },
                    ...{ name: variant?.name ?? '', sku: variant?.sku ?? '', productSlug: variant?.productSlug ?? '', imageUrl: variant?.image?.small ?? null },
                    ...{ baseUnit: variant?.baseUnit ?? 'piece', availability: variant?.availability ?? 'out-of-stock' },
                };
            });
            const image = offer.image === null ? (variants.get(offer.parts[0]?.variantId ?? 0)?.image ?? null) : this.catalogue.image(offer.image);
            const { setId: id, code, currencyCode, validUntil } = offer;
            const available = offer.tellsStock ? offer.available : null;
            const availability = offer.available === null ? 'made-to-order' : offer.available > 0 ? 'in-stock' : 'out-of-stock';
            return { id, code, currencyCode, available, availability, validUntil, parts, image, name: setNameIn(offer.names, ctx.languageCode), ...amounts(offer, lines, mayPrice) };
        });
    }
}

function amounts({ unitNet, singlesNet }: SetOffer, lines: ReadonlyArray<{ lineGross: number }>, mayPrice: boolean) {
    if (!mayPrice) return { unitNet: null, unitGross: null, singlesNet: null, savedNet: null, savedPercent: null };
    const savedNet = singlesNet - unitNet;
    // Tenths of a percent, never rounded up: a saving is not promised that is not there.
    const savedPercent = Math.floor((savedNet * 1000) / singlesNet) / 10;
    return { unitNet, unitGross: lines.reduce((sum, line) => sum + line.lineGross, 0), singlesNet, savedNet, savedPercent };
}
