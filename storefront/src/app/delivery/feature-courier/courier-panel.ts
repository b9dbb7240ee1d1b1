import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { Session } from '../../shared/data/session';
import { InstantPipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Toasts } from '../../shared/ui-kit/toasts';
import { Couriers, labelEndings } from '../data/courier';

/** The buyer's own courier: the number of his waybill, and the label that the warehouse puts on the goods. */
@Component({
    selector: 'k-courier',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, FailurePanel, Field, Icon, InstantPipe],
    template: `
        @if (result.error()) {
            <k-failure [error]="result.error()" (retry)="result.reload()" />
        } @else if (shown(); as order) {
            <section class="card stack" aria-labelledby="courier" *transloco="let t">
                <h2 id="courier" class="row"><k-icon name="truck" />{{ t('courier.title') }}</h2>
                <p class="soft">{{ t(order.takesLabel ? 'courier.ask' : 'courier.closed') }}</p>
                @if (mayGive()) {
                    <form class="stack tight no-print" (submit)="$event.preventDefault(); save(number.value)" novalidate>
                        <k-field for="waybill" [label]="t('courier.waybill')" [error]="wrongNumber()">
                            <input #number id="waybill" class="input" dir="ltr" maxlength="60" [value]="order.courier?.waybillNumber ?? ''" />
                        </k-field>
                        <button class="button" [attr.aria-disabled]="isBusy() || null">{{ t('courier.save') }}</button>
                    </form>
                    <k-field class="no-print" for="label-file" [label]="t('courier.label')" [hint]="t('courier.hint')" [error]="wrongFile()">
                        <input #file id="label-file" class="input" type="file" [accept]="endings" (change)="send(file)" />
                    </k-field>
                } @else {
                    <p>{{ t('courier.waybill') }}: <bdi class="code">{{ order.courier?.waybillNumber || '–' }}</bdi></p>
                }
                @if (order.courier?.labelAt; as at) {
                    <p>
                        <a [href]="'/my-labels/' + code()" download>{{ t('courier.download') }}</a>
                        <span class="soft small"> · {{ at | instant }}</span>
                    </p>
                }
                @if (failure(); as error) {
                    <k-failure [error]="error" [mayRetry]="false" />
                }
            </section>
        }
    `,
})
export class CourierPanel {
    readonly code = input.required<string>();
    /** The order's state: with it what may be given changes. */
    readonly state = input.required<string>();
    private readonly couriers = inject(Couriers);
    private readonly session = inject(Session);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly endings = labelEndings.join(',');
    protected readonly isBusy = signal(false);
    protected readonly wrongNumber = signal('');
    protected readonly wrongFile = signal('');
    protected readonly failure = signal<unknown>(null);
    protected readonly result = resource({
        params: () => ({ code: this.code(), state: this.state() }),
        loader: ({ params, abortSignal }) => this.couriers.find(params.code, abortSignal),
    });
    private readonly order = keptValue(this.result);
    protected readonly shown = computed(() => {
        const order = this.order();
        return order?.delivery.way === 'courier' ? order : null;
    });
    protected readonly mayGive = computed(() => this.session.may('order') && this.shown()?.takesLabel === true);

    protected async save(number: string): Promise<void> {
        this.wrongNumber.set(number.trim() ? '' : this.transloco.translate<string>('field.required'));
        if (this.wrongNumber()) return;
        await this.quietly(async () => {
            const version = this.order()?.courier?.version ?? 0;
            const refusal = await this.couriers.setWaybill(this.code(), number.trim(), version);
            this.toasts.say(refusal ?? this.transloco.translate('courier.saved'), refusal ? 'bad' : 'good');
        });
    }

    protected async send(field: HTMLInputElement): Promise<void> {
        const file = field.files?.[0];
        if (!file) return;
        await this.quietly(async () => {
            const refusal = await this.couriers.send(this.code(), file);
            this.wrongFile.set(refusal ? this.transloco.translate<string>(`courier.refused.${refusal}`) : '');
            if (!refusal) this.toasts.say(this.transloco.translate('courier.sent'), 'good');
        });
        field.value = '';
    }

    private async quietly(work: () => Promise<void>): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            await work();
            this.result.reload();
        } catch (error) {
            const { waybillNumber } = asFailure(error).fields;
            if (waybillNumber) this.wrongNumber.set(waybillNumber);
            else this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
