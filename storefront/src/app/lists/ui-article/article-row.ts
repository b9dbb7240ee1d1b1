import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { MoneyPipe } from '../../shared/format/pipes';
import { pricedAmount, unitNetAt } from '../../shared/format/units';
import { Picture } from '../../shared/ui-kit/picture';
import { Quantity } from '../../shared/ui-kit/quantity';
import { Stock } from '../../shared/ui-kit/stock';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { Amount, ListedArticle } from '../data/article';
import { baseOf, inUnit } from '../data/chosen';

/** An article of a list with an amount: what it is, what it costs now, whether it is there, and how much is wanted. */
@Component({
    selector: 'k-article-row',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, MoneyPipe, UnitPipe, Picture, Quantity, Stock],
    template: `
        <article *transloco="let t" [attr.aria-label]="article().name">
            @if (hasChoice()) {
                <label class="choose">
                    <span class="visually-hidden">{{ t('rows.choose', { name: article().name }) }}</span>
                    <input type="checkbox" [checked]="isChosen()" (change)="chosen.emit(!isChosen())" />
                </label>
            }
            <k-picture class="image" [url]="article().imageUrl" preset="thumb" />
            <div class="name">
                <a
                    class="strong"
                    [routerLink]="['/product', article().productSlug]"
                    [queryParams]="{ sku: article().sku }"
                    dir="auto"
                    >{{ article().name }}</a
                >
                <p class="soft small dotted">
                    <bdi class="code">{{ article().sku }}</bdi>
                    @if (unitNet(); as net) {
                        <span class="num">{{ net | money: currency() }} / {{ pricedUnit() | unit }}</span>
                    } @else if (session.may('see-prices')) {
                        <span>{{ t('rows.noPrice') }}</span>
                    }
                </p>
                <k-stock [stock]="article().stock" [unit]="article().baseUnit" />
                <ng-content />
                @if (news()) {
                    <p class="small warn" dir="auto">{{ news() }}</p>
                }
            </div>
            <div class="amount">
                @if (isEditable()) {
                    <div class="row units">
                        <k-quantity
                            [value]="amount().quantity"
                            [min]="1"
                            [step]="step()"
                            [label]="t('cart.quantityOf', { name: article().name })"
                            (changed)="changed.emit({ unit: amount().unit, quantity: $event })"
                        />
                        @if (hasUnits() && article().units.length > 1) {
                            <select
                                class="input unit"
                                #unit
                                [attr.aria-label]="t('cart.unitOf', { name: article().name })"
                                (change)="choose(unit.value)"
                            >
                                @for (one of article().units; track one.code) {
                                    <option [value]="one.code" [selected]="one.code === amount().unit">
                                        {{ one.name || (one.code | unit) }}
                                    </option>
                                }
                            </select>
                        } @else {
                            <span class="soft">{{ amount().unit | unit }}</span>
                        }
                    </div>
                }
                @if (sum(); as net) {
                    <span class="num soft">{{ t('rows.sum', { sum: net | money: currency() }) }}</span>
                }
                <ng-content select="[actions]" />
            </div>
        </article>
    `,
    styles: `
        article {
            display: grid;
            grid-template-columns: auto 4rem minmax(0, 1fr) auto;
            gap: var(--space-2) var(--space-4);
            align-items: start;
            padding: var(--space-4);
            border: 1px solid var(--line);
            border-radius: var(--radius-m);
            background: var(--surface);
        }
        article:not(:has(.choose)) {
            grid-template-columns: 4rem minmax(0, 1fr) auto;
        }
        .choose {
            display: grid;
            place-items: center;
            inline-size: 2.25rem;
            block-size: 2.75rem;
        }
        .choose input {
            inline-size: 1.25rem;
            block-size: 1.25rem;
            accent-color: var(--accent);
        }
        .image {
            inline-size: 4rem;
        }
        .name {
            display: grid;
            gap: var(--space-1);
            min-inline-size: 0;
        }
        .name a {
            color: var(--ink);
            text-decoration: none;
        }
        .name a:hover {
            text-decoration: underline;
        }
        .amount {
            display: grid;
            gap: var(--space-2);
            justify-items: end;
        }
        .units {
            flex-wrap: nowrap;
        }
        .unit {
            inline-size: auto;
        }
        .warn {
            color: var(--warn);
            font-weight: 600;
        }
        @media (max-width: 48rem) {
            article {
                grid-template-columns: auto minmax(0, 1fr);
                padding: var(--space-3);
            }
            article:not(:has(.choose)) {
                grid-template-columns: minmax(0, 1fr);
            }
            .image {
                display: none;
            }
            .amount {
                grid-column: 1 / -1;
                display: flex;
                flex-wrap: wrap;
                align-items: center;
                justify-content: space-between;
            }
        }
    `,
})
export class ArticleRow {
    readonly article = input.required<ListedArticle>();
    readonly amount = input.required<Amount>();
    readonly isChosen = input(false);
    readonly hasChoice = input(true);
    readonly isEditable = input(true);
    /** Whether it may be counted in another unit. */
    readonly hasUnits = input(true);
    /** What the cart said of it. */
    readonly news = input<string | undefined>('');
    readonly chosen = output<boolean>();
    readonly changed = output<Amount>();
    protected readonly session = inject(Session);
    private readonly base = computed(() => baseOf(this.article(), this.amount()));
    protected readonly currency = computed(() => this.article().price?.currencyCode ?? '');
    protected readonly unitNet = computed(() => unitNetAt(this.article(), this.base()));
    protected readonly pricedUnit = computed(() => (this.article().rollWidthCm ? 'm2' : this.article().baseUnit));
    protected readonly step = computed(() => (this.amount().unit === this.article().baseUnit ? this.article().increment : 1));
    protected readonly sum = computed(() => {
        const net = this.unitNet();
        return net === null ? null : Math.round(net * pricedAmount(this.base(), this.article().rollWidthCm));
    });

    protected choose(unit: string): void {
        this.changed.emit(inUnit(this.article(), this.amount(), unit));
    }
}
