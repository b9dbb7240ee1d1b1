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
import { readMoney, readWholeNumber, writeMoney } from '../../shared/format/format';
import { AmountPipe, CurrencyNamePipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { ApprovalPolicy, Policy, Rule } from '../data/approval-policy';

interface Level {
    memberIds: string[];
    roles: string[];
    needed: string;
}

interface Draft {
    name: string;
    active: boolean;
    amountFrom: string;
    categoryId: string;
    branchId: string;
    levels: Level[];
}

@Component({
    selector: 'k-rule-form',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, CurrencyNamePipe, FailurePanel, Field, Icon],
    templateUrl: './rule-form.html',
    styles: `
        .level {
            padding: var(--space-3);
            border: 1px solid var(--line);
            border-radius: var(--radius-m);
        }
        .people {
            display: grid;
            grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr));
            gap: var(--space-2);
        }
        .short {
            max-inline-size: 8rem;
        }
    `,
})
export class RuleForm {
    readonly policy = input.required<Policy>();
    /** Null: a new one. */
    readonly rule = input.required<Rule | null>();
    readonly saved = output<void>();
    readonly left = output<void>();
    private readonly policies = inject(ApprovalPolicy);
    private readonly transloco = inject(TranslocoService);
    protected readonly draft = linkedSignal(() => draftOf(this.rule(), this.policy().currencyCode));
    protected readonly approvers = computed(() => this.policy().people.filter((one) => one.mayApprove && one.isActive));
    protected readonly key = computed(() => this.rule()?.id ?? 'new');
    protected readonly errors = signal<Record<string, string>>({});
    protected readonly failure = signal<unknown>(null);
    protected readonly isBusy = signal(false);

    protected change(change: Partial<Draft>): void {
        this.draft.update((before) => ({ ...before, ...change }));
        this.errors.set({});
    }

    protected changeLevel(place: number, change: Partial<Level>): void {
        this.change({
            levels: this.draft().levels.map((level, at) => (at === place ? { ...level, ...change } : level)),
        });
    }

    protected choose(place: number, kind: 'memberIds' | 'roles', id: string, isChosen: boolean): void {
        const chosen = this.draft().levels[place]?.[kind] ?? [];
        this.changeLevel(place, { [kind]: isChosen ? [...chosen, id] : chosen.filter((one) => one !== id) });
    }

    protected addLevel(): void {
        this.change({ levels: [...this.draft().levels, { memberIds: [], roles: [], needed: '1' }] });
    }

    protected removeLevel(place: number): void {
        this.change({ levels: this.draft().levels.filter((_, at) => at !== place) });
    }

    protected async save(): Promise<void> {
        const { name, active, categoryId, branchId } = this.draft();
        const amountFrom = this.draft().amountFrom.trim()
            ? readMoney(this.draft().amountFrom, this.policy().currencyCode)
            : null;
        const levels = this.draft().levels.map(({ memberIds, roles, needed }) => ({
            memberIds,
            roles,
            needed: readWholeNumber(needed) ?? 0,
        }));
        const say = (key: string) => this.transloco.translate<string>(key);
        this.errors.set({
            ...(name.trim() ? {} : { name: say('field.required') }),
            ...(this.draft().amountFrom.trim() && amountFrom === null
                ? { amountFrom: say('approvalRules.notAnAmount') }
                : {}),
            ...(levels.every((level) => level.needed >= 1) ? {} : { needed: say('approvalRules.notANumber') }),
        });
        if (Object.keys(this.errors()).length || this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            const draft = {
                name: name.trim(),
                active,
                amountFrom,
                categoryId: categoryId || null,
                branchId: branchId || null,
                levels,
            };
            await this.policies.save(draft, this.rule());
            this.saved.emit();
        } catch (error) {
            this.errors.set(asFailure(error).fields);
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}

function draftOf(rule: Rule | null, currencyCode: string): Draft {
    return {
        name: rule?.name ?? '',
        active: rule?.active ?? true,
        amountFrom: rule?.amountFrom == null ? '' : writeMoney(rule.amountFrom, currencyCode),
        categoryId: rule?.categoryId ?? '',
        branchId: rule?.branchId ?? '',
        levels: rule?.levels.map(({ memberIds, roles, needed }) => ({ memberIds, roles, needed: String(needed) })) ?? [
            { memberIds: [], roles: [], needed: '1' },
        ],
    };
}
