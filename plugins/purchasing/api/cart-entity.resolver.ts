import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { z } from 'zod';

import { checked } from '../../../kernel/vendure-input';
import type { CartLineView, CartView } from '../services/cart-reader.service';

const page = z.object({ skip: z.number().int().min(0).nullish(), take: z.number().int().min(1).max(1000).nullish() });

@Resolver('Cart')
export class CartLinesResolver {
    /** Totals are of the whole cart, however few of its lines are looked at. */
    @ResolveField()
    lines(@Parent() cart: CartView, @Args() args: { skip?: number | null; take?: number | null }): CartLineView[] {
        const { skip, take } = checked(page, args);
        return skip == null && take == null ? cart.lines : cart.lines.slice(skip ?? 0, (skip ?? 0) + (take ?? cart.lines.length));
    }

    @ResolveField()
    lineCount(@Parent() cart: CartView): number {
        return cart.lines.length;
    }
}
