import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { CartStore } from '../../shared/data/cart';
import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { AmountPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Picture } from '../../shared/ui-kit/picture';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Stock } from '../../shared/ui-kit/stock';
import { Toasts } from '../../shared/ui-kit/toasts';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { Assortment, CatalogueVariant } from '../data/assortment';
import { Comparison } from '../data/comparison';
import { comparedRows } from '../data/differences';
import { Price } from '../ui-item/price';

/** Two to four articles side by side. On phones the first column stays in place while the articles scroll. */
@Component({
    selector: 'k-compare',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        RouterLink,
        TranslocoDirective,
        AmountPipe,
        UnitPipe,
        Stock,
        Empty,
        FailurePanel,
        Icon,
        Picture,
        Price,
        Skeleton,
    ],
    template: `
        <div class="page stack" *transloco="let t">
            <h1 tabindex="-1">{{ t('compare.title') }}</h1>
            @if (comparison.variantIds().length < 2) {
                <k-empty icon="compare" [heading]="t('compare.empty')">
                    <p class="soft">{{ t('compare.emptyHint') }}</p>
                    <a class="button primary" routerLink="/catalogue">{{ t('nav.catalogue') }}</a>
                </k-empty>
            } @else if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (variants(); as found) {
                <div class="row between">
                    <label class="choice">
                        <input
                            type="checkbox"
                            [checked]="isOnlyDifferent()"
                            (change)="isOnlyDifferent.set(!isOnlyDifferent())"
                        />
                        {{ t('compare.onlyDifferent') }}
                    </label>
                    <button type="button" class="button quiet" (click)="comparison.clear()">
                        {{ t('compare.clear') }}
                    </button>
                </div>
                <div class="scroll-x" tabindex="0" role="region" [attr.aria-label]="t('compare.title')">
                    <table>
                        <thead>
                            <tr>
                                <td></td>
                                @for (variant of found; track variant.variantId) {
                                    <th scope="col">
                                        <k-picture [url]="variant.imageUrl" preset="small" />
                                        <a
                                            [routerLink]="['/product', variant.productSlug]"
                                            [queryParams]="{ sku: variant.sku }"
                                            dir="auto"
                                            >{{ variant.name }}</a
                                        >
                                        <bdi class="code soft small">{{ variant.sku }}</bdi>
                                        <button
                                            type="button"
                                            class="button quiet icon remove"
                                            [attr.aria-label]="t('compare.remove', { name: variant.name })"
                                            (click)="comparison.toggle(variant.variantId)"
                                        >
                                            <k-icon name="close" />
                                        </button>
                                    </th>
                                }
                            </tr>
                        </thead>
                        <tbody>
                            @if (session.may('see-prices')) {
                                <tr>
                                    <th scope="row">{{ t('price.net') }}</th>
                                    @for (variant of found; track variant.variantId) {
                                        <td><k-price [price]="variant.price" [unit]="variant.baseUnit" /></td>
                                    }
                                </tr>
                            }
                            <tr>
                                <th scope="row">{{ t('compare.availability') }}</th>
                                @for (variant of found; track variant.variantId) {
                                    <td><k-stock [stock]="variant.stock" [unit]="variant.baseUnit" /></td>
                                }
                            </tr>
                            <tr>
                                <th scope="row">{{ t('product.unit') }}</th>
                                @for (variant of found; track variant.variantId) {
                                    <td>
                                        {{ variant.baseUnit | unit }}
                                        @for (unit of variant.units; track unit.code) {
                                            @if (unit.factor > 1) {
                                                <br /><span class="soft small"
                                                    >{{ unit.name }}: {{ unit.factor | amount }}
                                                    {{ variant.baseUnit | unit }}</span
                                                >
                                            }
                                        }
                                    </td>
                                }
                            </tr>
                            @for (row of rows(); track row.name) {
                                <tr [class.different]="row.isDifferent">
                                    <th scope="row" dir="auto">
                                        {{ row.name }}
                                        @if (row.isDifferent) {
                                            <span class="visually-hidden">({{ t('compare.differs') }})</span>
                                        }
                                    </th>
                                    @for (value of row.values; track $index) {
                                        <td dir="auto">{{ value ?? '—' }}</td>
                                    }
                                </tr>
                            }
                            @if (session.mayBuy()) {
                                <tr>
                                    <td></td>
                                    @for (variant of found; track variant.variantId) {
                                        <td>
                                            <button
                                                type="button"
                                                class="button primary"
                                                [attr.aria-label]="t('compare.addToCart', { name: variant.name })"
                                                (click)="add(variant)"
                                            >
                                                <k-icon name="cart" />{{ t('product.add') }}
                                            </button>
                                        </td>
                                    }
                                </tr>
                            }
                        </tbody>
                    </table>
                </div>
            } @else {
                <k-skeleton [rows]="2" height="14rem" />
            }
        </div>
    `,
    styles: `
        table {
            border-collapse: separate;
            border-spacing: 0;
            min-inline-size: 100%;
        }
        th,
        td {
            min-inline-size: 11.5rem;
            max-inline-size: 18rem;
            padding: var(--space-3);
            border-block-end: 1px solid var(--line);
            text-align: start;
            vertical-align: top;
        }
        tr > :first-child {
            position: sticky;
            inset-inline-start: 0;
            z-index: 1;
            min-inline-size: 7rem;
            inline-size: 10rem;
            background: var(--ground);
            color: var(--ink-soft);
            font-weight: 600;
        }
        thead th {
            position: relative;
            font-weight: 600;
        }
        thead th > a,
        thead th > bdi {
            display: block;
            margin-block-start: var(--space-2);
        }
        thead k-picture {
            inline-size: min(100%, 10rem);
        }
        .remove {
            position: absolute;
            inset-block-start: var(--space-3);
            inset-inline-end: var(--space-3);
            background: var(--surface);
        }
        .different td {
            background: var(--warn-wash);
        }
        @media (max-width: 30rem) {
            th,
            td {
                min-inline-size: 9rem;
            }
            tr > :first-child {
                min-inline-size: 6rem;
                inline-size: 6rem;
                font-size: var(--text-s);
            }
        }
    `,
})
export class Compare {
    private readonly assortment = inject(Assortment);
    private readonly cart = inject(CartStore);
    private readonly preferences = inject(Preferences);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly comparison = inject(Comparison);
    protected readonly session = inject(Session);
    protected readonly isOnlyDifferent = signal(false);
    protected readonly result = resource({
        params: () => {
            const variantIds = this.comparison.variantIds();
            return variantIds.length < 2
                ? undefined
                : { variantIds: [...variantIds], language: this.preferences.language() };
        },
        loader: ({ params, abortSignal }) => this.assortment.compare(params.variantIds, abortSignal),
    });
    private readonly found = keptValue(this.result);
    protected readonly variants = computed(() =>
        this.found()?.filter((variant) => this.comparison.has(variant.variantId)),
    );
    protected readonly rows = computed(() =>
        comparedRows(this.variants() ?? []).filter((row) => row.isDifferent || !this.isOnlyDifferent()),
    );

    protected async add(variant: CatalogueVariant): Promise<void> {
        try {
            await this.session.becomeBuyer();
            const [answer] = await this.cart.set([
                { variantId: variant.variantId, unit: variant.baseUnit, quantity: variant.minQuantity, mode: 'ADD' },
            ]);
            const added = this.transloco.translate<string>('product.added', { name: variant.name });
            const isTaken = !answer || answer.outcome === 'ok';
            this.toasts.say((isTaken ? null : answer.message) ?? added, answer?.outcome === 'rejected' ? 'bad' : 'good');
        } catch (error) {
            this.toasts.fail(error);
        }
    }
}
