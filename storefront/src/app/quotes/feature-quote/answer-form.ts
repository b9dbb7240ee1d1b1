import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { keepTyped, readTyped } from '../../shared/data/typed';
import { readMoney, readWholeNumber } from '../../shared/format/format';
import { AmountPipe, MoneyPipe } from '../../shared/format/pipes';
import { Field } from '../../shared/ui-kit/field';
import { Toasts } from '../../shared/ui-kit/toasts';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { Quote, QuoteBook, QuoteVersion } from '../data/quotes';

interface Said {
    answer: 'accept' | 'counter' | 'reject';
    price: string;
    quantity: string;
    remark: string;
}

const nothing: Said = { answer: 'accept', price: '', quantity: '', remark: '' };

/** The customer's answer to an offer, line by line. What is typed is kept until it is sent. */
@Component({
    selector: 'k-quote-answer',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, MoneyPipe, UnitPipe, Field],
    template: `
        <form class="stack" novalidate (submit)="$event.preventDefault(); send()" *transloco="let t">
            <p class="soft">{{ t('quotes.answerText') }}</p>
            @for (line of version().lines; track line.id) {
                <fieldset class="line">
                    <legend>
                        <span dir="auto">{{ line.name }}</span>
                        <span class="soft small num">
                            {{ line.unitQuantity | amount }} {{ line.unit | unit }} · {{ line.unitNet | money: quote().currencyCode }}
                        </span>
                    </legend>
                    <div class="row choices" role="radiogroup" [attr.aria-label]="t('quotes.yourAnswer')">
                        @for (one of choices; track one) {
                            <label class="choice">
                                <input
                                    type="radio"
                                    [name]="'answer-' + line.id"
                                    [value]="one"
                                    [checked]="of(line.id).answer === one"
                                    (change)="change(line.id, { answer: one })"
                                />
                                {{ t('quotes.say.' + one) }}
                            </label>
                        }
                    </div>
                    @if (of(line.id).answer === 'counter') {
                        <div class="counter">
                            <k-field [for]="'counter-price-' + line.id" [label]="t('quotes.wishedPrice')" [error]="errors()['counter-price-' + line.id]">
                                <input
                                    #price
                                    class="input"
                                    inputmode="decimal"
                                    autocomplete="off"
                                    [id]="'counter-price-' + line.id"
                                    [value]="of(line.id).price"
                                    (input)="change(line.id, { price: price.value })"
                                />
                            </k-field>
                            <k-field
                                [for]="'counter-quantity-' + line.id"
                                [label]="t('quotes.wishedQuantity')"
                                [hint]="line.unit | unit"
                                [error]="errors()['counter-quantity-' + line.id]"
                            >
                                <input
                                    #quantity
                                    class="input"
                                    inputmode="numeric"
                                    autocomplete="off"
                                    [id]="'counter-quantity-' + line.id"
                                    [value]="of(line.id).quantity"
                                    (input)="change(line.id, { quantity: quantity.value })"
                                />
                            </k-field>
                        </div>
                    }
                    @if (of(line.id).answer !== 'accept') {
                        <k-field [for]="'why-' + line.id" [label]="t('quotes.remark')" [optional]="t('optional')">
                            <input
                                #why
                                class="input"
                                dir="auto"
                                maxlength="500"
                                [id]="'why-' + line.id"
                                [value]="of(line.id).remark"
                                (input)="change(line.id, { remark: why.value })"
                            />
                        </k-field>
                    }
                </fieldset>
            }
            <k-field for="answer-remark" [label]="t('quotes.answerRemark')" [optional]="t('optional')">
                <textarea #all id="answer-remark" class="input" rows="2" dir="auto" maxlength="2000" [value]="remark()" (input)="remark.set(all.value); keep()"></textarea>
            </k-field>
            @if (refused(); as text) {
                <p class="note bad" role="alert" dir="auto">{{ text }}</p>
            }
            <p class="soft small" role="status">{{ t('quotes.outcome.' + outcome()) }}</p>
            <div>
                <button class="button primary" [attr.aria-disabled]="isBusy() || null">{{ t('quotes.sendAnswer') }}</button>
            </div>
        </form>
    `,
    styles: `
        .line {
            display: grid;
            gap: var(--space-3);
            padding: var(--space-3) var(--space-4);
            border: 1px solid var(--line);
            border-radius: var(--radius-m);
        }
        legend {
            font-weight: 600;
        }
        .choices {
            gap: var(--space-2) var(--space-5);
        }
        .choice {
            display: inline-flex;
            align-items: center;
            gap: var(--space-2);
            min-block-size: 2.75rem;
        }
        .counter {
            display: grid;
            grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
            gap: var(--space-3);
        }
    `,
})
export class QuoteAnswer {
    readonly quote = input.required<Quote>();
    readonly version = input.required<QuoteVersion>();
    readonly changed = output<Quote>();
    private readonly book = inject(QuoteBook);
    private readonly session = inject(Session);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly choices = ['accept', 'counter', 'reject'] as const;
    private readonly slot = computed(() => `quote-answer-${this.version().id}`);
    private readonly kept = computed(() => readTyped<{ said: Record<string, Said>; remark: string }>(this.slot(), this.session.member()?.id));
    private readonly said = linkedSignal<Record<string, Said>>(() => this.kept()?.said ?? {});
    protected readonly remark = linkedSignal(() => this.kept()?.remark ?? '');
    protected readonly errors = signal<Readonly<Record<string, string>>>({});
    protected readonly refused = signal('');
    protected readonly isBusy = signal(false);
    /** What the answers come to, as the server will judge them. */
    protected readonly outcome = computed(() => {
        const answers = this.version().lines.map((line) => this.of(line.id).answer);
        if (answers.includes('counter')) return 'counter';
        if (!answers.includes('accept')) return 'decline';
        return answers.includes('reject') && !this.version().partialAllowed ? 'counter' : 'accept';
    });

    protected of(lineId: string): Said {
        return this.said()[lineId] ?? nothing;
    }

    protected change(lineId: string, change: Partial<Said>): void {
        this.said.update((said) => ({ ...said, [lineId]: { ...this.of(lineId), ...change } }));
        this.keep();
    }

    protected keep(): void {
        keepTyped(this.slot(), this.session.member()?.id, { said: this.said(), remark: this.remark() });
    }

    protected async send(): Promise<void> {
        const { currencyCode, id } = this.quote();
        const errors: Record<string, string> = {};
        const lines = this.version().lines.map((line) => {
            const { answer, price, quantity, remark } = this.of(line.id);
            if (answer !== 'counter') return { lineId: line.id, answer, remark };
            const unitNet = price.trim() === '' ? null : readMoney(price, currencyCode);
            const wanted = quantity.trim() === '' ? null : readWholeNumber(quantity);
            if (price.trim() !== '' && !unitNet) errors[`counter-price-${line.id}`] = this.transloco.translate('quotes.noAmount');
            if (quantity.trim() !== '' && !wanted) errors[`counter-quantity-${line.id}`] = this.transloco.translate('quotes.wholeNumber');
            if (price.trim() === '' && quantity.trim() === '') errors[`counter-price-${line.id}`] = this.transloco.translate('quotes.counterEmpty');
            return { lineId: line.id, answer, unitNet, quantity: wanted, remark };
        });
        this.errors.set(errors);
        this.refused.set('');
        const first = Object.keys(errors)[0];
        if (first) document.getElementById(first)?.focus();
        if (first || this.isBusy()) return;
        this.isBusy.set(true);
        try {
            const answer = await this.book.answer({ id, number: this.version().number, lines, remark: this.remark().trim() });
            if ('refused' in answer) {
                const place = Number(/^lines\.(\d+)/.exec(answer.field ?? '')?.[1] ?? -1);
                const line = lines[place];
                const why = this.transloco.translate<string>(`quotes.refusals.${answer.refused}`);
                if (line?.answer === 'counter') this.errors.set({ [`counter-price-${line.lineId}`]: why });
                else this.refused.set(why);
                return;
            }
            keepTyped(this.slot(), this.session.member()?.id, null);
            this.toasts.say(this.transloco.translate('quotes.answerSent'));
            this.changed.emit(answer);
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
