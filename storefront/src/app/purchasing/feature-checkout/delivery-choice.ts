import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { MoneyPipe } from '../../shared/format/pipes';
import { DeliveryOption } from '../data/placing';

/** How the goods get there: each way with what it costs and of what that is made. */
@Component({
    selector: 'k-delivery-choice',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, MoneyPipe],
    template: `
        <fieldset class="stack" *transloco="let t">
            <legend class="strong">{{ t('freight.way') }}</legend>
            @for (option of options(); track option.way) {
                <label class="choice boxed">
                    <input
                        type="radio"
                        name="deliveryWay"
                        [checked]="option.way === chosen()"
                        (change)="choose.emit(option.way)"
                    />
                    <span class="grow stack tight">
                        <span class="row between">
                            <span class="strong">{{ t('freight.ways.' + option.way) }}</span>
                            @if (session.may('see-prices')) {
                                <strong class="num">{{
                                    option.net ? (option.net | money: currencyCode()) : t('freight.free')
                                }}</strong>
                            }
                        </span>
                        <span class="soft small">{{ t('freight.hints.' + option.way) }}</span>
                        @if (option.transport && option.transport !== 'none') {
                            <span class="row between small">
                                <span>{{ t('freight.transport.' + option.transport) }}</span>
                                <span class="num">{{ option.transportNet | money: currencyCode() }}</span>
                            </span>
                        }
                        @if (option.oversizeNet) {
                            <span class="row between small">
                                <span>{{ t('freight.oversize') }}</span>
                                <span class="num">{{ option.oversizeNet | money: currencyCode() }}</span>
                            </span>
                        }
                    </span>
                </label>
            }
            @if (error(); as said) {
                <p class="note bad" role="alert" dir="auto">{{ said }}</p>
            }
        </fieldset>
    `,
})
export class DeliveryChoice {
    readonly options = input.required<readonly DeliveryOption[]>();
    readonly chosen = input.required<string>();
    readonly currencyCode = input.required<string>();
    readonly error = input('');
    readonly choose = output<string>();
    protected readonly session = inject(Session);
}
