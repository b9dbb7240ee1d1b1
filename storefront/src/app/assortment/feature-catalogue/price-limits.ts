import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { formatDigits, readMoney } from '../../shared/format/format';
import { MoneyPipe } from '../../shared/format/pipes';

/** From which net price to which; beneath it, from where to where there is anything at all. */
@Component({
    selector: 'k-price-limits',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, MoneyPipe],
    template: `
        <form *transloco="let t" (submit)="$event.preventDefault(); set(lowest.value, highest.value)">
            <fieldset>
                <legend>{{ t('catalogue.price') }}</legend>
                <div class="limits">
                    <label class="small">
                        {{ t('catalogue.priceFrom') }}
                        <input
                            #lowest
                            class="input"
                            dir="ltr"
                            inputmode="decimal"
                            autocomplete="off"
                            [value]="fromText()"
                            [attr.aria-invalid]="isWrong() || null"
                            [attr.aria-describedby]="isWrong() ? 'price-wrong' : 'price-range'"
                        />
                    </label>
                    <label class="small">
                        {{ t('catalogue.priceTo') }}
                        <input
                            #highest
                            class="input"
                            dir="ltr"
                            inputmode="decimal"
                            autocomplete="off"
                            [value]="toText()"
                            [attr.aria-invalid]="isWrong() || null"
                            [attr.aria-describedby]="isWrong() ? 'price-wrong' : 'price-range'"
                        />
                    </label>
                    <button type="submit" class="button">{{ t('catalogue.applyPrice') }}</button>
                </div>
                @if (isWrong()) {
                    <p id="price-wrong" class="small wrong" role="alert">{{ t('catalogue.priceWrong') }}</p>
                }
                @if (range(); as limits) {
                    <p id="price-range" class="small soft">
                        <bdi>{{ limits.from | money: currencyCode() }}</bdi> – <bdi>{{ limits.to | money: currencyCode() }}</bdi>
                    </p>
                }
            </fieldset>
        </form>
    `,
    styles: `
        legend {
            margin-block-end: var(--space-2);
            font-weight: 650;
        }
        .limits {
            display: grid;
            grid-template-columns: 1fr 1fr;
            gap: var(--space-2);
        }
        label {
            display: grid;
            gap: var(--space-1);
            min-inline-size: 0;
        }
        .input {
            min-inline-size: 0;
            padding-inline: var(--space-2);
        }
        .button {
            grid-column: 1 / -1;
        }
        .wrong {
            color: var(--bad);
            font-weight: 600;
        }
        p {
            margin-block-start: var(--space-2);
        }
    `,
})
export class PriceLimits {
    readonly range = input<{ from: number; to: number } | null>();
    readonly currencyCode = input.required<string>();
    readonly from = input<number | null>(null);
    readonly to = input<number | null>(null);
    readonly limited = output<{ from: number | null; to: number | null }>();
    private readonly preferences = inject(Preferences);
    protected readonly isWrong = signal(false);
    protected readonly fromText = linkedSignal(() => this.text(this.from()));
    protected readonly toText = linkedSignal(() => this.text(this.to()));
    private readonly locale = computed(() => this.preferences.locale());

    /** What is wrong stays as it was typed. Limits that are the wrong way round are turned. */
    protected set(lowest: string, highest: string): void {
        this.fromText.set(lowest);
        this.toText.set(highest);
        const read = [lowest, highest].map((text) =>
            text.trim() === '' ? null : (readMoney(text, this.currencyCode()) ?? Number.NaN),
        );
        this.isWrong.set(read.some((limit) => Number.isNaN(limit)));
        if (this.isWrong()) return;
        const [from = null, to = null] = read;
        const isTurned = from !== null && to !== null && from > to;
        this.limited.emit(isTurned ? { from: to, to: from } : { from, to });
    }

    private text(minor: number | null): string {
        return minor === null ? '' : formatDigits(this.locale(), String(minor / 100));
    }
}
