import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Cart } from '../../shared/data/cart';
import { Session } from '../../shared/data/session';
import { MoneyPipe } from '../../shared/format/pipes';
import { DeliveryOption } from '../data/placing';

/** All together, later, or in two orders: what is here at once. Each with what its delivery costs. */
@Component({
    selector: 'k-split-choice',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, MoneyPipe],
    template: `
        <fieldset class="stack" *transloco="let t">
            <legend class="strong">{{ t('split.title') }}</legend>
            <p class="soft small">{{ t('split.why') }}</p>
            <label class="choice boxed">
                <input type="radio" name="isSplit" [checked]="!isSplit()" (change)="choose.emit(false)" />
                <span class="grow stack tight">
                    <span class="row between">
                        <span class="strong">{{ t('split.together') }}</span>
                        @if (session.may('see-prices')) {
                            <strong class="num">{{
                                option().net ? (option().net | money: cart().currencyCode) : t('freight.free')
                            }}</strong>
                        }
                    </span>
                    <span class="soft small">{{ t('split.togetherHint') }}</span>
                </span>
            </label>
            <label class="choice boxed">
                <input type="radio" name="isSplit" [checked]="isSplit()" (change)="choose.emit(true)" />
                <span class="grow stack tight">
                    <span class="row between">
                        <span class="strong">{{ t('split.inTwo') }}</span>
                        @if (session.may('see-prices')) {
                            <strong class="num">{{
                                option().split?.net ? (option().split?.net | money: cart().currencyCode) : t('freight.free')
                            }}</strong>
                        }
                    </span>
                    @for (part of parts(); track part.isNow) {
                        <span class="small">
                            <span class="row between">
                                <span class="strong">{{ t(part.isNow ? 'split.now' : 'split.later') }}</span>
                                @if (session.may('see-prices')) {
                                    <span class="num">{{ part.net ? (part.net | money: cart().currencyCode) : t('freight.free') }}</span>
                                }
                            </span>
                            <span class="soft" dir="auto">{{ part.names }}</span>
                        </span>
                    }
                </span>
            </label>
            @if (error(); as said) {
                <p class="note bad" role="alert" dir="auto">{{ said }}</p>
            }
        </fieldset>
    `,
})
export class SplitChoice {
    readonly cart = input.required<Cart>();
    readonly option = input.required<DeliveryOption>();
    readonly isSplit = input.required<boolean>();
    readonly error = input('');
    readonly choose = output<boolean>();
    protected readonly session = inject(Session);
    protected readonly parts = computed(() => {
        const { lines, sets } = this.cart();
        const names = new Map([...lines, ...sets.flatMap((set) => set.lines)].map((line) => [line.variantId, line.name]));
        return (this.option().split?.parts ?? []).map(({ isNow, net, variantIds }) => ({
            isNow,
            net,
            names: variantIds.map((id) => names.get(id) ?? '').join(' · '),
        }));
    });
}
