import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { keepTyped, readTyped } from '../../shared/data/typed';
import { Session } from '../../shared/data/session';
import { InstantPipe } from '../../shared/format/pipes';
import { Field } from '../../shared/ui-kit/field';
import { Toasts } from '../../shared/ui-kit/toasts';
import { Quote, QuoteBook } from '../data/quotes';

/** What both sides wrote about the quote and its articles, and a place to write. */
@Component({
    selector: 'k-quote-comments',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, InstantPipe, Field],
    template: `
        <div class="stack" *transloco="let t">
            <ol class="messages" [attr.aria-label]="t('quotes.comments')">
                @for (comment of quote().comments; track comment.id) {
                    <li [class.staff]="comment.fromStaff">
                        <p class="small soft">
                            <bdi class="strong">{{ comment.author }}</bdi> ·
                            <time [attr.datetime]="comment.writtenAt">{{ comment.writtenAt | instant }}</time>
                            @if (comment.variantId) {
                                · <bdi>{{ names()[comment.variantId] }}</bdi>
                            }
                        </p>
                        <p class="prose" dir="auto">{{ comment.text }}</p>
                    </li>
                }
            </ol>
            <form class="stack tight no-print" (submit)="$event.preventDefault(); send(about.value)">
                <k-field for="comment-about" [label]="t('quotes.about')">
                    <select #about id="comment-about" class="input">
                        <option value="">{{ t('quotes.aboutAll') }}</option>
                        @for (article of articles(); track article.variantId) {
                            <option [value]="article.variantId">{{ article.name }}</option>
                        }
                    </select>
                </k-field>
                <k-field for="comment" [label]="t('quotes.write')">
                    <textarea #box id="comment" class="input" rows="2" dir="auto" maxlength="2000" [value]="text()" (input)="keep(box.value)"></textarea>
                </k-field>
                <div>
                    <button class="button" [attr.aria-disabled]="isBusy() || null">{{ t('quotes.sendComment') }}</button>
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
            background: var(--accent-wash);
        }
        .staff {
            justify-self: start;
            background: var(--sunken);
        }
    `,
})
export class QuoteComments {
    readonly quote = input.required<Quote>();
    readonly changed = output<Quote>();
    private readonly book = inject(QuoteBook);
    private readonly toasts = inject(Toasts);
    private readonly session = inject(Session);
    private readonly slot = computed(() => `quote-comment-${this.quote().id}`);
    private readonly typed = signal<string | null>(null);
    protected readonly text = computed(() => this.typed() ?? readTyped<string>(this.slot(), this.session.member()?.id) ?? '');
    protected readonly articles = computed(() => this.quote().versions.at(-1)?.lines ?? []);
    protected readonly names = computed(() =>
        Object.fromEntries(this.quote().versions.flatMap(({ lines }) => lines.map(({ variantId, name }) => [variantId, name] as const))),
    );
    protected readonly isBusy = signal(false);

    protected keep(text: string): void {
        this.typed.set(text);
        keepTyped(this.slot(), this.session.member()?.id, text);
    }

    protected async send(variantId: string): Promise<void> {
        const text = this.text().trim();
        if (!text || this.isBusy()) return;
        this.isBusy.set(true);
        try {
            this.changed.emit(await this.book.comment(this.quote().id, variantId || null, text));
            this.keep('');
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
