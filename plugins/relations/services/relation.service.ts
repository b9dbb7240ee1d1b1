import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { checked, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { CatalogueService, VisibilityService } from '../../assortment';
import type { Viewer } from '../../organizations';
import { chooseRelated, type RelatedVariant } from '../domain/relation-choice';
import { complementsOfVariants, pickedForProduct, similarToProduct, variantsOfSlug } from '../queries/related.sql';

const slugInput = z.object({ slug: z.string().min(1).max(300) });
const cartInput = z.object({ variantIds: z.array(recordId).max(1000) });

/** Places in each section of a card. */
const most = 8;

/** What is shown beside a product and beneath a cart: what the viewer sees, at his prices. */
@Injectable()
export class RelationService {
    constructor(
        private connection: TransactionalConnection,
        private visibility: VisibilityService,
        private catalogue: CatalogueService,
    ) {}

    /** Of a product that the viewer does not see there is nothing, as of one that does not exist. */
    async ofProduct(ctx: RequestContext, viewer: Viewer, input: unknown, now: Date) {
        const { slug } = checked(slugInput, input);
        const own = await this.read(ctx, variantsOfSlug, [slug, ctx.languageCode]);
        const productId = own[0]?.productId ?? 0;
        const picked = await this.read(ctx, pickedForProduct, [productId]);
        const complements = await this.read(ctx, complementsOfVariants, [own.map(one => one.variantId)]);
        const similar = await this.read(ctx, similarToProduct, [productId]);
        const visible = await this.visibility.visibleVariantIds(ctx, viewer, idsOf([...own, ...picked, ...complements, ...similar]), now);
        if (!own.some(one => visible.has(one.variantId))) return { related: [], complementary: [], similar: [] };
        const taken = new Set([productId]);
        const [related, complementary] = [chooseRelated(picked, visible, taken, most), chooseRelated(complements, visible, taken, most)];
        const alike = chooseRelated(similar, visible, taken, most);
        const shown = await this.shown(ctx, viewer, [...related, ...complementary, ...alike], now);
        return { related: shown(related), complementary: shown(complementary), similar: shown(alike) };
    }

    /** What goes with the goods of a cart and is not in it. */
    async ofCart(ctx: RequestContext, viewer: Viewer, input: unknown, now: Date) {
        const { variantIds } = checked(cartInput, input);
        const held = await this.visibility.visibleVariantIds(ctx, viewer, variantIds, now);
        const complements = await this.read(ctx, complementsOfVariants, [[...held]]);
        const visible = await this.visibility.visibleVariantIds(ctx, viewer, idsOf(complements), now);
        const taken = new Set(complements.filter(one => held.has(one.variantId)).map(one => one.productId));
        const chosen = chooseRelated(complements, visible, taken, most);
        return (await this.shown(ctx, viewer, chosen, now))(chosen);
    }

    private async shown(ctx: RequestContext, viewer: Viewer, variantIds: readonly number[], now: Date) {
        const found = new Map((await this.catalogue.variantsOf(ctx, viewer, variantIds, now)).map(one => [one.variantId, one]));
        return (ids: readonly number[]) => ids.flatMap(id => found.get(id) ?? []);
    }

    private read(ctx: RequestContext, text: string, params: readonly unknown[]): Promise<RelatedVariant[]> {
        return sql<RelatedVariant & object>(this.connection, ctx, text, params);
    }
}

function idsOf(variants: readonly RelatedVariant[]): number[] {
    return [...new Set(variants.map(one => one.variantId))];
}
