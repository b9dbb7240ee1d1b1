import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Passwords } from '../data/passwords';
import { Welcome } from '../ui-welcome/welcome';

@Component({
    selector: 'k-forgot-password',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [ReactiveFormsModule, RouterLink, TranslocoDirective, FailurePanel, Field, Welcome],
    template: `
        <k-welcome *transloco="let t">
            <form class="stack" (submit)="$event.preventDefault(); submit()" novalidate>
                <h1 tabindex="-1">{{ t('forgot.title') }}</h1>
                @if (isSent()) {
                    <p class="note good" role="status">{{ t('forgot.sent') }}</p>
                } @else {
                    <p class="soft">{{ t('forgot.text') }}</p>
                    <k-field
                        for="email"
                        [label]="t('field.email')"
                        [error]="isTried() && email.invalid ? t('field.emailWrong') : fieldError()"
                    >
                        <input
                            id="email"
                            class="input"
                            type="email"
                            [formControl]="email"
                            autocomplete="username"
                            dir="ltr"
                            required
                        />
                    </k-field>
                    @if (failure(); as error) {
                        <k-failure [error]="error" [mayRetry]="false" />
                    }
                    <button class="button primary block" [attr.aria-disabled]="isBusy() || null">
                        {{ t('forgot.submit') }}
                    </button>
                }
                <a routerLink="/sign-in">{{ t('forgot.back') }}</a>
            </form>
        </k-welcome>
    `,
})
export class ForgotPassword {
    private readonly passwords = inject(Passwords);
    protected readonly email = new FormControl('', {
        nonNullable: true,
        validators: [Validators.required, Validators.email],
    });
    protected readonly isTried = signal(false);
    protected readonly isBusy = signal(false);
    protected readonly isSent = signal(false);
    protected readonly failure = signal<unknown>(null);
    protected readonly fieldError = signal('');

    protected async submit(): Promise<void> {
        this.isTried.set(true);
        if (this.email.invalid || this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        this.fieldError.set('');
        try {
            await this.passwords.requestLink(this.email.value.trim());
            this.isSent.set(true);
        } catch (error) {
            const said = asFailure(error).fields['emailAddress'];
            if (said) this.fieldError.set(said);
            else this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
