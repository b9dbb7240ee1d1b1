import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { CartStore } from '../../shared/data/cart';
import { Session } from '../../shared/data/session';
import { Icon } from '../../shared/ui-kit/icon';
import { Picture } from '../../shared/ui-kit/picture';
import { Stock } from '../../shared/ui-kit/stock';
import { Toasts } from '../../shared/ui-kit/toasts';
import { RelatedVariant } from '../data/relations';
import { Price } from '../ui-item/price';

/** Products beside a product or a cart, in one row that is moved sideways where the screen is narrow. */
@Component({
    selector: 'k-related-row',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, Icon, Picture, Price, Stock],
    template: `
        <section class="stack tight" *transloco="let t" [attr.aria-label]="heading()">
            <h2>{{ heading() }}</h2>
            <ul class="tiles">
                @for (item of items(); track item.variantId) {
                    <li>
                        <k-picture [url]="item.imageUrl" preset="small" />
                        <h3>
                            <a
                                [routerLink]="['/product', item.productSlug]"
                                [queryParams]="{ sku: item.sku }"
                                dir="auto"
                                >{{ item.name }}</a
                            >
                        </h3>
                        <k-price [price]="item.price" [unit]="item.baseUnit" />
                        <div class="foot">
                            <k-stock [stock]="item.stock" [unit]="item.baseUnit" />
                            @if (withAdd() && session.mayBuy()) {
                                <button
                                    type="button"
                                    class="button small"
                                    [disabled]="isBusy()"
                                    [attr.aria-label]="t('compare.addToCart', { name: item.name })"
                                    (click)="add(item)"
                                >
                                    <k-icon name="plus" />{{ t('relations.add') }}
                                </button>
                            }
                        </div>
                    </li>
                }
            </ul>
        </section>
    `,
    styles: `
        .tiles {
            display: grid;
            grid-auto-flow: column;
            grid-auto-columns: minmax(12rem, 1fr);
            gap: var(--space-3);
            overflow-x: auto;
            padding-block-end: var(--space-2);
            scroll-snap-type: inline proximity;
        }
        @media (min-width: 60rem) {
            .tiles {
                grid-auto-flow: row;
                grid-template-columns: repeat(4, minmax(0, 1fr));
            }
        }
        li {
            position: relative;
            display: grid;
            grid-template-rows: auto 1fr auto auto;
            gap: var(--space-2);
            padding: var(--space-3);
            border: 1px solid var(--line);
            border-radius: var(--radius-l);
            background: var(--surface);
            scroll-snap-align: start;
        }
        h3 {
            font-size: var(--text-m);
        }
        h3 a {
            color: var(--ink);
            text-decoration: none;
        }
        h3 a::after {
            content: '';
            position: absolute;
            inset: 0;
            border-radius: var(--radius-l);
        }
        .foot {
            display: flex;
            flex-wrap: wrap;
            align-items: center;
            justify-content: space-between;
            gap: var(--space-2);
        }
        .button {
            position: relative;
            z-index: 1;
        }
    `,
})
export class RelatedRow {
    readonly heading = input.required<string>();
    readonly items = input.required<readonly RelatedVariant[]>();
    /** A button that puts the least quantity into the cart. */
    readonly withAdd = input(false);
    protected readonly session = inject(Session);
    private readonly cart = inject(CartStore);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly isBusy = signal(false);

    protected async add({ variantId, name, baseUnit: unit, minQuantity: quantity }: RelatedVariant): Promise<void> {
        this.isBusy.set(true);
        try {
            await this.session.becomeBuyer();
            const [answer] = await this.cart.set([{ variantId, unit, quantity, mode: 'ADD' }]);
            if (answer?.outcome === 'rejected') this.toasts.say(answer.message ?? '', 'bad');
            else this.toasts.say(this.transloco.translate<string>('product.added', { name }));
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
