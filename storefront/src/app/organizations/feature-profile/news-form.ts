import { ChangeDetectionStrategy, Component, inject, resource, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { OwnNews } from '../data/own-news';

type Channel = 'sms' | 'mail';

/** What he wants to be told of, and how. Each tick is saved at once; what the firm owes to tell is named and told all the same. */
@Component({
    selector: 'k-news-form',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, FailurePanel, Skeleton],
    styles: `
        .tick {
            inline-size: 4.5rem;
            text-align: center;
        }
        th[scope='row'] {
            text-align: start;
            font-weight: inherit;
        }
        input[type='checkbox'] {
            inline-size: 1.25rem;
            block-size: 1.25rem;
        }
    `,
    template: `
        <section class="card stack" *transloco="let t" aria-labelledby="own-news">
            <h2 id="own-news">{{ t('news.title') }}</h2>
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (news(); as mine) {
                <p>{{ t('news.text') }}</p>
                @if (mine.phone === null) {
                    <p class="note">{{ t('news.noPhone') }}</p>
                } @else if (mine.smsStopped) {
                    <div class="note stack">
                        <p>{{ t('news.stopped') }}</p>
                        <button type="button" class="button" [attr.aria-disabled]="isBusy() || null" (click)="choose('*', 'sms', true)">
                            {{ t('news.again') }}
                        </button>
                    </div>
                }
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{{ t('news.topic') }}</th>
                            <th scope="col" class="tick">{{ t('news.sms') }}</th>
                            <th scope="col" class="tick">{{ t('news.mail') }}</th>
                        </tr>
                    </thead>
                    <tbody>
                        @for (row of mine.topics; track row.topic) {
                            <tr>
                                <th scope="row">
                                    {{ t('news.topics.' + row.topic) }}
                                    @if (withDues.has(row.topic)) {
                                        <p class="soft small">{{ t('news.dues.' + row.topic) }}</p>
                                    }
                                </th>
                                @for (channel of channels; track channel) {
                                    <td class="tick">
                                        <input
                                            #tick
                                            type="checkbox"
                                            [checked]="row[channel] && !(channel === 'sms' && (mine.smsStopped || mine.phone === null))"
                                            [disabled]="isBusy() || (channel === 'sms' && (mine.smsStopped || mine.phone === null))"
                                            [attr.aria-label]="t('news.topics.' + row.topic) + ': ' + t('news.' + channel)"
                                            (change)="choose(row.topic, channel, tick.checked, tick)"
                                        />
                                    </td>
                                }
                            </tr>
                        }
                    </tbody>
                </table>
                @if (failure(); as error) {
                    <k-failure [error]="error" [mayRetry]="false" />
                }
                <p class="soft small">{{ t('news.always') }}</p>
            } @else {
                <k-skeleton [rows]="4" height="2.5rem" />
            }
        </section>
    `,
})
export class NewsForm {
    private readonly own = inject(OwnNews);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly channels: readonly Channel[] = ['sms', 'mail'];
    protected readonly withDues: ReadonlySet<string> = new Set(['orders', 'payments', 'customers']);
    protected readonly isBusy = signal(false);
    protected readonly failure = signal<unknown>(null);
    protected readonly result = resource({ loader: ({ abortSignal }) => this.own.find(abortSignal) });
    protected readonly news = keptValue(this.result);

    protected async choose(topic: string, channel: Channel, wanted: boolean, tick?: HTMLInputElement): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            await this.own.choose({ topic, channel, wanted });
            this.toasts.say(this.transloco.translate('profile.saved'));
        } catch (error) {
            this.failure.set(error);
            // What is ticked is what is saved.
            if (tick) tick.checked = !wanted;
        }
        this.result.reload();
        this.isBusy.set(false);
    }
}
