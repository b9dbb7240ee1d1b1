import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';

export interface ListWords {
    name: string;
    remark: string;
    isShared: boolean;
}

/** What a list is called, what is said of it, and whether all of the company see it. */
@Component({
    selector: 'k-list-form',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, FailurePanel, Field],
    template: `
        <form
            class="stack"
            *transloco="let t"
            (submit)="$event.preventDefault(); save(name.value, remark.value, shared.checked)"
            novalidate
        >
            <k-field for="list-name" [label]="t('lists.name')" [error]="isMissing() ? t('field.required') : problem() && t(problem())">
                <input #name id="list-name" class="input" dir="auto" maxlength="100" [value]="words()?.name ?? ''" required />
            </k-field>
            <k-field for="list-remark" [label]="t('lists.remark')" [optional]="t('optional')">
                <textarea #remark id="list-remark" class="input" dir="auto" maxlength="500" [value]="words()?.remark ?? ''"></textarea>
            </k-field>
            <label class="choice">
                <input #shared type="checkbox" [checked]="words()?.isShared ?? false" />
                {{ t('lists.share') }}
            </label>
            @if (failure(); as error) {
                <k-failure [error]="error" [mayRetry]="false" />
            }
            <div class="row end">
                <button type="button" class="button" (click)="cancelled.emit()">{{ t('cancel') }}</button>
                <button class="button primary" [attr.aria-disabled]="isBusy() || null">{{ t('lists.save') }}</button>
            </div>
        </form>
    `,
})
export class ListForm {
    readonly words = input<ListWords | null>(null);
    /** The key of why it was refused. */
    readonly problem = input('');
    readonly failure = input<unknown>(null);
    readonly isBusy = input(false);
    readonly saved = output<ListWords>();
    readonly cancelled = output<void>();
    protected readonly isMissing = signal(false);

    protected save(name: string, remark: string, isShared: boolean): void {
        this.isMissing.set(!name.trim());
        if (!this.isMissing() && !this.isBusy()) this.saved.emit({ name: name.trim(), remark: remark.trim(), isShared });
    }
}
