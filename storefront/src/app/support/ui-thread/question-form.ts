import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Thread, Threads } from '../data/threads';

@Component({
    selector: 'k-question-form',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, FailurePanel, Field],
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
                    (input)="text.set(words.value)"
                    required
                ></textarea>
            </k-field>
            @if (failure(); as error) {
                <k-failure [error]="error" (retry)="send()" />
            }
            <div class="row">
                <button class="button primary" [attr.aria-disabled]="isBusy() || null">{{ t('thread.send') }}</button>
                <button type="button" class="button" (click)="cancelled.emit()">{{ t('cancel') }}</button>
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
    protected readonly text = signal('');
    private readonly isTried = signal(false);
    protected readonly isBusy = signal(false);
    protected readonly failure = signal<unknown>(null);

    protected mistake(name: string, value: string): boolean {
        return (this.isTried() && !value.trim()) || name in asFailure(this.failure()).fields;
    }

    protected async send(): Promise<void> {
        this.isTried.set(true);
        const question = {
            orderCode: this.orderCode(),
            stageId: this.stageId(),
            subject: this.subject().trim(),
            text: this.text().trim(),
        };
        if (!question.subject || !question.text || this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            this.asked.emit(await this.threads.ask(question));
        } catch (error) {
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
