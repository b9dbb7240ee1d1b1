import {
    ChangeDetectionStrategy,
    Component,
    effect,
    ElementRef,
    inject,
    input,
    model,
    resource,
    signal,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { Threads } from '../data/threads';
import { QuestionForm } from '../ui-thread/question-form';
import { ThreadView } from '../ui-thread/thread-view';

/** What a question is about: a stage of the production, by its name and id. */
export interface QuestionTopic {
    stageId: string;
    subject: string;
}

/** Questions on one order. */
@Component({
    selector: 'k-questions',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, FailurePanel, Icon, QuestionForm, Skeleton, ThreadView],
    template: `
        <section class="card stack" aria-labelledby="questions" *transloco="let t">
            <div class="row between">
                <h2 id="questions">{{ t('thread.title') }}</h2>
                @if (!isAsking()) {
                    <button type="button" class="button no-print" (click)="isAsking.set(true)">
                        <k-icon name="message" />{{ t('thread.ask') }}
                    </button>
                }
            </div>
            @if (isAsking()) {
                <k-question-form
                    class="box no-print"
                    [orderCode]="code()"
                    [stageId]="topic()?.stageId ?? null"
                    [proposedSubject]="topic()?.subject ?? ''"
                    (asked)="asked()"
                    (cancelled)="close()"
                />
            }
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (threads(); as all) {
                @for (thread of all; track thread.id) {
                    <article class="stack tight">
                        <h3 class="row">
                            <bdi>{{ thread.subject }}</bdi>
                            <span [class]="'badge ' + (thread.state === 'answered' ? 'good' : '')">{{
                                t('thread.state.' + thread.state)
                            }}</span>
                        </h3>
                        <k-thread [thread]="thread" (replied)="result.reload()" />
                    </article>
                } @empty {
                    @if (!isAsking()) {
                        <p class="soft">{{ t('thread.noneOnOrder') }}</p>
                    }
                }
            } @else {
                <k-skeleton [rows]="1" />
            }
        </section>
    `,
    styles: `
        article + article {
            padding-block-start: var(--space-5);
            border-block-start: 1px solid var(--line);
        }
        .box {
            display: block;
            padding: var(--space-4);
            border-radius: var(--radius-m);
            background: var(--sunken);
        }
    `,
})
export class Questions {
    readonly code = input.required<string>();
    /** Set from outside to begin a question on something; null again when it is asked or given up. */
    readonly topic = model<QuestionTopic | null>(null);
    private readonly book = inject(Threads);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
    protected readonly isAsking = signal(false);
    protected readonly result = resource({
        params: () => this.code(),
        loader: ({ params, abortSignal }) => this.book.ofOrder(params, abortSignal),
    });
    protected readonly threads = keptValue(this.result);

    constructor() {
        effect(() => {
            if (!this.topic()) return;
            this.isAsking.set(true);
            setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>('#question-text')?.focus());
        });
    }

    protected close(): void {
        this.isAsking.set(false);
        this.topic.set(null);
    }

    protected asked(): void {
        this.close();
        this.toasts.say(this.transloco.translate('thread.asked'));
        this.result.reload();
    }
}
