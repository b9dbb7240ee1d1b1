import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { z } from 'zod';

import { checked, recordId } from '../../../kernel/vendure-input';
import { type CartLineView, type CartView, pageOf } from '../services/cart-view';

export const cartPage = z.object({
    skip: z.number().int().min(0).nullish(),
    take: z.number().int().min(1).max(1000).nullish(),
    variantIds: z.array(recordId).max(1000).nullish(),
});

@Resolver('Cart')
export class CartLinesResolver {
    /** Totals are of the whole cart, however few of its lines are looked at. */
    @ResolveField()
    lines(@Parent() cart: CartView, @Args() args: z.input<typeof cartPage>): CartLineView[] {
        return pageOf(cart.lines, checked(cartPage, args));
    }

    @ResolveField()
    lineCount(@Parent() cart: CartView): number {
        return cart.lines.length;
    }
}
