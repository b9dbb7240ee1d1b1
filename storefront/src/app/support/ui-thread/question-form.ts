import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { SentFile } from '../../shared/data/sent-files';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { FileTray } from '../../shared/ui-kit/file-tray';
import { MessageDrafts } from '../data/message-drafts';
import { Thread, Threads } from '../data/threads';

@Component({
    selector: 'k-question-form',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, FailurePanel, Field, FileTray],
    template: `
        <form class="stack" (submit)="$event.preventDefault(); send()" novalidate *transloco="let t">
            <k-field
                for="question-subject"
                [label]="t('thread.subject')"
                [error]="mistake('subject', subject()) && t('field.required')"
            >
                <input
                    id="question-subject"
                    class="input"
                    dir="auto"
                    maxlength="200"
                    [value]="subject()"
                    #topic
                    (input)="subject.set(topic.value)"
                    required
                />
            </k-field>
            <k-field
                for="question-text"
                [label]="t('thread.question')"
                [error]="mistake('text', text()) && t('field.required')"
            >
                <textarea
                    id="question-text"
                    class="input"
                    dir="auto"
                    maxlength="4000"
                    [value]="text()"
                    #words
                    (input)="drafts.keep(place(), words.value)"
                    required
                ></textarea>
            </k-field>
            <k-file-tray [for]="'question-files'" [(files)]="files" />
            @if (failure(); as error) {
                <k-failure [error]="error" (retry)="send()" />
            }
            <div class="row">
                <button class="button primary" [attr.aria-disabled]="isBusy() || null">{{ t('thread.send') }}</button>
                <button type="button" class="button" (click)="giveUp()">{{ t('cancel') }}</button>
            </div>
        </form>
    `,
})
export class QuestionForm {
    readonly orderCode = input<string | null>(null);
    readonly stageId = input<string | null>(null);
    readonly proposedSubject = input('');
    readonly asked = output<Thread>();
    readonly cancelled = output<void>();
    private readonly threads = inject(Threads);
    protected readonly subject = linkedSignal(() => this.proposedSubject());
    protected readonly drafts = inject(MessageDrafts);
    protected readonly place = computed(() => `question-${this.orderCode() ?? ''}`);
    protected readonly text = computed(() => this.drafts.of(this.place()));
    protected readonly files = signal<SentFile[]>([]);
    private readonly isTried = signal(false);
    protected readonly isBusy = signal(false);
    protected readonly failure = signal<unknown>(null);

    protected mistake(name: string, value: string): boolean {
        return (this.isTried() && !value.trim()) || name in asFailure(this.failure()).fields;
    }

    protected giveUp(): void {
        this.drafts.keep(this.place(), '');
        this.cancelled.emit();
    }

    protected async send(): Promise<void> {
        this.isTried.set(true);
        const question = {
            orderCode: this.orderCode(),
            stageId: this.stageId(),
            subject: this.subject().trim(),
            text: this.text().trim(),
            fileIds: this.files().map(({ id }) => id),
        };
        if (!question.subject || !question.text || this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            const thread = await this.threads.ask(question);
            this.drafts.sent(this.place(), question.text);
            this.files.set([]);
            this.asked.emit(thread);
        } catch (error) {
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
