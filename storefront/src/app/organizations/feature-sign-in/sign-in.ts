import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { safeReturnUrl } from '../data/return-url';
import { Welcome } from '../ui-welcome/welcome';

@Component({
    selector: 'k-sign-in',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [ReactiveFormsModule, RouterLink, TranslocoDirective, FailurePanel, Field, Welcome],
    template: `
        <k-welcome *transloco="let t">
            <form class="stack" [formGroup]="form" (ngSubmit)="submit()" novalidate>
                <h1 tabindex="-1">{{ t('signIn.title') }}</h1>
                @if (expired()) {
                    <p class="note">{{ t('signIn.expired') }}</p>
                }
                @if (guestsClosed()) {
                    <p class="note" role="status">{{ t('guest.closed') }}</p>
                }
                <k-field for="email" [label]="t('field.email')" [error]="mistake('email') && t('field.emailWrong')">
                    <input
                        id="email"
                        class="input"
                        type="email"
                        formControlName="email"
                        autocomplete="username"
                        dir="ltr"
                        required
                    />
                </k-field>
                <k-field
                    for="password"
                    [label]="t('field.password')"
                    [error]="mistake('password') && t('field.required')"
                >
                    <input
                        id="password"
                        class="input"
                        type="password"
                        formControlName="password"
                        autocomplete="current-password"
                        dir="ltr"
                        required
                    />
                </k-field>
                <div class="row between">
                    <label class="choice"
                        ><input type="checkbox" formControlName="remember" />{{ t('signIn.remember') }}</label
                    >
                    <a routerLink="/forgot-password">{{ t('signIn.forgot') }}</a>
                </div>
                @if (isRefused()) {
                    <p class="note bad" role="alert">{{ t('signIn.refused') }}</p>
                }
                @if (failure(); as error) {
                    <k-failure [error]="error" [mayRetry]="false" />
                }
                <button class="button primary block" [attr.aria-disabled]="isBusy() || null">
                    {{ t(isBusy() ? 'signIn.busy' : 'signIn.submit') }}
                </button>
                <p class="soft">
                    {{ t('signIn.noAccount') }}
                    @if (acceptsApplications()) {
                        <a routerLink="/register">{{ t('signIn.apply') }}</a> ·
                    }
                    <a routerLink="/contact">{{ t('signIn.contact') }}</a>
                </p>
            </form>
        </k-welcome>
    `,
})
export class SignIn {
    readonly returnUrl = input<string>();
    readonly expired = input<string>();
    /** Set when the shop that somebody ordered in takes no orders without an account any more. */
    readonly guestsClosed = input<string>();
    private readonly session = inject(Session);
    private readonly router = inject(Router);
    protected readonly acceptsApplications = computed(() => this.session.firm()?.acceptsApplications ?? false);
    protected readonly isBusy = signal(false);
    protected readonly isRefused = signal(false);
    protected readonly isTried = signal(false);
    protected readonly failure = signal<unknown>(null);
    protected readonly form = new FormGroup({
        email: new FormControl('', { nonNullable: true, validators: [Validators.required] }),
        password: new FormControl('', { nonNullable: true, validators: [Validators.required] }),
        remember: new FormControl(false, { nonNullable: true }),
    });

    protected mistake(name: 'email' | 'password'): boolean {
        return this.isTried() && this.form.controls[name].invalid;
    }

    protected async submit(): Promise<void> {
        this.isTried.set(true);
        if (this.form.invalid || this.isBusy()) return;
        this.isBusy.set(true);
        this.isRefused.set(false);
        this.failure.set(null);
        const { email, password, remember } = this.form.getRawValue();
        try {
            const isIn = await this.session.signIn(email.trim(), password, remember);
            if (isIn) await this.router.navigateByUrl(safeReturnUrl(this.returnUrl()));
            else this.isRefused.set(true);
        } catch (error) {
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
