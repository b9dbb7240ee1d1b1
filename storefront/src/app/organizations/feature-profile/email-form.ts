import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';

import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { OwnProfile } from '../data/own-profile';
import { OwnForm } from './own-form';

@Component({
    selector: 'k-email-form',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [ReactiveFormsModule, TranslocoDirective, FailurePanel, Field],
    template: `
        <form class="card stack" *transloco="let t" [formGroup]="form" (ngSubmit)="ask()" novalidate>
            <h2>{{ t('profile.email') }}</h2>
            <p>
                {{ t('profile.emailNow') }} <bdi dir="ltr">{{ address() }}</bdi>
            </p>
            @if (sentTo(); as to) {
                <p class="note good" role="status">{{ t('profile.emailSent', { email: to }) }}</p>
            }
            <k-field
                for="own-email"
                [label]="t('profile.newEmail')"
                [hint]="t('profile.emailHint')"
                [error]="
                    state.said()['emailAddress'] ||
                    (state.refusal() === 'same-address'
                        ? t('profile.refused.same-address')
                        : state.isTried() && form.controls.email.invalid
                          ? t('field.emailWrong')
                          : '')
                "
            >
                <input
                    id="own-email"
                    class="input"
                    type="email"
                    formControlName="email"
                    dir="ltr"
                    autocomplete="email"
                    required
                />
            </k-field>
            <k-field
                for="own-email-password"
                [label]="t('profile.currentPassword')"
                [error]="
                    state.refusal() === 'wrong-password'
                        ? t('profile.refused.wrong-password')
                        : state.isTried() && form.controls.password.invalid
                          ? t('field.required')
                          : ''
                "
            >
                <input
                    id="own-email-password"
                    class="input"
                    type="password"
                    formControlName="password"
                    dir="ltr"
                    autocomplete="current-password"
                    required
                />
            </k-field>
            @if (state.failure(); as error) {
                <k-failure [error]="error" [mayRetry]="false" />
            }
            <div class="row end">
                <button class="button primary" [attr.aria-disabled]="state.isBusy() || null">
                    {{ t('profile.sendLink') }}
                </button>
            </div>
        </form>
    `,
})
export class EmailForm {
    readonly address = input.required<string>();
    private readonly profiles = inject(OwnProfile);
    protected readonly state = new OwnForm();
    protected readonly sentTo = signal('');
    protected readonly form = new FormGroup({
        email: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.email] }),
        password: new FormControl('', { nonNullable: true, validators: Validators.required }),
    });

    protected async ask(): Promise<void> {
        const { email, password } = this.form.getRawValue();
        this.sentTo.set('');
        const isDone = await this.state.attempt(this.form.valid, () => this.profiles.requestEmail(email, password));
        if (!isDone) return;
        this.form.reset();
        this.sentTo.set(email);
    }
}
