import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { CartStore } from '../../shared/data/cart';
import { Session } from '../../shared/data/session';
import { AmountPipe, DayPipe, MoneyPipe, PercentPipe } from '../../shared/format/pipes';
import { Icon } from '../../shared/ui-kit/icon';
import { Picture } from '../../shared/ui-kit/picture';
import { Quantity } from '../../shared/ui-kit/quantity';
import { Toasts } from '../../shared/ui-kit/toasts';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { ProductSet } from '../data/sets';

/** A set: what is in it, what each product costs by itself, what all cost together, and how many sets go into the cart. */
@Component({
    selector: 'k-set-card',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        RouterLink,
        TranslocoDirective,
        AmountPipe,
        DayPipe,
        MoneyPipe,
        PercentPipe,
        UnitPipe,
        Icon,
        Picture,
        Quantity,
    ],
    template: `
        <article *transloco="let t" [attr.aria-label]="set().name">
            <div class="head">
                <k-picture class="cover" [url]="set().image?.medium" preset="small" />
                <div class="stack tight grow">
                    <h3 dir="auto">{{ set().name }}</h3>
                    <p class="soft small">
                        <bdi class="code">{{ set().code }}</bdi>
                    </p>
                    <div class="row">
                        @if (set().savedNet && set().savedPercent) {
                            <span class="badge good">{{ t('sets.saves', { n: set().savedPercent ?? 0 | percent }) }}</span>
                        }
                        @if (set().availability === 'made-to-order') {
                            <span class="badge info">{{ t('sets.madeToOrder') }}</span>
                        } @else if (set().availability === 'out-of-stock') {
                            <span class="badge bad">{{ t('sets.none') }}</span>
                        } @else if (set().available !== null) {
                            <span class="badge good">{{ t('sets.available', { n: set().available ?? 0 | amount }) }}</span>
                        } @else {
                            <span class="badge good">{{ t('sets.inStock') }}</span>
                        }
                        @if (set().validUntil; as day) {
                            <span class="badge">{{ t('sets.until', { day: day | day }) }}</span>
                        }
                    </div>
                </div>
            </div>
            <ul class="parts">
                @for (part of set().parts; track part.variantId) {
                    <li>
                        <k-picture class="thumb" [url]="part.imageUrl" preset="thumb" />
                        <span class="name">
                            <a
                                [routerLink]="['/product', part.productSlug]"
                                [queryParams]="{ sku: part.sku }"
                                dir="auto"
                                >{{ part.name }}</a
                            >
                            <span class="soft small">
                                {{ part.quantity | amount }} {{ part.baseUnit | unit }}
                                @if (part.availability === 'out-of-stock') {
                                    · <span class="warn">{{ t('sets.partMissing') }}</span>
                                }
                            </span>
                        </span>
                        @if (part.singlesNet !== null) {
                            <span class="num price">{{ part.singlesNet | money: set().currencyCode }}</span>
                        }
                    </li>
                }
            </ul>
            @if (set().unitNet !== null) {
                <dl class="facts sums">
                    <dt>{{ t('sets.singly') }}</dt>
                    <dd>
                        @if (set().savedNet) {
                            <s>{{ set().singlesNet | money: set().currencyCode }}</s>
                        } @else {
                            {{ set().singlesNet | money: set().currencyCode }}
                        }
                    </dd>
                    @if (set().savedNet) {
                        <dt>{{ t('sets.saving') }}</dt>
                        <dd class="saved">{{ set().savedNet | money: set().currencyCode }}</dd>
                    }
                    <dt class="total">{{ t('sets.price') }}</dt>
                    <dd class="total">{{ set().unitNet | money: set().currencyCode }}</dd>
                </dl>
                <p class="soft small gross">
                    {{ t('price.gross', { price: set().unitGross | money: set().currencyCode }) }}
                </p>
            }
            @if (session.mayBuy()) {
                <form class="row buy" (submit)="$event.preventDefault(); add()">
                    <k-quantity
                        [value]="quantity()"
                        [min]="1"
                        [step]="1"
                        [label]="t('sets.howMany', { name: set().name })"
                        (changed)="quantity.set($event)"
                    />
                    <button class="button primary grow" [attr.aria-disabled]="isBusy() || null" [disabled]="isSoldOut()">
                        <k-icon name="cart" />{{ t('sets.add') }}
                    </button>
                </form>
                @if (quantity() > 1 && set().unitNet !== null) {
                    <p class="soft small" aria-live="polite">
                        {{ t('product.sum', { sum: quantity() * (set().unitNet ?? 0) | money: set().currencyCode }) }}
                    </p>
                }
            }
        </article>
    `,
    styles: `
        :host {
            display: grid;
        }
        article {
            display: grid;
            align-content: start;
            gap: var(--space-3);
            padding: var(--space-4);
            border: 1px solid var(--line);
            border-radius: var(--radius-l);
            background: var(--surface);
        }
        .head {
            display: flex;
            gap: var(--space-4);
            align-items: start;
        }
        .cover {
            inline-size: 6.5rem;
        }
        h3 {
            font-size: var(--text-l);
        }
        .parts {
            display: grid;
        }
        .parts li {
            display: grid;
            grid-template-columns: 3rem minmax(0, 1fr) auto;
            gap: var(--space-3);
            align-items: center;
            padding-block: var(--space-2);
            border-block-end: 1px solid var(--line);
        }
        .name {
            display: grid;
        }
        .price {
            text-align: end;
        }
        .warn {
            color: var(--warn);
            font-weight: 600;
        }
        .saved {
            color: var(--good);
            font-weight: 600;
        }
        .gross {
            text-align: end;
        }
        .buy {
            flex-wrap: wrap;
        }
        @media (max-width: 30rem) {
            .cover {
                inline-size: 4.5rem;
            }
        }
    `,
})
export class SetCard {
    readonly set = input.required<ProductSet>();
    protected readonly session = inject(Session);
    private readonly cart = inject(CartStore);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    private readonly setId = computed(() => this.set().id);
    protected readonly quantity = linkedSignal({ source: this.setId, computation: () => 1 });
    protected readonly isBusy = signal(false);
    protected readonly isSoldOut = computed(() => this.set().availability === 'out-of-stock');

    protected async add(): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        try {
            await this.session.becomeBuyer();
            const [answer] = await this.cart.setSets([{ setId: this.setId(), quantity: this.quantity(), mode: 'ADD' }]);
            if (answer?.outcome === 'rejected') this.toasts.say(answer.message ?? '', 'bad');
            else this.toasts.say(this.transloco.translate<string>('product.added', { name: this.set().name }));
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
