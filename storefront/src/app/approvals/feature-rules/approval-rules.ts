import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { formatList } from '../../shared/format/format';
import { AmountPipe, MoneyPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { ApprovalPolicy, Limit, Policy, Rule } from '../data/approval-policy';
import { LimitForm } from './limit-form';
import { RuleForm } from './rule-form';

/** When the company's own orders need agreement, and what its people may order without. */
@Component({
    selector: 'k-approval-rules',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, MoneyPipe, Empty, FailurePanel, Icon, LimitForm, RuleForm, Skeleton],
    template: `
        <div class="page medium stack wide" *transloco="let t">
            <h1 tabindex="-1">{{ t('approvalRules.title') }}</h1>
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (policy(); as all) {
                <section class="card stack" aria-labelledby="rules">
                    <div class="row between">
                        <h2 id="rules">{{ t('approvalRules.rules') }}</h2>
                        <button type="button" class="button" (click)="edited.set('new')">
                            <k-icon name="plus" />{{ t('approvalRules.newRule') }}
                        </button>
                    </div>
                    <p class="soft small">{{ t('approvalRules.rulesHint') }}</p>
                    @if (edited() === 'new') {
                        <k-rule-form [policy]="all" [rule]="null" (saved)="saved()" (left)="edited.set(null)" />
                    }
                    @for (rule of all.rules; track rule.id) {
                        <article class="entry stack tight" [attr.aria-label]="rule.name">
                            @if (edited() === rule.id) {
                                <k-rule-form [policy]="all" [rule]="rule" (saved)="saved()" (left)="edited.set(null)" />
                            } @else {
                                <div class="row between">
                                    <h3 dir="auto">
                                        {{ rule.name }}
                                        @if (!rule.active) {
                                            <span class="badge">{{ t('approvalRules.off') }}</span>
                                        }
                                    </h3>
                                    <div class="row">
                                        <button type="button" class="button quiet" (click)="edited.set(rule.id)">
                                            {{ t('approvalRules.edit') }}
                                        </button>
                                        <button
                                            type="button"
                                            class="button quiet icon"
                                            [attr.aria-label]="t('approvalRules.removeOf', { name: rule.name })"
                                            (click)="leaving.set({ rule })"
                                        >
                                            <k-icon name="trash" />
                                        </button>
                                    </div>
                                </div>
                                <p class="small">
                                    {{
                                        rule.amountFrom === null
                                            ? t('approvalRules.anyAmount')
                                            : t('approvalRules.from', {
                                                  amount: rule.amountFrom | money: all.currencyCode,
                                              })
                                    }}
                                    @if (rule.categoryId) {
                                        · <bdi>{{ nameOf(all.categories, rule.categoryId) }}</bdi>
                                    }
                                    @if (rule.branchId) {
                                        · <bdi>{{ nameOf(all.branches, rule.branchId) }}</bdi>
                                    }
                                </p>
                                <ol class="levels small">
                                    @for (level of rule.levels; track $index) {
                                        <li>
                                            {{
                                                t(level.needed > 1 ? 'approvals.someOf' : 'approvals.oneOf', {
                                                    n: level.needed | amount,
                                                    names:
                                                        level.memberIds.length || level.roles.length
                                                            ? namesOf(all, level, t)
                                                            : t('approvalRules.everybody'),
                                                })
                                            }}
                                        </li>
                                    }
                                </ol>
                            }
                        </article>
                    } @empty {
                        @if (edited() !== 'new') {
                            <k-empty icon="check" [heading]="t('approvalRules.noRules')" />
                        }
                    }
                </section>
                <section class="card stack" aria-labelledby="limits">
                    <h2 id="limits">{{ t('approvalRules.limits') }}</h2>
                    <p class="soft small">{{ t('approvalRules.limitsHint') }}</p>
                    @for (limit of all.limits; track limit.id) {
                        <article class="entry row between">
                            @if (edited() === 'limit-' + limit.id) {
                                <k-limit-form
                                    class="grow"
                                    [policy]="all"
                                    [limit]="limit"
                                    (saved)="saved()"
                                    (left)="edited.set(null)"
                                />
                            } @else {
                                <p class="grow">
                                    <bdi class="strong">{{
                                        limit.memberName ?? t('approvalRules.everyMember')
                                    }}</bdi><br />
                                    {{ t('approvals.period.' + limit.period) }}
                                </p>
                                <p class="num strong">{{ limit.amount | money: all.currencyCode }}</p>
                                <div class="row">
                                    <button
                                        type="button"
                                        class="button quiet"
                                        (click)="edited.set('limit-' + limit.id)"
                                    >
                                        {{ t('approvalRules.edit') }}
                                    </button>
                                    <button
                                        type="button"
                                        class="button quiet icon"
                                        [attr.aria-label]="
                                            t('approvalRules.removeOf', {
                                                name:
                                                    (limit.memberName ?? t('approvalRules.everyMember')) +
                                                    ' · ' +
                                                    t('approvals.period.' + limit.period),
                                            })
                                        "
                                        (click)="leaving.set({ limit })"
                                    >
                                        <k-icon name="trash" />
                                    </button>
                                </div>
                            }
                        </article>
                    } @empty {
                        <p class="soft">{{ t('approvalRules.noLimits') }}</p>
                    }
                    <h3>{{ t('approvalRules.newLimit') }}</h3>
                    <k-limit-form [policy]="all" [limit]="null" (saved)="saved()" />
                </section>
            } @else {
                <k-skeleton [rows]="2" height="12rem" />
            }
            @if (leaving(); as one) {
                <div class="note warn stack" role="alertdialog" [attr.aria-label]="t('approvalRules.removeQuestion')">
                    <p>
                        <span class="strong">{{ t('approvalRules.removeQuestion') }}</span>
                        <bdi>{{ one.rule?.name ?? one.limit?.memberName ?? t('approvalRules.everyMember') }}</bdi>
                    </p>
                    <div class="row end">
                        <button type="button" class="button" (click)="leaving.set(null)">{{ t('cancel') }}</button>
                        <button type="button" class="button primary" (click)="remove()">
                            {{ t('approvalRules.remove') }}
                        </button>
                    </div>
                </div>
            }
        </div>
    `,
    styles: `
        .entry {
            padding-block: var(--space-3);
            border-block-end: 1px solid var(--line);
        }
        .levels {
            list-style: decimal;
            padding-inline-start: 1.25rem;
        }
        .levels:lang(fa) {
            list-style: persian;
        }
        [role='alertdialog'] {
            position: sticky;
            inset-block-end: 5rem;
        }
    `,
})
export class ApprovalRules {
    private readonly policies = inject(ApprovalPolicy);
    private readonly preferences = inject(Preferences);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly result = resource({
        params: () => this.preferences.language(),
        loader: ({ abortSignal }) => this.policies.load(abortSignal),
    });
    protected readonly policy = keptValue(this.result);
    /** The rule or limit that is being edited. */
    protected readonly edited = signal<string | null>(null);
    protected readonly leaving = signal<{ rule?: Rule; limit?: Limit } | null>(null);
    private readonly locale = computed(() => this.preferences.locale());

    protected saved(): void {
        this.edited.set(null);
        this.toasts.say(this.transloco.translate('approvalRules.saved'));
        this.result.reload();
    }

    protected nameOf(choices: readonly { id: string; name: string }[], id: string): string {
        return choices.find((one) => one.id === id)?.name ?? '–';
    }

    /** The roles first, then the persons, whom a level of a rule asks. */
    protected namesOf(policy: Policy, level: Rule['levels'][number], t: (key: string) => string): string {
        const roles = level.roles.map((id) => {
            const name = policy.roles.find((one) => one.id === id)?.name;
            return `${t('approvalRules.anyOf')} ${name ?? t(`roles.preset.${id}`)}`;
        });
        return formatList(this.locale(), [...roles, ...level.memberIds.map((id) => this.nameOf(policy.people, id))]);
    }

    protected async remove(): Promise<void> {
        const { rule, limit } = this.leaving() ?? {};
        try {
            if (rule) await this.policies.remove(rule);
            if (limit) await this.policies.removeLimit(limit);
            this.leaving.set(null);
        } catch (error) {
            this.toasts.fail(error);
        }
        this.result.reload();
    }
}
