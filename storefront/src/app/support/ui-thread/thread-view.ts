import {
    ChangeDetectionStrategy,
    Component,
    ElementRef,
    inject,
    input,
    output,
    signal,
    viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { InstantPipe } from '../../shared/format/pipes';
import { Field } from '../../shared/ui-kit/field';
import { Toasts } from '../../shared/ui-kit/toasts';
import { Thread, Threads } from '../data/threads';

/** One conversation with the firm, and a place to answer. */
@Component({
    selector: 'k-thread',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, InstantPipe, Field],
    template: `
        <div class="stack" *transloco="let t">
            <ol class="messages" [attr.aria-label]="thread().subject">
                @for (message of thread().messages; track message.id) {
                    <li [class.staff]="message.fromStaff">
                        <p class="small soft">
                            <bdi class="strong">{{ message.author }}</bdi> ·
                            <time [attr.datetime]="message.at">{{ message.at | instant }}</time>
                        </p>
                        <p class="prose" dir="auto">{{ message.text }}</p>
                    </li>
                }
            </ol>
            @if (thread().state !== 'closed') {
                <form class="stack tight no-print" (submit)="$event.preventDefault(); send()">
                    <k-field [for]="'reply-' + thread().id" [label]="t('thread.reply')">
                        <textarea
                            #box
                            [id]="'reply-' + thread().id"
                            class="input"
                            rows="2"
                            dir="auto"
                            maxlength="4000"
                        ></textarea>
                    </k-field>
                    <div>
                        <button class="button" [attr.aria-disabled]="isBusy() || null">{{ t('thread.send') }}</button>
                    </div>
                </form>
            } @else {
                <p class="soft small">{{ t('thread.closed') }}</p>
            }
        </div>
    `,
    styles: `
        .messages {
            display: grid;
            gap: var(--space-3);
        }
        li {
            max-inline-size: 85%;
            justify-self: end;
            padding: var(--space-3) var(--space-4);
            border-radius: var(--radius-l);
            border-end-end-radius: var(--radius-s);
            background: var(--accent-wash);
        }
        .staff {
            justify-self: start;
            background: var(--sunken);
            border-end-end-radius: var(--radius-l);
            border-end-start-radius: var(--radius-s);
        }
        textarea {
            min-block-size: 4rem;
        }
    `,
})
export class ThreadView {
    readonly thread = input.required<Thread>();
    readonly replied = output<Thread>();
    private readonly threads = inject(Threads);
    private readonly toasts = inject(Toasts);
    private readonly box = viewChild<ElementRef<HTMLTextAreaElement>>('box');
    protected readonly isBusy = signal(false);

    protected async send(): Promise<void> {
        const element = this.box()?.nativeElement;
        const text = element?.value.trim();
        if (!element || !text || this.isBusy()) return;
        this.isBusy.set(true);
        try {
            const thread = await this.threads.reply(this.thread().id, text);
            element.value = '';
            this.replied.emit(thread);
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
