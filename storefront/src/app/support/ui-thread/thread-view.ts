import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { SentFile } from '../../shared/data/sent-files';
import { InstantPipe } from '../../shared/format/pipes';
import { Field } from '../../shared/ui-kit/field';
import { FileTray } from '../../shared/ui-kit/file-tray';
import { SentFilesList } from '../../shared/ui-kit/sent-files-list';
import { Toasts } from '../../shared/ui-kit/toasts';
import { MessageDrafts } from '../data/message-drafts';
import { Thread, Threads } from '../data/threads';

/** One conversation with the firm, and a place to answer. */
@Component({
    selector: 'k-thread',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, InstantPipe, Field, FileTray, SentFilesList],
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
                        @if (message.files.length) {
                            <k-sent-files [files]="message.files" />
                        }
                    </li>
                }
            </ol>
            @if (thread().state === 'closed') {
                <p class="soft small">{{ t('thread.closed') }}</p>
            }
            <form class="stack tight no-print" (submit)="$event.preventDefault(); send()">
                <k-field [for]="'reply-' + thread().id" [label]="t('thread.reply')">
                    <textarea
                        #box
                        [id]="'reply-' + thread().id"
                        class="input"
                        rows="2"
                        dir="auto"
                        maxlength="4000"
                        [value]="draft()"
                        (input)="drafts.keep(place(), box.value)"
                    ></textarea>
                </k-field>
                <k-file-tray [for]="'reply-files-' + thread().id" [(files)]="files" />
                <div>
                    <button class="button" [attr.aria-disabled]="isBusy() || null">{{ t('thread.send') }}</button>
                </div>
            </form>
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
    protected readonly drafts = inject(MessageDrafts);
    protected readonly place = computed(() => `reply-${this.thread().id}`);
    protected readonly draft = computed(() => this.drafts.of(this.place()));
    protected readonly files = signal<SentFile[]>([]);
    protected readonly isBusy = signal(false);

    protected async send(): Promise<void> {
        const text = this.draft().trim();
        if (!text || this.isBusy()) return;
        const place = this.place();
        this.isBusy.set(true);
        try {
            const thread = await this.threads.reply(this.thread().id, text, this.files().map(({ id }) => id));
            this.drafts.sent(place, text);
            this.files.set([]);
            this.replied.emit(thread);
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
