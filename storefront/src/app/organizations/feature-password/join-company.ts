import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Toasts } from '../../shared/ui-kit/toasts';
import { Passwords } from '../data/passwords';

interface Invitation {
    firstName: string;
    companyName: string;
    isSignedIn: boolean;
}

/** An invitation for a person who orders here for another company already: he keeps his password. */
@Component({
    selector: 'k-join-company',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, FailurePanel, Field],
    template: `
        <form class="stack" (submit)="$event.preventDefault(); join()" novalidate *transloco="let t">
            <p class="soft">
                {{ t('joinCompany.text', { name: invitation().firstName, company: invitation().companyName }) }}
            </p>
            @if (!invitation().isSignedIn) {
                <k-field for="password" [label]="t('field.password')" [hint]="t('joinCompany.hint')" [error]="error()">
                    <input
                        id="password"
                        class="input"
                        type="password"
                        autocomplete="current-password"
                        dir="ltr"
                        required
                        [value]="password()"
                        #field
                        (input)="password.set(field.value)"
                    />
                </k-field>
                <a routerLink="/forgot-password">{{ t('signIn.forgot') }}</a>
            }
            @if (failure(); as problem) {
                <k-failure [error]="problem" [mayRetry]="false" />
            }
            <button class="button primary block" [attr.aria-disabled]="isBusy() || null">
                {{ t('joinCompany.submit', { company: invitation().companyName }) }}
            </button>
        </form>
    `,
})
export class JoinCompany {
    readonly token = input.required<string>();
    readonly invitation = input.required<Invitation>();
    /** Why the link itself does not open any more. */
    readonly refused = output<string>();
    private readonly passwords = inject(Passwords);
    private readonly session = inject(Session);
    private readonly router = inject(Router);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly password = signal('');
    protected readonly error = signal('');
    protected readonly failure = signal<unknown>(null);
    protected readonly isBusy = signal(false);

    protected async join(): Promise<void> {
        const { isSignedIn, companyName } = this.invitation();
        this.error.set(isSignedIn || this.password() ? '' : this.transloco.translate('field.required'));
        if (this.error() || this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            const refusal = await this.passwords.join(this.token(), isSignedIn ? null : this.password());
            if (refusal === 'wrong-password') this.error.set(this.transloco.translate('joinCompany.wrong'));
            else if (refusal) this.refused.emit(refusal);
            else {
                this.toasts.say(this.transloco.translate('joinCompany.done', { company: companyName }));
                await this.session.reload();
                await this.router.navigate([isSignedIn ? '/' : '/sign-in']);
            }
        } catch (error) {
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
