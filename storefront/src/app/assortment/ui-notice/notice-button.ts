import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Toasts } from '../../shared/ui-kit/toasts';
import { StockNotices } from '../data/stock-notices';

/** Beside what is not there: to be told when it is. */
@Component({
    selector: 'k-notice-button',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, Icon],
    template: `
        <div class="row" *transloco="let t">
            <button
                type="button"
                class="button"
                [attr.aria-pressed]="isAwaited()"
                [attr.aria-disabled]="isBusy() || null"
                (click)="toggle()"
            >
                <k-icon [name]="isAwaited() ? 'check' : 'mail'" />{{
                    t(isAwaited() ? 'stockNotices.awaited' : 'stockNotices.ask')
                }}
            </button>
            @if (isAwaited()) {
                <a class="small" routerLink="/stock-notices">{{ t('stockNotices.all') }}</a>
            }
        </div>
    `,
})
export class NoticeButton {
    readonly variantId = input.required<string>();
    private readonly notices = inject(StockNotices);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    private readonly result = resource({
        params: () => ({ changes: this.notices.changes() }),
        // Without the list the button still asks, and asking twice is asking once.
        loader: ({ abortSignal }) => this.notices.list(abortSignal).catch(() => []),
    });
    private readonly all = keptValue(this.result);
    protected readonly isBusy = signal(false);
    protected readonly isAwaited = computed(
        () => this.all()?.some((notice) => notice.variantId === this.variantId()) ?? false,
    );

    protected async toggle(): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        try {
            if (this.isAwaited()) {
                await this.notices.end(this.variantId());
                this.say('stockNotices.ended');
            } else {
                const refusal = await this.notices.ask(this.variantId());
                if (refusal) this.say(`stockNotices.refusal.${refusal}`, 'bad');
                else this.say('stockNotices.asked');
            }
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    private say(key: string, tone: 'good' | 'bad' = 'good'): void {
        this.toasts.say(this.transloco.translate(key), tone);
    }
}
