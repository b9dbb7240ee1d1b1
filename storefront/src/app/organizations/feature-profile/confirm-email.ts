import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { OwnProfile } from '../data/own-profile';

/** The page behind the link that proves a new address. A button, because mail programs open links by themselves. */
@Component({
    selector: 'k-confirm-email',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, FailurePanel],
    template: `
        <div class="page narrow" *transloco="let t">
            <div class="card stack">
                <h1 tabindex="-1">{{ t('profile.confirmTitle') }}</h1>
                @if (isDone()) {
                    <p class="note good" role="status">{{ t('profile.confirmed') }}</p>
                    <a class="button" [routerLink]="session.member() ? '/account/me' : '/sign-in'">{{
                        t(session.member() ? 'profile.title' : 'forgot.back')
                    }}</a>
                } @else if (refusal(); as reason) {
                    <p class="note bad" role="alert">{{ t('profile.link.' + reason) }}</p>
                    <a class="button" routerLink="/account/me">{{ t('profile.title') }}</a>
                } @else {
                    <p>{{ t('profile.confirmText') }}</p>
                    @if (failure(); as error) {
                        <k-failure [error]="error" [mayRetry]="false" />
                    }
                    <button
                        type="button"
                        class="button primary block"
                        [attr.aria-disabled]="isBusy() || null"
                        (click)="confirm()"
                    >
                        {{ t('profile.confirm') }}
                    </button>
                }
            </div>
        </div>
    `,
})
export class ConfirmEmail {
    readonly token = input.required<string>();
    private readonly profiles = inject(OwnProfile);
    protected readonly session = inject(Session);
    protected readonly isDone = signal(false);
    protected readonly isBusy = signal(false);
    protected readonly refusal = signal<string | null>(null);
    protected readonly failure = signal<unknown>(null);

    protected async confirm(): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            this.refusal.set(await this.profiles.confirmEmail(this.token()));
            this.isDone.set(this.refusal() === null);
            if (this.isDone()) void this.session.reload().catch(() => null);
        } catch (error) {
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
