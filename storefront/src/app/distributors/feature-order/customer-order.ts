import { ChangeDetectionStrategy, Component, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { AmountPipe, InstantPipe, MoneyPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { OrderState } from '../../shared/ui-kit/state-badge';
import { Toasts } from '../../shared/ui-kit/toasts';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { CustomerOrders } from '../data/customer-orders';

/** One order of a distributor's customer: what each line costs and brings him, and his decision. */
@Component({
    selector: 'k-customer-order',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        RouterLink,
        TranslocoDirective,
        AmountPipe,
        InstantPipe,
        MoneyPipe,
        UnitPipe,
        Empty,
        FailurePanel,
        Field,
        Icon,
        OrderState,
        Skeleton,
    ],
    template: `
        <div class="page stack" *transloco="let t">
            <a class="back" routerLink="/customer-orders"><k-icon name="back" />{{ t('customerOrders.title') }}</a>
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (order(); as one) {
                <div class="row between">
                    <div>
                        <h1 tabindex="-1" class="row">
                            {{ t('order.title') }} <bdi class="code">{{ one.code }}</bdi>
                            <k-order-state [state]="one.state" />
                        </h1>
                        <p class="soft">
                            <bdi>{{ one.customerName }}</bdi> · {{ one.placedAt | instant }}
                        </p>
                    </div>
                    @if (one.mayDecide) {
                        <div class="row">
                            <button type="button" class="button" (click)="rejectDialog.showModal()">
                                {{ t('customerOrders.reject') }}
                            </button>
                            <button
                                type="button"
                                class="button primary"
                                [attr.aria-disabled]="isBusy() || null"
                                (click)="approve()"
                            >
                                {{ t('customerOrders.approve') }}
                            </button>
                        </div>
                    }
                </div>
                @if (!one.isDirect) {
                    <p class="note">{{ t('customerOrders.throughCustomer') }}</p>
                }
                <section class="card stack" aria-labelledby="lines">
                    <h2 id="lines">{{ t('order.lines') }}</h2>
                    <table class="table cards">
                        <thead>
                            <tr>
                                <th scope="col">{{ t('customerOrders.product') }}</th>
                                <th scope="col" class="num">{{ t('customerOrders.quantity') }}</th>
                                <th scope="col" class="num">{{ t('customerOrders.cost') }}</th>
                                <th scope="col" class="num">{{ t('customerOrders.paid') }}</th>
                                <th scope="col" class="num">{{ t('customerOrders.earning') }}</th>
                            </tr>
                        </thead>
                        <tbody>
                            @for (line of one.lines; track line.id) {
                                <tr>
                                    <th scope="row">
                                        <span dir="auto">{{ line.name }}</span>
                                        <bdi class="code soft small block">{{ line.sku }}</bdi>
                                    </th>
                                    <td class="num" [attr.data-label]="t('customerOrders.quantity')">
                                        {{ line.quantity | amount }} {{ line.baseUnit | unit }}
                                    </td>
                                    <td class="num" [attr.data-label]="t('customerOrders.cost')">
                                        {{ line.costNet | money: one.currencyCode }}
                                        <span class="soft small block">{{
                                            line.unitCostNet | money: one.currencyCode
                                        }}</span>
                                    </td>
                                    <td class="num" [attr.data-label]="t('customerOrders.paid')">
                                        {{ line.paidNet | money: one.currencyCode }}
                                        <span class="soft small block">{{
                                            line.unitPaidNet | money: one.currencyCode
                                        }}</span>
                                    </td>
                                    <td class="num strong" [attr.data-label]="t('customerOrders.earning')">
                                        {{ line.earningNet | money: one.currencyCode }}
                                    </td>
                                </tr>
                            }
                        </tbody>
                    </table>
                    <dl class="facts sums">
                        <dt>{{ t('customerOrders.paid') }}</dt>
                        <dd>{{ one.paidNet | money: one.currencyCode }}</dd>
                        <dt>{{ t('customerOrders.cost') }}</dt>
                        <dd>{{ one.costNet | money: one.currencyCode }}</dd>
                        <dt class="total">{{ t('customerOrders.earning') }}</dt>
                        <dd class="total">{{ one.earningNet | money: one.currencyCode }}</dd>
                    </dl>
                    <p class="soft small">{{ t('customerOrders.netNote') }}</p>
                </section>
            } @else if (order() === null) {
                <k-empty [heading]="t('failure.missing')" />
            } @else {
                <k-skeleton [rows]="4" />
            }
            <dialog #rejectDialog class="dialog" aria-labelledby="reject-heading">
                <form class="stack" (submit)="$event.preventDefault(); reject(rejectDialog, reason.value)" novalidate>
                    <h2 id="reject-heading">{{ t('customerOrders.rejectQuestion') }}</h2>
                    <k-field
                        for="reject-reason"
                        [label]="t('customerOrders.reason')"
                        [hint]="t('customerOrders.reasonHint')"
                        [error]="isReasonMissing() && t('field.required')"
                    >
                        <textarea
                            #reason
                            id="reject-reason"
                            class="input"
                            dir="auto"
                            maxlength="1000"
                            required
                        ></textarea>
                    </k-field>
                    @if (failure(); as error) {
                        <k-failure [error]="error" [mayRetry]="false" />
                    }
                    <div class="row end">
                        <button type="button" class="button" (click)="rejectDialog.close()">{{ t('cancel') }}</button>
                        <button class="button primary" [attr.aria-disabled]="isBusy() || null">
                            {{ t('customerOrders.reject') }}
                        </button>
                    </div>
                </form>
            </dialog>
        </div>
    `,
    styles: `
        .back {
            display: inline-flex;
            align-items: center;
            text-decoration: none;
        }
        .block {
            display: block;
        }
        .table th[scope='row'] {
            text-align: start;
            font-weight: 600;
        }
    `,
})
export class CustomerOrderPage {
    readonly code = input.required<string>();
    private readonly orders = inject(CustomerOrders);
    private readonly preferences = inject(Preferences);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly isBusy = signal(false);
    protected readonly isReasonMissing = signal(false);
    protected readonly failure = signal<unknown>(null);
    protected readonly result = resource({
        params: () => ({ code: this.code(), language: this.preferences.language() }),
        loader: ({ params, abortSignal }) => this.orders.find(params.code, abortSignal),
    });
    protected readonly order = keptValue(this.result);

    protected async approve(): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        try {
            this.told(await this.orders.decide(this.code(), 'approve', null), 'customerOrders.approved');
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    protected async reject(dialog: HTMLDialogElement, reason: string): Promise<void> {
        this.isReasonMissing.set(!reason.trim());
        if (this.isReasonMissing() || this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            const refusal = await this.orders.decide(this.code(), 'reject', reason.trim());
            dialog.close();
            this.told(refusal, 'customerOrders.rejected');
        } catch (error) {
            // Told within the dialog: a toast would lie behind it, out of reach for screen readers.
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    private told(refusal: string | null, done: string): void {
        this.toasts.say(refusal ?? this.transloco.translate(done), refusal ? 'bad' : 'good');
        this.result.reload();
    }
}
