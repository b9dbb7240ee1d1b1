import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { InstantPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Thread, Threads } from '../data/threads';
import { QuestionForm } from '../ui-thread/question-form';
import { ThreadView } from '../ui-thread/thread-view';

/** All conversations; on wide screens the list stands beside the open one. */
@Component({
    selector: 'k-messages',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        RouterLink,
        TranslocoDirective,
        InstantPipe,
        Empty,
        FailurePanel,
        Icon,
        QuestionForm,
        Skeleton,
        ThreadView,
    ],
    template: `
        <div class="page stack" *transloco="let t">
            <div class="row between">
                <h1 tabindex="-1">{{ t('messages.title') }}</h1>
                <button type="button" class="button primary" (click)="isAsking.set(true)">
                    <k-icon name="plus" />{{ t('thread.ask') }}
                </button>
            </div>
            @if (isAsking()) {
                <div class="card"><k-question-form (asked)="asked($event)" (cancelled)="isAsking.set(false)" /></div>
            }
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (threads(); as all) {
                @if (all.length) {
                    <div class="panes" [class.open]="id()">
                        <ul class="list" [attr.aria-label]="t('messages.title')">
                            @for (thread of all; track thread.id) {
                                <li>
                                    <a
                                        [routerLink]="['/messages', thread.id]"
                                        [attr.aria-current]="thread.id === id() ? 'true' : null"
                                    >
                                        <span class="row between">
                                            <bdi class="strong">{{ thread.subject }}</bdi>
                                            <span [class]="'badge ' + (thread.state === 'answered' ? 'good' : '')">{{
                                                t('thread.state.' + thread.state)
                                            }}</span>
                                        </span>
                                        <span class="soft small last" dir="auto">{{
                                            thread.messages.at(-1)?.text
                                        }}</span>
                                        <span class="soft small">
                                            {{ thread.lastMessageAt | instant }}
                                            @if (thread.orderCode) {
                                                · <bdi class="code">{{ thread.orderCode }}</bdi>
                                            }
                                        </span>
                                    </a>
                                </li>
                            }
                        </ul>
                        <div class="thread">
                            @if (chosen(); as thread) {
                                <div class="card stack">
                                    <a class="back" routerLink="/messages"
                                        ><k-icon name="back" />{{ t('messages.title') }}</a
                                    >
                                    <h2 dir="auto">{{ thread.subject }}</h2>
                                    @if (thread.orderCode) {
                                        <a [routerLink]="['/orders', thread.orderCode]"
                                            >{{ t('messages.toOrder') }}
                                            <bdi class="code">{{ thread.orderCode }}</bdi></a
                                        >
                                    }
                                    <k-thread [thread]="thread" (replied)="result.reload()" />
                                </div>
                            } @else {
                                <k-empty icon="message" [heading]="t(id() ? 'messages.missing' : 'messages.choose')" />
                            }
                        </div>
                    </div>
                } @else if (!isAsking()) {
                    <k-empty icon="message" [heading]="t('messages.none')">
                        <p class="soft">{{ t('messages.noneHint') }}</p>
                    </k-empty>
                }
            } @else {
                <k-skeleton [rows]="4" />
            }
        </div>
    `,
    styles: `
        .panes {
            display: grid;
            gap: var(--space-5);
            grid-template-columns: minmax(0, 1fr);
            align-items: start;
        }
        .list {
            display: grid;
            gap: var(--space-2);
        }
        .list a {
            display: grid;
            gap: var(--space-1);
            padding: var(--space-3) var(--space-4);
            border: 1px solid var(--line);
            border-radius: var(--radius-m);
            background: var(--surface);
            color: var(--ink);
            text-decoration: none;
        }
        .list [aria-current] {
            border-color: var(--accent);
            background: var(--accent-wash);
        }
        .last {
            overflow: hidden;
            white-space: nowrap;
            text-overflow: ellipsis;
        }
        .back {
            display: inline-flex;
            align-items: center;
            text-decoration: none;
        }
        @media (max-width: 60rem) {
            .panes.open .list,
            .panes:not(.open) .thread {
                display: none;
            }
        }
        @media (min-width: 60rem) {
            .panes {
                grid-template-columns: 22rem minmax(0, 1fr);
            }
            .back {
                display: none;
            }
        }
    `,
})
export class Messages {
    readonly id = input<string>();
    private readonly book = inject(Threads);
    private readonly router = inject(Router);
    protected readonly isAsking = signal(false);
    protected readonly result = resource({ loader: ({ abortSignal }) => this.book.all(abortSignal) });
    protected readonly threads = keptValue(this.result);
    protected readonly chosen = computed(() => this.threads()?.find((thread) => thread.id === this.id()));

    protected asked(thread: Thread): void {
        this.isAsking.set(false);
        this.result.reload();
        void this.router.navigate(['/messages', thread.id]);
    }
}
