import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Toasts } from '../../shared/ui-kit/toasts';
import { OwnProfile } from '../data/own-profile';
import { OwnForm } from './own-form';

/** As the server's password policy says. */
const leastLength = 12;

@Component({
    selector: 'k-password-form',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [ReactiveFormsModule, TranslocoDirective, FailurePanel, Field],
    template: `
        <form class="card stack" *transloco="let t" [formGroup]="form" (ngSubmit)="save()" novalidate>
            <h2>{{ t('profile.password') }}</h2>
            <p class="soft">{{ t('profile.passwordText') }}</p>
            <!-- For password managers, which keep the new password under this name. -->
            <input
                class="visually-hidden"
                type="text"
                autocomplete="username"
                [value]="address()"
                readonly
                tabindex="-1"
                aria-hidden="true"
            />
            <k-field for="old-password" [label]="t('profile.currentPassword')" [error]="errorOf('current', t)">
                <input
                    id="old-password"
                    class="input"
                    type="password"
                    formControlName="current"
                    dir="ltr"
                    autocomplete="current-password"
                    required
                />
            </k-field>
            <k-field
                for="new-password"
                [label]="t('field.newPassword')"
                [hint]="t('setPassword.rule')"
                [error]="errorOf('next', t)"
            >
                <input
                    id="new-password"
                    class="input"
                    type="password"
                    formControlName="next"
                    dir="ltr"
                    autocomplete="new-password"
                    required
                    [attr.minlength]="leastLength"
                />
            </k-field>
            <k-field for="new-password-again" [label]="t('field.repeatPassword')" [error]="errorOf('again', t)">
                <input
                    id="new-password-again"
                    class="input"
                    type="password"
                    formControlName="again"
                    dir="ltr"
                    autocomplete="new-password"
                    required
                />
            </k-field>
            @if (state.failure(); as error) {
                <k-failure [error]="error" [mayRetry]="false" />
            }
            <div class="row end">
                <button class="button primary" [attr.aria-disabled]="state.isBusy() || null">
                    {{ t('profile.changePassword') }}
                </button>
            </div>
        </form>
    `,
})
export class PasswordForm {
    readonly address = input.required<string>();
    private readonly profiles = inject(OwnProfile);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly leastLength = leastLength;
    protected readonly state = new OwnForm();
    protected readonly form = new FormGroup({
        current: new FormControl('', { nonNullable: true, validators: Validators.required }),
        next: new FormControl('', {
            nonNullable: true,
            validators: [Validators.required, Validators.minLength(leastLength)],
        }),
        again: new FormControl('', { nonNullable: true }),
    });

    protected errorOf(field: 'current' | 'next' | 'again', t: (key: string) => string): string {
        const refusal = this.state.refusal();
        if (field === 'current' && refusal === 'wrong-password') return t('profile.refused.wrong-password');
        if (field === 'next' && refusal === 'weak-password') return t('setPassword.reason.weak-password');
        if (!this.state.isTried()) return '';
        const { next, again } = this.form.getRawValue();
        if (field === 'again') return next === again ? '' : t('setPassword.differs');
        if (this.form.controls[field].valid) return '';
        return t(field === 'next' && next !== '' ? 'setPassword.rule' : 'field.required');
    }

    protected async save(): Promise<void> {
        const { current, next, again } = this.form.getRawValue();
        const isValid = this.form.valid && next === again;
        if (!(await this.state.attempt(isValid, () => this.profiles.changePassword(current, next)))) return;
        this.form.reset();
        this.toasts.say(this.transloco.translate('profile.passwordChanged'));
    }
}
