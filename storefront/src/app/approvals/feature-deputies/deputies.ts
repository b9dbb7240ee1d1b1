import { ChangeDetectionStrategy, Component, inject, resource, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { Preferences } from '../../shared/data/preferences';
import { DateInput, TypedDay } from '../../shared/date/date-input';
import { DayPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { Deputy, DeputyBook } from '../data/deputies';

const emptyDraft = { deputyMemberId: '', from: '', until: '' };

/** Who decides in my stead while I am away, and for whom I do. */
@Component({
    selector: 'k-deputies',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, DateInput, DayPipe, Empty, FailurePanel, Field, Icon, Skeleton],
    template: `
        <div class="page medium stack wide" *transloco="let t">
            <h1 tabindex="-1">{{ t('deputies.title') }}</h1>
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (all(); as mine) {
                <section class="card stack" aria-labelledby="mine">
                    <h2 id="mine">{{ t('deputies.mine') }}</h2>
                    <p class="soft small">{{ t('deputies.hint') }}</p>
                    @for (one of mine.mine; track one.id) {
                        <div class="entry row between">
                            <div class="grow">
                                <p class="row">
                                    <bdi class="strong">{{ one.deputyName }}</bdi>
                                    @if (one.holdsToday) {
                                        <span class="badge good">{{ t('deputies.today') }}</span>
                                    }
                                </p>
                                <p class="small">{{ one.from | day: 'weekday' }} – {{ one.until | day: 'weekday' }}</p>
                            </div>
                            <button type="button" class="button quiet" (click)="edit(one)">
                                {{ t('approvalRules.edit') }}
                            </button>
                            <button
                                type="button"
                                class="button quiet icon"
                                [attr.aria-label]="t('approvalRules.removeOf', { name: one.deputyName })"
                                (click)="remove(one)"
                            >
                                <k-icon name="trash" />
                            </button>
                        </div>
                    } @empty {
                        <k-empty icon="person" [heading]="t('deputies.none')" />
                    }
                    @if (mine.colleagues.length) {
                        <form class="stack" (submit)="$event.preventDefault(); save()" novalidate>
                            <h3>{{ t(known() ? 'deputies.change' : 'deputies.name') }}</h3>
                            <k-field for="deputy" [label]="t('deputies.who')" [error]="errors()['deputyMemberId']">
                                <select #who id="deputy" class="input" (change)="change({ deputyMemberId: who.value })">
                                    <option value="" [selected]="!draft().deputyMemberId">{{ t('choose') }}</option>
                                    @for (one of mine.colleagues; track one.id) {
                                        <option [value]="one.id" [selected]="one.id === draft().deputyMemberId">
                                            {{ one.name }}
                                        </option>
                                    }
                                </select>
                            </k-field>
                            <div class="row start">
                                <k-field
                                    class="grow"
                                    for="from"
                                    [label]="t('deputies.from')"
                                    [error]="errors()['from']"
                                >
                                    <k-date-input
                                        name="from"
                                        [day]="draft().from"
                                        (typed)="changeDay('from', $event)"
                                    />
                                </k-field>
                                <k-field
                                    class="grow"
                                    for="until"
                                    [label]="t('deputies.until')"
                                    [error]="errors()['until']"
                                >
                                    <k-date-input
                                        name="until"
                                        [day]="draft().until"
                                        [min]="draft().from"
                                        (typed)="changeDay('until', $event)"
                                    />
                                </k-field>
                            </div>
                            @if (failure(); as error) {
                                <k-failure [error]="error" [mayRetry]="false" />
                            }
                            <div class="row end">
                                @if (known()) {
                                    <button type="button" class="button" (click)="edit(null)">{{ t('cancel') }}</button>
                                }
                                <button class="button primary" [attr.aria-disabled]="isBusy() || null">
                                    {{ t('approvalRules.save') }}
                                </button>
                            </div>
                        </form>
                    }
                </section>
                <section class="card stack" aria-labelledby="for-others">
                    <h2 id="for-others">{{ t('deputies.forOthers') }}</h2>
                    @for (one of mine.standingInFor; track one.id) {
                        <p class="entry">
                            <bdi class="strong">{{ one.memberName }}</bdi>
                            @if (one.holdsToday) {
                                <span class="badge good">{{ t('deputies.today') }}</span>
                            }
                            <br />{{ one.from | day: 'weekday' }} – {{ one.until | day: 'weekday' }}
                        </p>
                    } @empty {
                        <p class="soft">{{ t('deputies.forNobody') }}</p>
                    }
                </section>
            } @else {
                <k-skeleton [rows]="2" height="10rem" />
            }
        </div>
    `,
    styles: `
        .entry {
            padding-block: var(--space-3);
            border-block-end: 1px solid var(--line);
        }
        .start {
            align-items: start;
        }
    `,
})
export class Deputies {
    private readonly book = inject(DeputyBook);
    private readonly preferences = inject(Preferences);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly result = resource({
        params: () => this.preferences.language(),
        loader: ({ abortSignal }) => this.book.load(abortSignal),
    });
    protected readonly all = keptValue(this.result);
    protected readonly draft = signal(emptyDraft);
    /** The one that is being changed; null while a new one is named. */
    protected readonly known = signal<Deputy | null>(null);
    protected readonly errors = signal<Record<string, string>>({});
    protected readonly failure = signal<unknown>(null);
    protected readonly isBusy = signal(false);

    protected change(change: Partial<typeof emptyDraft>): void {
        this.draft.update((before) => ({ ...before, ...change }));
        this.errors.set({});
    }

    protected changeDay(field: 'from' | 'until', typed: TypedDay): void {
        this.change({ [field]: 'day' in typed ? typed.day : '' });
        if ('unreadable' in typed) this.errors.set({ [field]: this.transloco.translate<string>('date.unreadable') });
    }

    protected edit(deputy: Deputy | null): void {
        this.known.set(deputy);
        const { deputyMemberId, from, until } = deputy ?? emptyDraft;
        this.draft.set({ deputyMemberId, from, until });
        this.errors.set({});
        this.failure.set(null);
    }

    protected async save(): Promise<void> {
        const missing = Object.entries(this.draft()).filter(([, value]) => value === '');
        const required = this.transloco.translate<string>('field.required');
        const isBackward = this.draft().until !== '' && this.draft().until < this.draft().from;
        this.errors.set({
            ...Object.fromEntries(missing.map(([field]) => [field, required])),
            ...(isBackward ? { until: this.transloco.translate<string>('deputies.backward') } : {}),
        });
        if (Object.keys(this.errors()).length || this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            await this.book.save(this.draft(), this.known());
            this.edit(null);
            this.toasts.say(this.transloco.translate('approvalRules.saved'));
            this.result.reload();
        } catch (error) {
            this.errors.set(asFailure(error).fields);
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    protected async remove(deputy: Deputy): Promise<void> {
        try {
            await this.book.remove(deputy);
            if (this.known()?.id === deputy.id) this.edit(null);
        } catch (error) {
            this.toasts.fail(error);
        }
        this.result.reload();
    }
}
