import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { StockNotices } from '../data/stock-notices';

/** The page behind the link of a mail. A button, because mail programs open links by themselves. */
@Component({
    selector: 'k-stop-notices',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, FailurePanel],
    template: `
        <div class="page narrow" *transloco="let t">
            <div class="card stack">
                <h1 tabindex="-1">{{ t('stockNotices.stopTitle') }}</h1>
                @switch (state()) {
                    @case ('done') {
                        <p class="note good" role="status">{{ t('stockNotices.stopped') }}</p>
                        <a class="button" routerLink="/">{{ t('home.title') }}</a>
                    }
                    @case ('unknown') {
                        <p class="note bad" role="alert">{{ t('stockNotices.refusal.unknown-link') }}</p>
                        <a class="button" routerLink="/stock-notices">{{ t('stockNotices.title') }}</a>
                    }
                    @default {
                        <p>{{ t('stockNotices.stopText') }}</p>
                        @if (failure(); as error) {
                            <k-failure [error]="error" [mayRetry]="false" />
                        }
                        <button
                            type="button"
                            class="button primary block"
                            [attr.aria-disabled]="isBusy() || null"
                            (click)="stop()"
                        >
                            {{ t('stockNotices.stop') }}
                        </button>
                    }
                }
            </div>
        </div>
    `,
})
export class StopNotices {
    readonly token = input.required<string>();
    private readonly notices = inject(StockNotices);
    protected readonly state = signal<'asked' | 'done' | 'unknown'>('asked');
    protected readonly isBusy = signal(false);
    protected readonly failure = signal<unknown>(null);

    protected async stop(): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            this.state.set((await this.notices.stop(this.token())) === null ? 'unknown' : 'done');
        } catch (error) {
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
