import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Applications } from '../data/applications';

/** Where an applicant answers what staff asked him. */
@Component({
    selector: 'k-answer-application',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [ReactiveFormsModule, RouterLink, TranslocoDirective, FailurePanel, Field, Skeleton],
    template: `
        <div class="page narrow" *transloco="let t">
            <div class="card stack">
                <h1 tabindex="-1">{{ t('access.answerTitle') }}</h1>
                @if (isDone()) {
                    <p class="note good" role="status">{{ t('access.answered') }}</p>
                    <a class="button" routerLink="/sign-in">{{ t('forgot.back') }}</a>
                } @else if (question.isLoading()) {
                    <k-skeleton [rows]="2" />
                } @else if (question.error()) {
                    <k-failure [error]="question.error()" (retry)="question.reload()" />
                } @else if (shownRefusal(); as reason) {
                    <p class="note bad" role="alert">{{ t('access.link.' + reason) }}</p>
                    <a class="button" routerLink="/sign-in">{{ t('forgot.back') }}</a>
                } @else if (question.value(); as view) {
                    <p class="soft" dir="auto">{{ view.companyName }}</p>
                    <p class="asked" dir="auto">{{ view.question }}</p>
                    <form class="stack" [formGroup]="form" (ngSubmit)="submit()" novalidate>
                        <k-field
                            for="answer"
                            [label]="t('access.answer')"
                            [error]="said() || (isTried() && form.invalid && t('field.required'))"
                        >
                            <textarea
                                id="answer"
                                class="input"
                                formControlName="answer"
                                rows="5"
                                dir="auto"
                                maxlength="4000"
                                required
                            ></textarea>
                        </k-field>
                        @if (failure(); as error) {
                            <k-failure [error]="error" [mayRetry]="false" />
                        }
                        <button class="button primary block" [attr.aria-disabled]="isBusy() || null">
                            {{ t('contact.submit') }}
                        </button>
                    </form>
                }
            </div>
        </div>
    `,
    styles: `
        .asked {
            white-space: pre-line;
        }
    `,
})
export class AnswerApplication {
    readonly token = input.required<string>();
    private readonly applications = inject(Applications);
    protected readonly question = resource({
        params: () => this.token(),
        loader: ({ params, abortSignal }) => this.applications.question(params, abortSignal),
    });
    protected readonly form = new FormGroup({
        answer: new FormControl('', { nonNullable: true, validators: [Validators.required] }),
    });
    protected readonly isBusy = signal(false);
    protected readonly isDone = signal(false);
    protected readonly isTried = signal(false);
    protected readonly said = signal('');
    protected readonly failure = signal<unknown>(null);
    private readonly refusal = signal<string | null>(null);
    protected readonly shownRefusal = computed(() => {
        if (this.refusal()) return this.refusal();
        if (this.question.status() !== 'resolved') return null;
        const view = this.question.value();
        if (!view) return 'unknown';
        return view.expired ? 'used' : null;
    });

    protected async submit(): Promise<void> {
        this.isTried.set(true);
        this.said.set('');
        this.failure.set(null);
        if (this.form.invalid || this.isBusy()) return;
        this.isBusy.set(true);
        try {
            const refusal = await this.applications.answer(this.token(), this.form.getRawValue().answer);
            this.refusal.set(refusal);
            this.isDone.set(refusal === null);
        } catch (error) {
            const said = asFailure(error).fields['answer'];
            if (said) this.said.set(said);
            else this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
