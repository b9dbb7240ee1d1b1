import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { LinkPurpose, Passwords } from '../data/passwords';
import { Welcome } from '../ui-welcome/welcome';
import { JoinCompany } from './join-company';

/** As the server's password policy says. */
const leastLength = 12;

/** The page behind the one-time link, of an invitation or of a forgotten password. */
@Component({
    selector: 'k-set-password',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [ReactiveFormsModule, RouterLink, TranslocoDirective, FailurePanel, Field, JoinCompany, Skeleton, Welcome],
    template: `
        <k-welcome *transloco="let t">
            <div class="stack">
                <h1 tabindex="-1">{{ t(purpose() === 'invitation' ? 'setPassword.welcome' : 'setPassword.title') }}</h1>
                @if (invitation.isLoading()) {
                    <k-skeleton [rows]="2" />
                } @else if (invitation.error()) {
                    <k-failure [error]="invitation.error()" (retry)="invitation.reload()" />
                } @else if (linkRefusal(); as reason) {
                    <p class="note bad" role="alert">{{ t('setPassword.reason.' + reason) }}</p>
                    <a class="button" routerLink="/forgot-password">{{ t('setPassword.newLink') }}</a>
                } @else {
                    @if (invitation.value(); as view) {
                        @if (view.hasAccount) {
                            <k-join-company [token]="token()" [invitation]="view" (refused)="refusal.set($event)" />
                        } @else {
                            <p class="soft">
                                {{ t('setPassword.greeting', { name: view.firstName, company: view.companyName }) }}
                            </p>
                        }
                    }
                    @if (!invitation.value()?.hasAccount) {
                        <form class="stack" [formGroup]="form" (ngSubmit)="submit()" novalidate>
                            <k-field
                                for="password"
                                [label]="t('field.newPassword')"
                                [hint]="t('setPassword.rule')"
                                [error]="passwordError()"
                            >
                                <input
                                    id="password"
                                    class="input"
                                    type="password"
                                    formControlName="password"
                                    autocomplete="new-password"
                                    dir="ltr"
                                    required
                                    [attr.minlength]="leastLength"
                                />
                            </k-field>
                            <k-field
                                for="repeated"
                                [label]="t('field.repeatPassword')"
                                [error]="isTried() && differs() ? t('setPassword.differs') : ''"
                            >
                                <input
                                    id="repeated"
                                    class="input"
                                    type="password"
                                    formControlName="repeated"
                                    autocomplete="new-password"
                                    dir="ltr"
                                    required
                                />
                            </k-field>
                            @if (failure(); as error) {
                                <k-failure [error]="error" [mayRetry]="false" />
                            }
                            <button class="button primary block" [attr.aria-disabled]="isBusy() || null">
                                {{ t('setPassword.submit') }}
                            </button>
                        </form>
                    }
                }
            </div>
        </k-welcome>
    `,
})
export class SetPassword {
    readonly token = input.required<string>();
    readonly purpose = input.required<LinkPurpose>();
    private readonly passwords = inject(Passwords);
    private readonly router = inject(Router);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly invitation = resource({
        params: () => (this.purpose() === 'invitation' ? this.token() : undefined),
        loader: ({ params, abortSignal }) => this.passwords.invitation(params, abortSignal),
    });
    protected readonly refusal = signal<string | null>(null);
    protected readonly linkRefusal = computed(() => {
        const reason = this.refusal();
        if (reason && reason !== 'weak-password') return reason;
        if (this.purpose() === 'reset' || this.invitation.status() !== 'resolved') return null;
        const view = this.invitation.value();
        if (!view) return 'unknown';
        return view.expired ? 'expired' : null;
    });
    protected readonly leastLength = leastLength;
    protected readonly isTried = signal(false);
    protected readonly isBusy = signal(false);
    protected readonly failure = signal<unknown>(null);
    private readonly said = signal('');
    protected readonly form = new FormGroup({
        password: new FormControl('', {
            nonNullable: true,
            validators: [Validators.required, Validators.minLength(leastLength)],
        }),
        repeated: new FormControl('', { nonNullable: true }),
    });

    protected differs(): boolean {
        const { password, repeated } = this.form.getRawValue();
        return password !== repeated;
    }

    protected passwordError(): string {
        if (this.said()) return this.said();
        if (this.refusal() === 'weak-password') return this.transloco.translate('setPassword.reason.weak-password');
        return this.isTried() && this.form.controls.password.invalid
            ? this.transloco.translate('setPassword.rule')
            : '';
    }

    protected async submit(): Promise<void> {
        this.isTried.set(true);
        this.refusal.set(null);
        this.said.set('');
        this.failure.set(null);
        if (this.form.invalid || this.differs() || this.isBusy()) return;
        this.isBusy.set(true);
        try {
            const refusal = await this.passwords.set(this.purpose(), this.token(), this.form.getRawValue().password);
            // He has come by a password since the page was opened: it asks for that one.
            if (refusal === 'wrong-password') {
                this.invitation.reload();
                return;
            }
            this.refusal.set(refusal);
            if (refusal) return;
            this.toasts.say(this.transloco.translate('setPassword.done'));
            await this.router.navigate(['/sign-in']);
        } catch (error) {
            const said = asFailure(error).fields['password'];
            if (said) this.said.set(said);
            else this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
