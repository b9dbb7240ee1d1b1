import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { latinDigits } from '../../shared/format/format';
import { AmountPipe, DayPipe, InstantPipe, MoneyPipe } from '../../shared/format/pipes';
import { ListShell } from '../../shared/list/list-shell';
import { PagedList } from '../../shared/list/paged-list';
import { Icon } from '../../shared/ui-kit/icon';
import { OwnOffers, ownOfferStates } from '../data/own-offers';

/** What the company offers to customers of its own. */
@Component({
    selector: 'k-own-offers',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, AmountPipe, DayPipe, InstantPipe, MoneyPipe, Icon, ListShell],
    template: `
        <div class="page stack" *transloco="let t">
            <div class="row between">
                <div>
                    <h1 tabindex="-1">{{ t('ownOffers.title') }}</h1>
                    <p class="soft">{{ t('ownOffers.hint') }}</p>
                </div>
                <div class="row">
                    <a class="button" routerLink="/own-offers/letterhead"><k-icon name="file" />{{ t('ownOffers.letterhead') }}</a>
                    <a class="button primary" routerLink="/own-offers/new"><k-icon name="plus" />{{ t('ownOffers.new') }}</a>
                </div>
            </div>
            <k-list [list]="list" [search]="t('ownOffers.search')" count="ownOffers.count" [none]="t('ownOffers.none')" icon="file">
                <label filter>
                    <span class="visually-hidden">{{ t('ownOffers.stateLabel') }}</span>
                    <select #chosen class="input" (change)="list.narrow({ state: chosen.value || null })">
                        <option value="" [selected]="!state()">{{ t('ownOffers.all') }}</option>
                        @for (one of states; track one) {
                            <option [value]="one" [selected]="wanted() === one">{{ t('ownOffers.state.' + one) }}</option>
                        }
                    </select>
                </label>
                @for (offer of list.found()?.items; track offer.id) {
                    <li>
                        <article>
                            <div class="who">
                                <a class="strong" [routerLink]="['/own-offers', offer.id]">
                                    {{ t('ownOffers.one', { n: offer.number | amount }) }}
                                    @if (offer.customerName) {
                                        · <bdi>{{ offer.customerName }}</bdi>
                                    }
                                </a>
                                @if (offer.title) {
                                    <p dir="auto">{{ offer.title }}</p>
                                }
                                <p class="soft small">{{ offer.createdAt | instant: 'date' }} · <bdi>{{ offer.madeBy }}</bdi></p>
                            </div>
                            <div>
                                @if (offer.orderedAt) {
                                    <span class="badge good">{{ t('ownOffers.state.ordered') }}</span>
                                } @else if (offer.isOver) {
                                    <span class="badge bad">{{ t('ownOffers.state.over') }}</span>
                                } @else {
                                    <span class="badge info">{{ t('ownOffers.state.open') }}</span>
                                }
                            </div>
                            <div class="soft small">
                                <p>{{ t('ownOffers.lines', { n: offer.lineCount | amount }) }}</p>
                                @if (offer.validUntil) {
                                    <p>{{ t('ownOffers.validUntil', { day: offer.validUntil | day }) }}</p>
                                }
                            </div>
                            <strong class="num sum">{{ offer.totalNet | money: offer.currencyCode }}</strong>
                        </article>
                    </li>
                }
                <p none class="soft">{{ t('ownOffers.noneHint') }}</p>
                <a none class="button primary" routerLink="/own-offers/new">{{ t('ownOffers.new') }}</a>
            </k-list>
        </div>
    `,
    styles: `
        article {
            position: relative;
            display: grid;
            grid-template-columns: 2fr auto 1fr 1fr;
            gap: var(--space-2) var(--space-4);
            align-items: center;
            padding: var(--space-4);
            border: 1px solid var(--line);
            border-radius: var(--radius-m);
            background: var(--surface);
        }
        article:hover {
            border-color: var(--line-strong);
        }
        article a {
            text-decoration: none;
        }
        article a::after {
            content: '';
            position: absolute;
            inset: 0;
            border-radius: var(--radius-m);
        }
        .who {
            min-inline-size: 0;
            overflow-wrap: anywhere;
        }
        .sum {
            text-align: end;
        }
        @media (max-width: 48rem) {
            article {
                grid-template-columns: minmax(0, 1fr) auto;
            }
        }
    `,
})
export class OwnOffersPage {
    readonly term = input<string>();
    readonly state = input<string>();
    readonly page = input<string>();
    private readonly offers = inject(OwnOffers);
    protected readonly states = ownOfferStates;
    protected readonly wanted = computed(() => ownOfferStates.find((one) => one === this.state()) ?? null);
    protected readonly list = new PagedList({
        size: 20,
        address: this,
        filter: () => ({ state: this.wanted() }),
        load: ({ term, state, skip, take }, abort) => this.offers.list({ term: latinDigits(term) || null, state, skip, take }, abort),
    });
}
