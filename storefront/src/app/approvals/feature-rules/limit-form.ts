import {
    ChangeDetectionStrategy,
    Component,
    computed,
    inject,
    input,
    linkedSignal,
    output,
    signal,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { readMoney, writeMoney } from '../../shared/format/format';
import { CurrencyNamePipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { ApprovalPolicy, Limit, periods, Policy } from '../data/approval-policy';

@Component({
    selector: 'k-limit-form',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, CurrencyNamePipe, FailurePanel, Field],
    template: `
        <form class="stack tight" (submit)="$event.preventDefault(); save()" novalidate *transloco="let t">
            <div class="row start">
                <k-field
                    class="grow"
                    [for]="'member-' + key()"
                    [label]="t('approvalRules.member')"
                    [error]="errors()['memberId']"
                >
                    <select
                        #member
                        [id]="'member-' + key()"
                        class="input"
                        [disabled]="limit() !== null"
                        (change)="change({ memberId: member.value })"
                    >
                        <option value="" [selected]="!draft().memberId">{{ t('approvalRules.everyMember') }}</option>
                        @for (one of policy().people; track one.id) {
                            @if (one.isActive || one.id === draft().memberId) {
                                <option [value]="one.id" [selected]="one.id === draft().memberId">
                                    {{ one.name }}
                                </option>
                            }
                        }
                    </select>
                </k-field>
                <k-field
                    class="grow"
                    [for]="'period-' + key()"
                    [label]="t('approvalRules.period')"
                    [error]="errors()['period']"
                >
                    <select
                        #period
                        [id]="'period-' + key()"
                        class="input"
                        [disabled]="limit() !== null"
                        (change)="change({ period: period.value })"
                    >
                        @for (one of periods; track one) {
                            <option [value]="one" [selected]="one === draft().period">
                                {{ t('approvals.period.' + one) }}
                            </option>
                        }
                    </select>
                </k-field>
                <k-field
                    class="grow"
                    [for]="'limit-' + key()"
                    [label]="t('approvalRules.amount') + ' (' + (policy().currencyCode | currencyName) + ')'"
                    [error]="errors()['amount']"
                >
                    <input
                        #amount
                        [id]="'limit-' + key()"
                        class="input"
                        inputmode="decimal"
                        dir="ltr"
                        required
                        [value]="draft().amount"
                        (input)="change({ amount: amount.value })"
                    />
                </k-field>
            </div>
            @if (failure(); as error) {
                <k-failure [error]="error" [mayRetry]="false" />
            }
            <div class="row end">
                @if (limit()) {
                    <button type="button" class="button" (click)="left.emit()">{{ t('cancel') }}</button>
                }
                <button class="button primary" [attr.aria-disabled]="isBusy() || null">
                    {{ t('approvalRules.save') }}
                </button>
            </div>
        </form>
    `,
    styles: `
        .start {
            align-items: start;
        }
    `,
})
export class LimitForm {
    readonly policy = input.required<Policy>();
    /** Null: a new one. */
    readonly limit = input.required<Limit | null>();
    readonly saved = output<void>();
    readonly left = output<void>();
    private readonly policies = inject(ApprovalPolicy);
    private readonly transloco = inject(TranslocoService);
    protected readonly periods = periods;
    protected readonly key = computed(() => this.limit()?.id ?? 'new');
    protected readonly draft = linkedSignal(() => this.start());
    protected readonly errors = signal<Record<string, string>>({});
    protected readonly failure = signal<unknown>(null);
    protected readonly isBusy = signal(false);

    protected change(change: Partial<ReturnType<LimitForm['start']>>): void {
        this.draft.update((before) => ({ ...before, ...change }));
        this.errors.set({});
    }

    protected async save(): Promise<void> {
        const { memberId, period } = this.draft();
        const amount = readMoney(this.draft().amount, this.policy().currencyCode);
        if (amount === null) {
            this.errors.set({ amount: this.transloco.translate('approvalRules.notAnAmount') });
            return;
        }
        if (this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            await this.policies.setLimit({
                memberId: memberId || null,
                period,
                amount,
                version: this.limit()?.version ?? null,
            });
            this.change({ amount: '' });
            this.saved.emit();
        } catch (error) {
            this.errors.set(asFailure(error).fields);
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    private start() {
        const limit = this.limit();
        return {
            memberId: limit?.memberId ?? '',
            period: limit?.period ?? 'order',
            amount: limit ? writeMoney(limit.amount, this.policy().currencyCode) : '',
        };
    }
}
