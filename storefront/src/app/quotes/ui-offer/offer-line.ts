import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { MoneyPipe, PercentPipe } from '../../shared/format/pipes';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { LineForm } from '../data/own-offer-form';
import { OwnOfferLine } from '../data/own-offers';

/** One line of an own offer as it is written: what it is, how much, and at which price. */
@Component({
    selector: 'k-offer-line',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, MoneyPipe, PercentPipe, Field, Icon, UnitPipe],
    template: `
        <fieldset class="line" *transloco="let t">
            <legend>
                @if (line().variantId) {
                    <bdi>{{ line().name }}</bdi>
                    @if (stored()?.sku) {
                        <bdi class="code soft small">{{ stored()?.sku }}</bdi>
                    }
                } @else {
                    {{ t('ownOffers.own') }}
                }
            </legend>
            <k-field
                class="wide"
                [for]="'text-' + line().key"
                [label]="t(line().variantId ? 'ownOffers.text' : 'ownOffers.freeText')"
                [optional]="line().variantId ? t('optional') : ''"
                [error]="errors()['text-' + line().key]"
            >
                <input
                    #text
                    class="input"
                    dir="auto"
                    maxlength="500"
                    [id]="'text-' + line().key"
                    [value]="line().text"
                    [placeholder]="line().variantId ? line().name : ''"
                    (input)="changed.emit({ text: text.value })"
                />
            </k-field>
            <k-field [for]="'quantity-' + line().key" [label]="t('quotes.quantity')" [error]="errors()['quantity-' + line().key]">
                <input
                    #quantity
                    class="input"
                    inputmode="numeric"
                    autocomplete="off"
                    [id]="'quantity-' + line().key"
                    [value]="line().quantity"
                    (input)="changed.emit({ quantity: quantity.value })"
                />
            </k-field>
            <k-field [for]="'unit-' + line().key" [label]="t('quotes.unit')" [hint]="line().variantId ? '' : t('ownOffers.unitHint')" [error]="errors()['unit-' + line().key]">
                @if (line().variantId) {
                    <select #unit class="input" [id]="'unit-' + line().key" (change)="changed.emit({ unit: unit.value })">
                        @for (code of line().units; track code) {
                            <option [value]="code" [selected]="code === line().unit">{{ code | unit }}</option>
                        }
                    </select>
                } @else {
                    <input #word class="input" dir="auto" maxlength="40" [id]="'unit-' + line().key" [value]="line().unit" (input)="changed.emit({ unit: word.value })" />
                }
            </k-field>
            @if (line().variantId) {
                <k-field [for]="'by-' + line().key" [label]="t('ownOffers.by')">
                    <select #by class="input" [id]="'by-' + line().key" (change)="changed.emit({ by: by.value === 'margin' ? 'margin' : 'price' })">
                        <option value="margin" [selected]="line().by === 'margin'">{{ t('ownOffers.byMargin') }}</option>
                        <option value="price" [selected]="line().by === 'price'">{{ t('ownOffers.byPrice') }}</option>
                    </select>
                </k-field>
            }
            @if (line().by === 'margin') {
                <k-field [for]="'margin-' + line().key" [label]="t('ownOffers.marginPercent')" [error]="errors()['margin-' + line().key]">
                    <input
                        #margin
                        class="input"
                        inputmode="decimal"
                        autocomplete="off"
                        [id]="'margin-' + line().key"
                        [value]="line().margin"
                        (input)="changed.emit({ margin: margin.value })"
                    />
                </k-field>
            } @else {
                <k-field [for]="'price-' + line().key" [label]="t('quotes.price')" [hint]="perUnit() ? t('quotes.per', { unit: perUnit() | unit }) : ''" [error]="errors()['price-' + line().key]">
                    <input
                        #price
                        class="input"
                        inputmode="decimal"
                        autocomplete="off"
                        [id]="'price-' + line().key"
                        [value]="line().price"
                        (input)="changed.emit({ price: price.value })"
                    />
                </k-field>
            }
            <div class="wide row between">
                <p class="small">
                    @if (stored(); as known) {
                        <strong class="num">{{ known.lineNet | money: currencyCode() }}</strong>
                        @if (known.variantId) {
                            <span class="soft">
                                · {{ known.unitNet | money: currencyCode() }} {{ t('quotes.per', { unit: perUnit() | unit }) }}
                                @if (known.costNet !== null) {
                                    · {{ t('ownOffers.yourPrice', { price: known.costNet | money: currencyCode() }) }}
                                    @if (known.costThenNet !== null && known.costThenNet !== known.costNet) {
                                        ({{ t('ownOffers.yourPriceWas', { price: known.costThenNet | money: currencyCode() }) }})
                                    }
                                    @if (known.marginNow !== null) {
                                        · <span [class.loss]="known.marginNow < 0">{{ t('ownOffers.earn', { n: known.marginNow / 100 | percent }) }}</span>
                                    }
                                }
                            </span>
                            @if (!known.isOffered) {
                                <span class="loss">{{ t('ownOffers.notForSale') }}</span>
                            }
                        }
                    } @else {
                        <span class="soft">{{ t('ownOffers.afterSaving') }}</span>
                    }
                </p>
                <div class="row">
                    <button type="button" class="button quiet icon" [attr.aria-label]="t('lists.upOf', { name: label() })" [attr.aria-disabled]="isFirst() || null" (click)="isFirst() || moved.emit(-1)">
                        <span aria-hidden="true">↑</span>
                    </button>
                    <button type="button" class="button quiet icon" [attr.aria-label]="t('lists.downOf', { name: label() })" [attr.aria-disabled]="isLast() || null" (click)="isLast() || moved.emit(1)">
                        <span aria-hidden="true">↓</span>
                    </button>
                    <button type="button" class="button quiet icon" [attr.aria-label]="t('cart.removeOf', { name: label() })" (click)="removed.emit()">
                        <k-icon name="trash" />
                    </button>
                </div>
            </div>
        </fieldset>
    `,
    styles: `
        .line {
            display: grid;
            grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr));
            gap: var(--space-3);
            align-items: start;
            min-inline-size: 0;
            padding: var(--space-4);
            border: 1px solid var(--line);
            border-radius: var(--radius-m);
        }
        legend {
            font-weight: 600;
            padding-inline: var(--space-2);
        }
        legend .code {
            margin-inline-start: var(--space-2);
        }
        .wide {
            grid-column: 1 / -1;
        }
        .loss {
            color: var(--bad);
            font-weight: 600;
        }
    `,
})
export class OfferLine {
    readonly line = input.required<LineForm>();
    /** As it was saved last. */
    readonly stored = input<OwnOfferLine | null>(null);
    readonly errors = input<Readonly<Record<string, string>>>({});
    readonly currencyCode = input.required<string>();
    readonly isFirst = input(false);
    readonly isLast = input(false);
    readonly changed = output<Partial<LineForm>>();
    readonly moved = output<number>();
    readonly removed = output<void>();
    protected readonly label = computed(() => this.line().text || this.line().name);
    /** For how much of an article the price is. */
    protected readonly perUnit = computed(() => {
        const { variantId, units } = this.line();
        if (variantId === null) return '';
        return this.stored()?.rollWidthCm ? 'm2' : (this.stored()?.baseUnit ?? units[0] ?? '');
    });
}
