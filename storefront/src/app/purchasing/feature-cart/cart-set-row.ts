import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { CartSet, CartStore } from '../../shared/data/cart';
import { Session } from '../../shared/data/session';
import { AmountPipe, MoneyPipe } from '../../shared/format/pipes';
import { Icon } from '../../shared/ui-kit/icon';
import { Picture } from '../../shared/ui-kit/picture';
import { Quantity } from '../../shared/ui-kit/quantity';
import { Toasts } from '../../shared/ui-kit/toasts';
import { UnitPipe } from '../../shared/ui-kit/unit-name';

const pauseMs = 500;

/** A set in the cart: one number for all that is in it. What has become of it since it was put in stands above. */
@Component({
    selector: 'k-cart-set-row',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, AmountPipe, MoneyPipe, UnitPipe, Icon, Picture, Quantity],
    template: `
        <article *transloco="let t" [attr.aria-label]="set().name">
            <k-picture class="image" [url]="set().imageUrl" preset="thumb" />
            <div class="name stack tight">
                <p>
                    <strong dir="auto">{{ set().name }}</strong>&ngsp;<span class="badge info">{{ t('sets.one') }}</span>
                </p>
                <p class="soft small dotted">
                    <bdi class="code">{{ set().code }}</bdi>
                    @if (session.may('see-prices')) {
                        <span class="num">{{ set().unitNet | money: currencyCode() }} / {{ t('sets.unit') }}</span>
                    }
                </p>
                @for (notice of notices(); track $index) {
                    <p class="small warn" dir="auto">{{ notice }}</p>
                }
                <ul class="small parts" [attr.aria-label]="t('sets.parts')">
                    @for (line of set().lines; track line.id) {
                        <li>
                            <a
                                [routerLink]="['/product', line.productSlug]"
                                [queryParams]="{ sku: line.sku }"
                                dir="auto"
                                >{{ line.name }}</a
                            >
                            <span class="soft">&ngsp;· {{ line.quantity | amount }} {{ line.baseUnit | unit }}</span>
                            @if (session.may('see-prices')) {
                                <span class="soft num">&ngsp;· {{ line.lineNet | money: currencyCode() }}</span>
                            }
                        </li>
                    }
                </ul>
                @if (set().state === 'changed' && session.may('order')) {
                    <div>
                        <button type="button" class="button small" [disabled]="isBusy()" (click)="send(set().quantity)">
                            {{ t('sets.takeAsIs') }}
                        </button>
                    </div>
                }
            </div>
            <div class="amount">
                @if (session.may('order') && set().state !== 'gone') {
                    <k-quantity
                        [value]="quantity()"
                        [min]="1"
                        [step]="1"
                        [label]="t('sets.howMany', { name: set().name })"
                        (changed)="change($event)"
                    />
                } @else {
                    <span>{{ set().quantity | amount }}</span>
                }
            </div>
            <div class="sum">
                @if (session.may('see-prices')) {
                    <span class="sums">
                        <strong class="num" [class.unsaved]="isUnsaved()">{{
                            set().lineNet | money: currencyCode()
                        }}</strong>
                        @if (saved(); as amount) {
                            <span class="small saved">{{ t('sets.youSave', { sum: amount | money: currencyCode() }) }}</span>
                        }
                    </span>
                }
                @if (session.may('order')) {
                    <button
                        type="button"
                        class="button quiet icon"
                        [disabled]="isBusy()"
                        [attr.aria-label]="t('cart.removeOf', { name: set().name })"
                        (click)="send(0)"
                    >
                        <k-icon name="trash" />
                    </button>
                }
            </div>
        </article>
    `,
    styles: `
        article {
            display: grid;
            grid-template-columns: 5.5rem minmax(0, 1fr) 17rem 12.5rem;
            gap: var(--space-2) var(--space-4);
            align-items: start;
            padding-block: var(--space-4);
            border-block-end: 1px solid var(--line);
        }
        .name {
            min-inline-size: 0;
        }
        .parts {
            display: grid;
            gap: var(--space-1);
        }
        .warn {
            color: var(--warn);
            font-weight: 600;
        }
        .sum {
            display: flex;
            align-items: start;
            justify-content: flex-end;
            gap: var(--space-2);
        }
        .sums {
            display: grid;
            justify-items: end;
        }
        .saved {
            color: var(--good);
            font-weight: 600;
        }
        .unsaved {
            color: var(--ink-soft);
        }
        @media (max-width: 60rem) {
            article {
                grid-template-columns: 4.5rem minmax(0, 1fr);
            }
            .amount,
            .sum {
                grid-column: 1 / -1;
            }
            .sum {
                justify-content: space-between;
            }
            .sums {
                justify-items: start;
            }
        }
    `,
})
export class CartSetRow {
    readonly set = input.required<CartSet>();
    protected readonly session = inject(Session);
    private readonly store = inject(CartStore);
    private readonly toasts = inject(Toasts);
    private timer: ReturnType<typeof setTimeout> | undefined;
    private readonly held = computed(() => this.set().quantity);
    protected readonly quantity = linkedSignal(() => this.held());
    protected readonly isUnsaved = computed(() => this.quantity() !== this.held());
    protected readonly isBusy = signal(false);
    /** What the server said of the number that was typed. */
    private readonly said = signal<string | null>(null);
    protected readonly currencyCode = computed(() => this.store.cart()?.currencyCode ?? this.session.currencyCode());
    protected readonly saved = computed(() => {
        const { singlesNet, lineNet, state } = this.set();
        return state === 'same' && singlesNet !== null && lineNet !== null ? Math.max(0, singlesNet - lineNet) : 0;
    });
    protected readonly notices = computed(() => {
        const notices = this.store.cart()?.notices.filter((notice) => notice.cartSetId === this.set().id) ?? [];
        const said = this.said();
        return [...(said ? [said] : []), ...notices.map((notice) => notice.message)];
    });

    protected change(quantity: number): void {
        this.quantity.set(quantity);
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.send(quantity), pauseMs);
    }

    protected async send(quantity: number): Promise<void> {
        clearTimeout(this.timer);
        this.isBusy.set(true);
        try {
            const [answer] = await this.store.setSets([{ cartSetId: this.set().id, quantity, mode: 'SET' }]);
            const isRejected = answer?.outcome === 'rejected';
            this.said.set(isRejected ? (answer?.message ?? null) : null);
            // What is refused goes back to what the cart holds, and says why.
            if (isRejected) this.quantity.set(this.held());
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
