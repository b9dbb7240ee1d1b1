import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { InstantPipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { PersonalData } from '../data/personal-data';

const tones: Record<string, string> = { open: 'warn', refused: 'bad', done: 'good' };
const pageSize = 20;

/** What the firm keeps of the person: he takes it along, or asks that it is erased. */
@Component({
    selector: 'k-my-data',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, InstantPipe, FailurePanel, Field, Icon, Skeleton],
    template: `
        <div class="page medium stack" *transloco="let t">
            <h1 tabindex="-1">{{ t('myData.title') }}</h1>
            <section class="card stack" aria-labelledby="take">
                <h2 id="take">{{ t('myData.download') }}</h2>
                <p class="soft">{{ t('myData.downloadText') }}</p>
                @if (isActing()) {
                    <p class="note">{{ t('myData.acting') }}</p>
                } @else {
                    <div class="row">
                        <button type="button" class="button primary" [disabled]="busy() !== ''" (click)="download()">
                            <k-icon name="down" />{{ t(busy() === 'file' ? 'myData.collecting' : 'myData.download') }}
                        </button>
                    </div>
                }
            </section>
            <section class="card stack" aria-labelledby="erase">
                <h2 id="erase">{{ t('myData.erasure') }}</h2>
                <p class="soft">{{ t('myData.erasureText') }}</p>
                @if (result.error()) {
                    <k-failure [error]="result.error()" (retry)="result.reload()" />
                } @else if (requests(); as all) {
                    @if (open(); as wish) {
                        <div class="note" role="status">
                            <div class="stack tight">
                                <p class="strong">{{ t('myData.asked', { day: wish.createdAt | instant: 'date' }) }}</p>
                                @if (wish.message) {
                                    <p dir="auto">{{ wish.message }}</p>
                                }
                                @if (!isActing()) {
                                    <div class="row">
                                        <button type="button" class="button" [disabled]="busy() !== ''" (click)="withdraw(wish.id)">
                                            {{ t('myData.withdraw') }}
                                        </button>
                                    </div>
                                }
                            </div>
                        </div>
                    } @else if (!isActing()) {
                        <form class="stack" (submit)="ask($event)">
                            <k-field for="why" [label]="t('myData.why')" [hint]="t('optional')">
                                <textarea
                                    id="why"
                                    class="input"
                                    rows="3"
                                    maxlength="2000"
                                    dir="auto"
                                    [value]="message()"
                                    (input)="message.set($any($event.target).value)"
                                ></textarea>
                            </k-field>
                            <div class="row">
                                <button type="submit" class="button" [disabled]="busy() !== ''">
                                    <k-icon name="trash" />{{ t('myData.ask') }}
                                </button>
                            </div>
                        </form>
                    }
                    @if (all.length > 0) {
                        <h3>{{ t('myData.history') }}</h3>
                        <ul class="history">
                            @for (request of shown(); track request.id) {
                                <li class="stack tight">
                                    <div class="row between">
                                        <span>{{ t('myData.kind.' + request.kind) }} · {{ request.createdAt | instant: 'date' }}</span>
                                        <span [class]="'badge ' + toneOf(request.state)">{{
                                            t('myData.state.' + request.state)
                                        }}</span>
                                    </div>
                                    @if (request.answer) {
                                        <p class="note" dir="auto">{{ request.answer }}</p>
                                    }
                                </li>
                            }
                        </ul>
                        @if (all.length > shown().length) {
                            <button type="button" class="button block" (click)="pages.set(pages() + 1)">
                                {{ t('myData.more') }}
                            </button>
                        }
                    }
                } @else {
                    <k-skeleton [rows]="2" />
                }
            </section>
        </div>
    `,
    styles: `
        .history {
            display: grid;
            gap: var(--space-3);
        }
    `,
})
export class MyData {
    private readonly data = inject(PersonalData);
    private readonly session = inject(Session);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly result = resource({ loader: ({ abortSignal }) => this.data.requests(abortSignal) });
    protected readonly requests = keptValue(this.result);
    protected readonly open = computed(() => this.requests()?.find(({ state }) => state === 'open'));
    protected readonly isActing = computed(() => !!this.session.firm()?.acting);
    protected readonly busy = signal<'' | 'file' | 'wish'>('');
    protected readonly message = signal('');
    protected readonly pages = signal(1);
    protected readonly shown = computed(() => (this.requests() ?? []).slice(0, this.pages() * pageSize));

    protected toneOf(state: string): string {
        return tones[state] ?? '';
    }

    protected async download(): Promise<void> {
        this.busy.set('file');
        try {
            const file = await this.data.file();
            if (typeof file === 'string') {
                this.toasts.say(file, 'bad');
                return;
            }
            const address = URL.createObjectURL(file.content);
            const link = Object.assign(document.createElement('a'), { href: address, download: file.filename });
            link.click();
            URL.revokeObjectURL(address);
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.busy.set('');
            this.result.reload();
        }
    }

    protected async ask(event: Event): Promise<void> {
        event.preventDefault();
        if (!confirm(this.transloco.translate<string>('myData.askSure'))) return;
        if (await this.answered(() => this.data.askForErasure(this.message()))) this.message.set('');
    }

    protected async withdraw(id: string): Promise<void> {
        await this.answered(() => this.data.withdraw(id));
    }

    private async answered(work: () => Promise<string | null>): Promise<boolean> {
        this.busy.set('wish');
        try {
            const refused = await work();
            if (refused !== null) this.toasts.say(refused, 'bad');
            return refused === null;
        } catch (error) {
            this.toasts.fail(error);
            return false;
        } finally {
            this.busy.set('');
            this.result.reload();
        }
    }
}
