import { ChangeDetectionStrategy, Component, DOCUMENT, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Acting } from '../data/acting';
import { Welcome } from '../ui-welcome/welcome';

/** Where the Dashboard sends a staff member. The token stands behind the #, which no browser sends and no server logs. */
@Component({
    selector: 'k-begin-acting',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, FailurePanel, Skeleton, Welcome],
    template: `
        <k-welcome *transloco="let t">
            <div class="stack">
                <h1 tabindex="-1">{{ t('acting.title') }}</h1>
                @if (refusal(); as reason) {
                    <p class="note bad" role="alert">{{ t('acting.reason.' + reason) }}</p>
                } @else if (failure(); as error) {
                    <k-failure [error]="error" [mayRetry]="false" />
                } @else {
                    <p class="soft" role="status">{{ t('acting.opening') }}</p>
                    <k-skeleton [rows]="2" />
                }
            </div>
        </k-welcome>
    `,
})
export class BeginActing {
    private readonly acting = inject(Acting);
    private readonly session = inject(Session);
    private readonly router = inject(Router);
    protected readonly refusal = signal<string | null>(null);
    protected readonly failure = signal<unknown>(null);

    constructor() {
        const { defaultView: view } = inject(DOCUMENT);
        const token = view?.location.hash.slice(1) ?? '';
        // Out of the address bar and the history at once.
        view?.history.replaceState(view.history.state, '', view.location.pathname);
        void this.begin(token);
    }

    private async begin(token: string): Promise<void> {
        try {
            const reason = token === '' ? 'token-unknown' : await this.acting.begin(token);
            if (reason) return this.refusal.set(reason);
            await this.session.reload();
            await this.router.navigateByUrl('/', { replaceUrl: true });
        } catch (error) {
            this.failure.set(error);
        }
    }
}
