import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { CartAnswer, CartStore } from '../../shared/data/cart';
import { Session } from '../../shared/data/session';
import { AmountPipe, DayPipe, MoneyPipe } from '../../shared/format/pipes';
import { baseQuantity, bonusMissing, pricedAmount } from '../../shared/format/units';
import { Icon } from '../../shared/ui-kit/icon';
import { Picture } from '../../shared/ui-kit/picture';
import { Quantity } from '../../shared/ui-kit/quantity';
import { RollSize } from '../../shared/ui-kit/roll-size';
import { Stock } from '../../shared/ui-kit/stock';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { DraftedLine, LineDraft, quantityInUnit } from '../data/cart-draft';

@Component({
    selector: 'k-cart-row',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, AmountPipe, DayPipe, MoneyPipe, UnitPipe, Icon, Picture, Quantity, RollSize, Stock],
    template: `
        <article *transloco="let t" [attr.aria-label]="line().name">
            <fieldset [disabled]="!session.may('order')">
                <div class="image">
                    <k-picture [url]="line().imageUrl" preset="thumb" />
                    @if (session.may('order')) {
                        <label class="pick">
                            <input
                                #pick
                                type="checkbox"
                                [checked]="isChosen()"
                                [attr.aria-label]="t('rows.choose', { name: line().name })"
                                (change)="chosen.emit(pick.checked)"
                            />
                        </label>
                    }
                </div>
                <div class="name">
                    <a [routerLink]="['/product', line().productSlug]" [queryParams]="{ sku: line().sku }" dir="auto">{{
                        line().name
                    }}</a>
                    <p class="soft small dotted">
                        <bdi class="code">{{ line().sku }}</bdi>
                        @if (session.may('see-prices')) {
                            <span class="num"
                                >{{ line().unitNet | money: currencyCode() }} /
                                {{ (line().rollWidthCm ? 'm2' : line().baseUnit) | unit }}</span
                            >
                            @if (perUnit(); as price) {
                                <span class="num">{{ price | money: currencyCode() }} / {{ line().unit | unit }}</span>
                            }
                        }
                    </p>
                    @if (line().stock; as stock) {
                        <k-stock class="stock" [class.unsaved]="line().isUnsaved" [stock]="stock" [unit]="line().baseUnit" />
                    }
                    <input
                        class="input remark"
                        dir="auto"
                        maxlength="500"
                        [value]="line().remark ?? ''"
                        [attr.aria-label]="t('cart.remarkOf', { name: line().name })"
                        [placeholder]="t('cart.remark')"
                        #remark
                        (change)="emit({ remark: remark.value.trim() })"
                    />
                    @if (line().quota; as quota) {
                        <p class="small quota" [class.warn]="quota.isPassed && !line().isUnsaved">
                            {{
                                t(quota.isShared ? 'cart.quotaShared' : 'cart.quota', {
                                    left: quota.leftQuantity | amount,
                                    max: quota.maxQuantity | amount,
                                    unit: line().baseUnit | unit,
                                    period: t('cart.quotaPeriods.' + quota.period),
                                    day: quota.lastDay | day,
                                })
                            }}
                        </p>
                    }
                    @for (notice of notices(); track $index) {
                        <p class="small warn" dir="auto">{{ notice }}</p>
                    }
                    @if (session.may('see-prices') && line().bonus; as bonus) {
                        @if (line().bonusQuantity && !line().isUnsaved) {
                            <p class="small good">
                                {{
                                    t('cart.bonus', {
                                        n: line().bonusQuantity | amount,
                                        unit: line().baseUnit | unit,
                                        price: bonus.unitNet | money: currencyCode(),
                                    })
                                }}
                            </p>
                        }
                        @if (missing(); as more) {
                            <button
                                type="button"
                                class="button small"
                                (click)="emit({ unit: line().baseUnit, quantity: line().quantity + more })"
                            >
                                {{
                                    t('cart.bonusTake', {
                                        n: more | amount,
                                        unit: line().baseUnit | unit,
                                        price: bonus.unitNet | money: currencyCode(),
                                    })
                                }}
                            </button>
                        }
                    }
                    @if (answer()?.nearest?.length) {
                        <div class="row">
                            @for (value of answer()?.nearest; track value) {
                                <button
                                    type="button"
                                    class="button small"
                                    (click)="emit({ unit: line().baseUnit, quantity: value })"
                                >
                                    {{ value | amount }} {{ line().baseUnit | unit }}
                                </button>
                            }
                        </div>
                    }
                </div>
                <div class="amount">
                    <div class="row units">
                        <k-quantity
                            [value]="line().unitQuantity"
                            [min]="1"
                            [step]="step()"
                            [label]="t('cart.quantityOf', { name: line().name })"
                            (changed)="emit({ quantity: $event })"
                        />
                        @if (line().units.length > 1) {
                            <select
                                class="input unit"
                                #unit
                                [attr.aria-label]="t('cart.unitOf', { name: line().name })"
                                (change)="chooseUnit(unit.value)"
                            >
                                @for (one of line().units; track one.code) {
                                    <option [value]="one.code" [selected]="one.code === line().unit">
                                        {{ one.code | unit }}
                                    </option>
                                }
                            </select>
                        } @else {
                            <span class="soft">{{ line().unit | unit }}</span>
                        }
                    </div>
                    @if (line().rollWidthCm; as width) {
                        @if (!line().isUnsaved) {
                            <k-roll-size class="soft small" [lengthCm]="line().quantity" [widthCm]="width" />
                        }
                    } @else if (line().unit !== line().baseUnit && !line().isUnsaved) {
                        <p class="soft small">= {{ line().quantity | amount }} {{ line().baseUnit | unit }}</p>
                    }
                </div>
                <div class="sum">
                    @if (session.may('see-prices')) {
                        <strong class="num" [class.unsaved]="line().isUnsaved">{{
                            (line().lineNet ?? 0) + (line().orderOffNet ?? 0) | money: currencyCode()
                        }}</strong>
                    }
                    <button
                        type="button"
                        class="button quiet icon"
                        [attr.aria-label]="t('cart.removeOf', { name: line().name })"
                        (click)="emit({ quantity: 0 })"
                    >
                        <k-icon name="trash" />
                    </button>
                </div>
            </fieldset>
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
        fieldset {
            display: contents;
        }
        .image {
            position: relative;
        }
        .pick {
            position: absolute;
            inset-block-start: 0;
            inset-inline-start: 0;
            display: grid;
            place-items: center;
            inline-size: 2.75rem;
            block-size: 2.75rem;
            cursor: pointer;
        }
        .pick input {
            inline-size: 1.4rem;
            block-size: 1.4rem;
            margin: 0;
            accent-color: var(--accent);
        }
        .quota {
            color: var(--ink-soft);
        }
        .name {
            min-inline-size: 0;
        }
        .name a {
            color: var(--ink);
            font-weight: 600;
            text-decoration: none;
        }
        .stock {
            margin-block: var(--space-1);
        }
        .remark {
            min-block-size: 2.25rem;
            margin-block-start: var(--space-1);
            padding-block: 0;
            border-color: var(--line);
            font-size: var(--text-s);
        }
        .good {
            color: var(--good);
            font-weight: 600;
        }
        .warn,
        .quota.warn {
            color: var(--warn);
            font-weight: 600;
        }
        .units {
            flex-wrap: nowrap;
        }
        .unit {
            inline-size: auto;
        }
        .sum {
            display: flex;
            align-items: center;
            justify-content: flex-end;
            gap: var(--space-2);
        }
        .unsaved {
            color: var(--ink-soft);
        }
        @media (max-width: 60rem) {
            article {
                grid-template-columns: 4.5rem minmax(0, 1fr);
            }
            .amount {
                grid-column: 1 / -1;
            }
            .sum {
                grid-column: 1 / -1;
                justify-content: space-between;
            }
        }
    `,
})
export class CartRow {
    readonly line = input.required<DraftedLine>();
    readonly answer = input<CartAnswer>();
    readonly isChosen = input(false);
    readonly changed = output<LineDraft>();
    readonly chosen = output<boolean>();
    protected readonly session = inject(Session);
    private readonly store = inject(CartStore);
    protected readonly currencyCode = computed(() => this.store.cart()?.currencyCode ?? this.session.currencyCode());
    protected readonly step = computed(() => (this.line().unit === this.line().baseUnit ? this.line().increment : 1));
    /** What one of the unit costs in which it is ordered, when that is no base unit. */
    protected readonly perUnit = computed(() => {
        const { unit, baseUnit, units, unitNet, rollWidthCm } = this.line();
        const ratio = units.find((one) => one.code === unit);
        if (unit === baseUnit || !ratio || unitNet == null) return null;
        return Math.round(unitNet * pricedAmount(baseQuantity(1, ratio), rollWidthCm));
    });
    /** What completes a bonus that is earned already. */
    protected readonly missing = computed(() => {
        const { bonus, quantity, isUnsaved } = this.line();
        return bonus && !isUnsaved ? bonusMissing(quantity, bonus) : 0;
    });
    protected readonly notices = computed(() => {
        const said = this.answer()?.message;
        const notices = this.store.cart()?.notices.filter((notice) => notice.lineId === this.line().id) ?? [];
        return [...(said ? [said] : []), ...notices.map((notice) => notice.message)];
    });

    protected emit(change: Partial<LineDraft>): void {
        const { unit, unitQuantity, remark } = this.line();
        this.changed.emit({ unit, quantity: unitQuantity, remark: remark ?? '', ...change });
    }

    protected chooseUnit(unit: string): void {
        this.emit({ unit, quantity: quantityInUnit(this.line(), unit) });
    }
}
