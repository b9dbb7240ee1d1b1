import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Applications } from '../data/applications';

/** The page behind the link that proves an applicant's address. A button, because mail programs open links by themselves. */
@Component({
    selector: 'k-confirm-application',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, FailurePanel],
    template: `
        <div class="page narrow" *transloco="let t">
            <div class="card stack">
                <h1 tabindex="-1">{{ t('access.confirmTitle') }}</h1>
                @if (isDone()) {
                    <p class="note good" role="status">{{ t('access.confirmed') }}</p>
                    <a class="button" routerLink="/sign-in">{{ t('forgot.back') }}</a>
                } @else if (refusal(); as reason) {
                    <p class="note bad" role="alert">{{ t('access.link.' + reason) }}</p>
                    <a class="button" routerLink="/sign-in">{{ t('forgot.back') }}</a>
                } @else {
                    <p>{{ t('access.confirmText') }}</p>
                    @if (failure(); as error) {
                        <k-failure [error]="error" [mayRetry]="false" />
                    }
                    <button
                        type="button"
                        class="button primary block"
                        [attr.aria-disabled]="isBusy() || null"
                        (click)="confirm()"
                    >
                        {{ t('access.confirm') }}
                    </button>
                }
            </div>
        </div>
    `,
})
export class ConfirmApplication {
    readonly token = input.required<string>();
    private readonly applications = inject(Applications);
    protected readonly isBusy = signal(false);
    protected readonly isDone = signal(false);
    protected readonly refusal = signal<string | null>(null);
    protected readonly failure = signal<unknown>(null);

    protected async confirm(): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            const refusal = await this.applications.confirm(this.token());
            this.refusal.set(refusal);
            this.isDone.set(refusal === null);
        } catch (error) {
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
