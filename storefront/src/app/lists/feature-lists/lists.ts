import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { ListFiller } from '../../shared/data/shopping-lists';
import { AmountPipe, InstantPipe } from '../../shared/format/pipes';
import { ListShell } from '../../shared/list/list-shell';
import { PagedList } from '../../shared/list/paged-list';
import { Icon } from '../../shared/ui-kit/icon';
import { Toasts } from '../../shared/ui-kit/toasts';
import { ListBook, ShoppingList } from '../data/lists';
import { ListForm, ListWords } from '../ui-list/list-form';

/** The lists of a person and those that his company shares. */
@Component({
    selector: 'k-lists',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, AmountPipe, InstantPipe, Icon, ListForm, ListShell],
    template: `
        <div class="page medium stack" *transloco="let t">
            <div class="row between">
                <h1 tabindex="-1">{{ t('lists.title') }}</h1>
                @if (session.may('order')) {
                    <button type="button" class="button primary" (click)="isMaking.set(true)">
                        <k-icon name="plus" />{{ t('lists.new') }}
                    </button>
                }
            </div>
            <p class="soft">{{ t('lists.hint') }}</p>
            @if (isMaking()) {
                <section class="card stack" aria-labelledby="new-list">
                    <h2 id="new-list">{{ t('lists.new') }}</h2>
                    <k-list-form
                        [problem]="problem()"
                        [failure]="failure()"
                        [isBusy]="isBusy()"
                        (saved)="create($event)"
                        (cancelled)="isMaking.set(false)"
                    />
                </section>
            }
            @if (deleted(); as one) {
                <p class="note row between" role="status">
                    <span dir="auto">{{ t('lists.deleted', { name: one.name }) }}</span>
                    <button type="button" class="button small" [attr.aria-disabled]="isBusy() || null" (click)="restore(one)">
                        {{ t('lists.undo') }}
                    </button>
                </p>
            }
            <k-list [list]="list" [search]="t('lists.search')" count="lists.count" [none]="t('lists.none')" icon="list">
                @for (one of list.found()?.items; track one.id) {
                    <li class="card list">
                        <div class="grow">
                            <a class="strong" [routerLink]="['/lists', one.id]" dir="auto">{{ one.name }}</a>
                            @if (one.isShared) {
                                <span class="badge info">{{ t('lists.shared') }}</span>
                            }
                            @if (one.remark) {
                                <p class="small" dir="auto">{{ one.remark }}</p>
                            }
                            <p class="soft small dotted">
                                <span>{{ t('lists.lines', { n: one.lineCount | amount }) }}</span>
                                <span>{{ t('lists.changed', { day: one.updatedAt | instant: 'date' }) }}</span>
                                @if (!one.isMine) {
                                    <bdi>{{ one.ownerName ?? t('lists.fromFirm') }}</bdi>
                                }
                            </p>
                        </div>
                        @if (session.may('order')) {
                            <div class="row">
                                <button
                                    type="button"
                                    class="button"
                                    [attr.aria-label]="t('lists.copyOf', { name: one.name })"
                                    [attr.aria-disabled]="isBusy() || null"
                                    (click)="copy(one)"
                                >
                                    {{ t('lists.copy') }}
                                </button>
                                @if (one.mayManage) {
                                    <button
                                        type="button"
                                        class="button quiet icon"
                                        [attr.aria-label]="t('lists.deleteOf', { name: one.name })"
                                        [attr.aria-disabled]="isBusy() || null"
                                        (click)="remove(one)"
                                    >
                                        <k-icon name="trash" />
                                    </button>
                                }
                            </div>
                        }
                    </li>
                }
                @if (list.search()) {
                    <a none class="button" routerLink="/lists">{{ t('lists.showAll') }}</a>
                } @else {
                    <p none class="soft">{{ t('lists.noneHint') }}</p>
                }
            </k-list>
        </div>
    `,
    styles: `
        .list {
            display: flex;
            flex-wrap: wrap;
            gap: var(--space-3);
            align-items: center;
        }
        .badge {
            margin-inline-start: var(--space-2);
        }
    `,
})
export class ListsPage {
    readonly term = input<string>();
    readonly page = input<string>();
    private readonly book = inject(ListBook);
    private readonly filler = inject(ListFiller);
    private readonly router = inject(Router);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly session = inject(Session);
    protected readonly isMaking = signal(false);
    protected readonly isBusy = signal(false);
    protected readonly problem = signal('');
    protected readonly failure = signal<unknown>(null);
    protected readonly deleted = this.book.deleted;
    protected readonly list = new PagedList<ShoppingList>({
        size: 25,
        address: this,
        load: ({ term, skip, take }, abort) => this.book.all(term, skip, take, abort),
    });

    protected async create(words: ListWords): Promise<void> {
        await this.busily(
            async () => {
                const made = await this.filler.create(words);
                if (typeof made === 'string') this.problem.set(`listRefusal.${made}`);
                else await this.router.navigate(['/lists', made.id]);
            },
            (error) => this.failure.set(error),
        );
    }

    protected async copy(one: ShoppingList): Promise<void> {
        await this.busily(async () => {
            const name = this.transloco.translate<string>('lists.copyName', { name: one.name }).slice(0, 100);
            const made = await this.book.copy(one.id, name);
            if (typeof made === 'string') this.refused(made);
            else await this.router.navigate(['/lists', made.id]);
        });
    }

    protected async remove(one: ShoppingList): Promise<void> {
        await this.busily(async () => {
            const refused = await this.book.remove(one);
            if (refused) this.refused(refused);
        });
        this.list.result.reload();
    }

    protected async restore(one: ShoppingList): Promise<void> {
        await this.busily(async () => {
            const refused = await this.book.restore(one.id);
            if (refused) this.refused(refused);
        });
        this.list.result.reload();
    }

    private refused(reason: string): void {
        this.toasts.say(this.transloco.translate<string>(`listRefusal.${reason}`), 'bad');
    }

    private async busily(work: () => Promise<void>, failed = (error: unknown) => this.toasts.fail(error)): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        this.problem.set('');
        this.failure.set(null);
        try {
            await work();
        } catch (error) {
            failed(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
