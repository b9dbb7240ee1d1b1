import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { placementRefusal } from '../../shared/data/placement-refusal';
import { Session } from '../../shared/data/session';
import { DateInput, TypedDay } from '../../shared/date/date-input';
import { readWholeNumber } from '../../shared/format/format';
import { AmountPipe, MoneyPipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Toasts } from '../../shared/ui-kit/toasts';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { sumsOf } from '../data/quote-sums';
import { Quote, QuoteBook, QuoteDelivery, QuoteVersion } from '../data/quotes';

/** From the offer to the order: how much of each, where to and when, and one button. */
@Component({
    selector: 'k-quote-order',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, MoneyPipe, UnitPipe, DateInput, FailurePanel, Field],
    template: `
        <form class="stack" novalidate (submit)="$event.preventDefault(); order()" *transloco="let t">
            @for (line of choosable(); track line.id) {
                <k-field
                    [for]="'take-' + line.id"
                    [label]="line.name"
                    [hint]="
                        line.unitQuantityMax === null
                            ? t('quotes.takeOrLeave')
                            : t('quotes.takeHint', { from: line.unitQuantity | amount, to: line.unitQuantityMax | amount, unit: line.unit | unit })
                    "
                    [error]="errors()['take-' + line.id]"
                >
                    @if (line.unitQuantityMax === null) {
                        <label class="row"
                            ><input
                                #take
                                type="checkbox"
                                [id]="'take-' + line.id"
                                [checked]="chosen()[line.id] !== 0"
                                (change)="choose(line.id, take.checked ? line.unitQuantity : 0)"
                            />{{ line.unitQuantity | amount }} {{ line.unit | unit }}</label
                        >
                    } @else {
                        <input
                            #much
                            class="input"
                            inputmode="numeric"
                            autocomplete="off"
                            [id]="'take-' + line.id"
                            [value]="takenOf(line.id, line.unitQuantity)"
                            (change)="type(line.id, much.value)"
                        />
                    }
                </k-field>
            }
            @if (places.error()) {
                <k-failure [error]="places.error()" (retry)="places.reload()" />
            }
            <k-field for="order-branch" [label]="t('quotes.branch')">
                <select #at id="order-branch" class="input" (change)="branchId.set(at.value)">
                    @for (branch of branches(); track branch.id) {
                        <option [value]="branch.id" [selected]="branch.id === branchId()">{{ branch.name }} · {{ branch.city }}</option>
                    }
                </select>
            </k-field>
            @if (addresses().length) {
                <k-field for="order-address" [label]="t('quotes.address')">
                    <select #to id="order-address" class="input" (change)="addressId.set(to.value)">
                        <option value="">{{ t('quotes.toBranch') }}</option>
                        @for (address of addresses(); track address.id) {
                            <option [value]="address.id" [selected]="address.id === addressId()">{{ address.label }} · {{ address.city }}</option>
                        }
                    </select>
                </k-field>
            }
            <k-field for="order-day" [label]="t('quotes.wishedDate')" [optional]="t('optional')" [error]="errors()['wishedDate']">
                <k-date-input name="order-day" [day]="day()" (typed)="takeDay($event)" />
            </k-field>
            @if (delivery.error()) {
                <k-failure [error]="delivery.error()" (retry)="delivery.reload()" />
            } @else if (ways().length) {
                <k-field for="order-way" [label]="t('freight.way')">
                    <select #by id="order-way" class="input" (change)="way.set(by.value)">
                        @for (one of ways(); track one.way) {
                            <option [value]="one.way" [selected]="one.way === way()">
                                {{ t('freight.ways.' + one.way) }} · {{ one.net ? (one.net | money: quote().currencyCode) : t('freight.free') }}
                            </option>
                        }
                    </select>
                </k-field>
            }
            <dl class="facts sums">
                <dt>{{ t('quotes.net') }}</dt>
                <dd>{{ sums().net | money: quote().currencyCode }}</dd>
                @if (byWay(); as one) {
                    @if (one.net) {
                        <dt>{{ t('freight.delivery') }}</dt>
                        <dd>{{ one.net | money: quote().currencyCode }}</dd>
                    }
                }
                <dt class="total">{{ t('quotes.gross') }}</dt>
                <dd class="total">{{ shown() | money: quote().currencyCode }}</dd>
            </dl>
            @if (refused(); as text) {
                <p class="note bad" role="alert" dir="auto">{{ text }}</p>
            }
            <button class="button primary block" [attr.aria-disabled]="isBusy() || null">{{ t('quotes.order') }}</button>
        </form>
    `,
})
export class QuoteOrderPanel {
    readonly quote = input.required<Quote>();
    readonly version = input.required<QuoteVersion>();
    private readonly book = inject(QuoteBook);
    private readonly session = inject(Session);
    private readonly router = inject(Router);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly places = resource({ loader: ({ abortSignal }) => this.book.places(abortSignal) });
    protected readonly branches = computed(() => (this.places.hasValue() ? this.places.value().branches : []));
    protected readonly branchId = linkedSignal(() => this.session.member()?.branch?.id ?? this.branches()[0]?.id ?? '');
    protected readonly addresses = computed(() =>
        (this.places.hasValue() ? this.places.value().addresses : []).filter((one) => one.branchId === null || one.branchId === this.branchId()),
    );
    protected readonly addressId = signal('');
    protected readonly day = signal('');
    protected readonly chosen = linkedSignal<QuoteVersion, Readonly<Record<string, number>>>({ source: () => this.version(), computation: () => ({}) });
    /** Lines at which there is something to choose. */
    protected readonly choosable = computed(() =>
        this.version().lines.filter((line) => line.answer !== 'reject' && (line.unitQuantityMax !== null || this.version().partialAllowed)),
    );
    protected readonly sums = computed(() => sumsOf(this.version(), this.chosen()));
    /** What the server last said it comes to, when that was another total. */
    private readonly corrected = linkedSignal<unknown, number | null>({ source: () => [this.sums(), this.byWay()], computation: () => null });
    protected readonly delivery = resource({
        params: () => (this.branchId() ? { branchId: this.branchId(), addressId: this.addressId() || null, ...this.ordered() } : undefined),
        loader: ({ params, abortSignal }) => this.book.delivery(params, abortSignal),
    });
    /** The last answer stays on the screen until the next one comes. */
    protected readonly ways = linkedSignal<QuoteDelivery[] | undefined, QuoteDelivery[]>({
        source: () => (this.delivery.hasValue() ? this.delivery.value() : undefined),
        computation: (now, before) => now ?? before?.value ?? [],
    });
    protected readonly way = linkedSignal<QuoteDelivery[], string>({
        source: () => this.ways(),
        computation: (ways, before) => ways.find((one) => one.way === before?.value)?.way ?? ways[0]?.way ?? 'firm',
    });
    protected readonly byWay = computed(() => this.ways().find((one) => one.way === this.way()));
    protected readonly shown = computed(() => this.corrected() ?? this.byWay()?.totalGross ?? this.sums().gross);
    protected readonly errors = signal<Readonly<Record<string, string>>>({});
    protected readonly refused = signal('');
    protected readonly isBusy = signal(false);

    /** What is ordered of the offer. */
    private ordered() {
        return { id: this.quote().id, number: this.version().number, lines: Object.entries(this.chosen()).map(([lineId, quantity]) => ({ lineId, quantity })) };
    }

    protected takenOf(lineId: string, offered: number): number {
        return this.chosen()[lineId] ?? offered;
    }

    protected choose(lineId: string, quantity: number): void {
        this.chosen.update((chosen) => ({ ...chosen, [lineId]: quantity }));
    }

    protected type(lineId: string, text: string): void {
        const quantity = readWholeNumber(text);
        const place = `take-${lineId}`;
        this.errors.update(({ [place]: _, ...others }) => (quantity === null ? { ...others, [place]: this.transloco.translate('quotes.wholeNumber') } : others));
        if (quantity !== null) this.choose(lineId, quantity);
    }

    protected takeDay(typed: TypedDay): void {
        this.errors.update(({ wishedDate: _, ...others }) => ('day' in typed ? others : { ...others, wishedDate: this.transloco.translate('date.unreadable') }));
        if ('day' in typed) this.day.set(typed.day);
    }

    protected async order(): Promise<void> {
        if (this.isBusy() || this.delivery.isLoading() || Object.keys(this.errors()).length > 0) return;
        this.isBusy.set(true);
        this.refused.set('');
        try {
            const answer = await this.book.order({
                ...this.ordered(),
                deliveryWay: this.way(),
                branchId: this.branchId(),
                addressId: this.addressId() || null,
                wishedDate: this.day() || null,
                shownTotalGross: this.shown(),
            });
            if (answer.__typename === 'QuoteOrdered') {
                await this.router.navigate(['/order-placed', answer.orderCode]);
                return;
            }
            const why =
                answer.__typename === 'QuoteRefusal'
                    ? this.transloco.translate<string>(`quotes.refusals.${answer.reason}`)
                    : placementRefusal(this.transloco, { reason: 'price-changed', ...answer });
            this.refused.set(why);
            if (answer.__typename === 'PriceChangedRefusal') this.corrected.set(answer.currentTotal);
            else if (answer.field === 'wishedDate') {
                this.refused.set('');
                this.errors.set({ wishedDate: why });
            }
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
