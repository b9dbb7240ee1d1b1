import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { AddToList } from '../../shared/ui-kit/add-to-list';
import { Icon } from '../../shared/ui-kit/icon';
import { Picture } from '../../shared/ui-kit/picture';
import { Stock } from '../../shared/ui-kit/stock';
import { CatalogueItem } from '../data/assortment';
import { QuickAdd } from './quick-add';
import { Price } from './price';

@Component({
    selector: 'k-item-tile',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, AddToList, Icon, Picture, Price, QuickAdd, Stock],
    template: `
        <article [class.list]="isList()" *transloco="let t">
            <k-picture [url]="item().imageUrl" preset="small" [eager]="isEager()" />
            <div class="body">
                <div>
                    @if (item().categoryName) {
                        <p class="soft small" dir="auto">{{ item().categoryName }}</p>
                    }
                    <h2>
                        <a
                            [routerLink]="['/product', item().productSlug]"
                            [queryParams]="{ sku: item().sku }"
                            dir="auto"
                            >{{ item().name }}</a
                        >
                    </h2>
                    <p class="soft small">
                        <bdi class="code">{{ item().sku }}</bdi>
                    </p>
                </div>
                <k-price [price]="item().price" [unit]="item().rollWidthCm ? 'm2' : item().baseUnit" />
                <div class="row between foot">
                    <k-stock [stock]="item().stock" [unit]="item().baseUnit" />
                    <button
                        type="button"
                        class="button quiet icon"
                        [attr.aria-pressed]="isCompared()"
                        [attr.aria-label]="t('compare.add', { name: item().name })"
                        [title]="t('compare.title')"
                        (click)="compare.emit()"
                    >
                        <k-icon [name]="isCompared() ? 'check' : 'compare'" />
                    </button>
                </div>
                @if (isList() && session.mayBuy() && (item().price || !session.may('see-prices'))) {
                    <div class="quick row">
                        <k-quick-add [item]="item()" />
                        @if (session.may('order') && !session.isGuest()) {
                            <k-add-to-list
                                [isIcon]="true"
                                [name]="item().name"
                                [rows]="[{ variantId: item().variantId, unit: item().baseUnit, quantity: item().minQuantity }]"
                            />
                        }
                    </div>
                }
            </div>
        </article>
    `,
    styles: `
        :host {
            display: grid;
        }
        article {
            position: relative;
            display: grid;
            grid-template-rows: auto 1fr;
            gap: var(--space-3);
            padding: var(--space-3);
            border: 1px solid var(--line);
            border-radius: var(--radius-l);
            background: var(--surface);
            transition: box-shadow 0.15s;
        }
        article:hover {
            box-shadow: var(--shadow);
            border-color: var(--line-strong);
        }
        .body {
            display: grid;
            grid-template-rows: 1fr auto auto;
            gap: var(--space-2);
            padding-inline: var(--space-1);
            min-inline-size: 0;
        }
        h2 {
            font-size: var(--text-m);
        }
        h2 a {
            color: var(--ink);
            text-decoration: none;
        }
        h2 a::after {
            content: '';
            position: absolute;
            inset: 0;
            border-radius: var(--radius-l);
        }
        .foot {
            flex-wrap: nowrap;
        }
        .button {
            position: relative;
            z-index: 1;
        }
        .list {
            grid-template: none;
            grid-template-columns: 6.5rem minmax(0, 1fr);
            align-items: center;
        }
        @media (min-width: 48rem) {
            .list .body {
                grid-template: none;
                grid-template-columns: minmax(0, 1fr) 12rem 11rem;
                align-items: center;
            }
            .list .quick {
                grid-column: 1 / -1;
                justify-self: end;
            }
        }
        @media (max-width: 30rem) {
            article:not(.list) {
                grid-template-columns: 6.5rem minmax(0, 1fr);
                grid-template-rows: auto;
                align-items: start;
            }
        }
    `,
})
export class ItemTile {
    readonly item = input.required<CatalogueItem>();
    readonly isList = input(false);
    readonly isEager = input(false);
    readonly isCompared = input(false);
    readonly compare = output<void>();
    protected readonly session = inject(Session);
}
