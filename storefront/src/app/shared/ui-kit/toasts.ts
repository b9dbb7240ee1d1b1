import { ChangeDetectionStrategy, Component, inject, Injectable, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { asFailure } from '../data/failure';
import { Icon } from './icon';

interface Toast {
    id: number;
    text: string;
    tone: 'good' | 'bad';
}

@Injectable({ providedIn: 'root' })
export class Toasts {
    private readonly transloco = inject(TranslocoService);
    private readonly state = signal<readonly Toast[]>([]);
    private last = 0;
    readonly shown = this.state.asReadonly();

    say(text: string, tone: Toast['tone'] = 'good'): void {
        const id = ++this.last;
        this.state.update((shown) => [...shown.slice(-2), { id, text, tone }]);
        setTimeout(() => this.dismiss(id), tone === 'bad' ? 12_000 : 6_000);
    }

    /** For an action that failed beside a page that stands: the reason and the number to quote. */
    fail(error: unknown): void {
        const failure = asFailure(error);
        const reason =
            failure.kind === 'input' ? failure.message : this.transloco.translate<string>(`failure.${failure.kind}`);
        const quote = failure.requestId
            ? ` (${this.transloco.translate<string>('failure.requestId')} \u2068${failure.requestId}\u2069)`
            : '';
        this.say(reason + quote, 'bad');
    }

    dismiss(id: number): void {
        this.state.update((shown) => shown.filter((toast) => toast.id !== id));
    }
}

@Component({
    selector: 'k-toasts',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, Icon],
    template: `
        <div class="toasts" role="status" aria-live="polite" *transloco="let t">
            @for (toast of toasts.shown(); track toast.id) {
                <div class="toast" [class.bad]="toast.tone === 'bad'">
                    <k-icon [name]="toast.tone === 'bad' ? 'warning' : 'check'" />
                    <span class="grow" dir="auto">{{ toast.text }}</span>
                    <button
                        type="button"
                        class="button quiet icon"
                        [attr.aria-label]="t('close')"
                        (click)="toasts.dismiss(toast.id)"
                    >
                        <k-icon name="close" />
                    </button>
                </div>
            }
        </div>
    `,
    styles: `
        .toasts {
            position: fixed;
            z-index: 1100;
            inset-block-end: calc(5rem + env(safe-area-inset-bottom));
            inset-inline: var(--space-4);
            display: grid;
            gap: var(--space-2);
            justify-items: center;
            pointer-events: none;
        }
        .toast {
            display: flex;
            align-items: center;
            gap: var(--space-3);
            max-inline-size: min(34rem, 100%);
            padding: var(--space-1) var(--space-4);
            padding-inline-end: var(--space-1);
            border-radius: var(--radius-m);
            background: var(--ink);
            color: var(--ground);
            box-shadow: var(--shadow-high);
            pointer-events: auto;
        }
        .toast.bad {
            background: var(--bad);
        }
        .toast .button {
            color: inherit;
        }
        .toast .button:hover {
            background: rgb(128 128 128 / 30%);
        }
    `,
})
export class ToastRegion {
    protected readonly toasts = inject(Toasts);
}
