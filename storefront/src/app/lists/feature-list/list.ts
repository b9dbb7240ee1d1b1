import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { CartStore } from '../../shared/data/cart';
import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { latinDigits } from '../../shared/format/format';
import { AmountPipe } from '../../shared/format/pipes';
import { ListShell } from '../../shared/list/list-shell';
import { PagedList } from '../../shared/list/paged-list';
import { ChoiceBar } from '../../shared/ui-kit/choice-bar';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { Chosen } from '../data/chosen';
import { LineChange, ListBook, listSorts } from '../data/lists';
import { ToCart } from '../data/to-cart';
import { ArticleRow } from '../ui-article/article-row';
import { ListForm, ListWords } from '../ui-list/list-form';

/** One list: its articles, to be changed, sorted, and put into the cart as often as one likes. */
@Component({
    selector: 'k-shopping-list',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        ...[RouterLink, TranslocoDirective, AmountPipe, UnitPipe, ArticleRow, ChoiceBar],
        ...[Empty, FailurePanel, Icon, ListForm, ListShell, Skeleton],
    ],
    templateUrl: './list.html',
    styles: `
        .back {
            display: inline-flex;
            align-items: center;
            text-decoration: none;
        }
        .gone {
            display: flex;
            flex-wrap: wrap;
            gap: var(--space-3);
            align-items: center;
            padding: var(--space-4);
            border: 1px dashed var(--line-strong);
            border-radius: var(--radius-m);
        }
        .actions {
            display: flex;
        }
    `,
})
export class ListPage {
    readonly id = input.required<string>();
    readonly term = input<string>();
    readonly page = input<string>();
    readonly sort = input<string>();
    private readonly book = inject(ListBook);
    private readonly cart = inject(CartStore);
    private readonly preferences = inject(Preferences);
    private readonly router = inject(Router);
    private readonly toCart = inject(ToCart);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly session = inject(Session);
    protected readonly sorts = listSorts;
    protected readonly size = 50;
    protected readonly chosen = new Chosen();
    protected readonly news = signal<Readonly<Record<string, string>>>({});
    protected readonly isEditing = signal(false);
    protected readonly isBusy = signal(false);
    protected readonly problem = signal('');
    protected readonly failure = signal<unknown>(null);
    protected readonly order = computed(() => listSorts.find((one) => one === this.sort()) ?? 'PLACE');
    protected readonly head = resource({
        params: () => ({ id: this.id(), language: this.preferences.language() }),
        loader: ({ params, abortSignal }) => this.book.find(params.id, abortSignal),
    });
    protected readonly one = keptValue(this.head);
    protected readonly list = new PagedList({
        size: this.size,
        address: this,
        filter: () => ({ language: this.preferences.language(), listId: this.id(), sort: this.order() }),
        load: ({ term, listId, sort, skip, take }, abort) =>
            this.book.lines({ listId, sort, term: latinDigits(term) || null, skip, take }, abort),
    });
    protected readonly onPage = computed(() => this.list.found()?.items.map((line) => line.id) ?? []);
    protected readonly isAllChosen = computed(() => this.onPage().length > 0 && this.onPage().every((id) => this.chosen.has(id)));
    /** Places are those of the whole list in its own order. */
    protected readonly maySort = computed(() => this.one()?.mayEdit === true && this.order() === 'PLACE' && !this.list.search());

    protected async rename(words: ListWords): Promise<void> {
        const one = this.one();
        if (!one) return;
        this.problem.set('');
        this.failure.set(null);
        await this.quietly(
            async () => {
                const refused = await this.book.update(one, words);
                if (refused) this.problem.set(`listRefusal.${refused}`);
                else this.isEditing.set(false);
                this.head.reload();
            },
            (error) => {
                this.failure.set(error);
                this.head.reload();
            },
        );
    }

    protected async remove(): Promise<void> {
        const one = this.one();
        if (!one || !confirm(this.transloco.translate<string>('lists.deleteSure', { name: one.name }))) return;
        await this.quietly(async () => {
            const refused = await this.book.remove(one);
            if (refused) this.toasts.say(this.transloco.translate<string>(`listRefusal.${refused}`), 'bad');
            else await this.router.navigate(['/lists']);
        });
    }

    protected async change(change: LineChange): Promise<void> {
        const one = this.one();
        if (!one) return;
        await this.quietly(async () => void (await this.book.change(one, change)));
        this.reload();
    }

    protected async move(lineId: string, place: number): Promise<void> {
        const one = this.one();
        if (!one) return;
        await this.quietly(async () => void (await this.book.move(one, lineId, place)));
        this.reload();
    }

    protected placeOf(index: number): number {
        return (this.list.page() - 1) * this.size + index;
    }

    protected async add(lineIds: readonly string[] | null): Promise<void> {
        await this.quietly(async () => {
            const answers = await this.book.toCart(this.id(), lineIds, this.cart.cart()?.id ?? null);
            const { text, tone, rows } = this.toCart.told(answers);
            this.toasts.say(text, tone);
            this.news.set(rows);
            this.chosen.clear();
            await this.cart.load();
        });
    }


    private reload(): void {
        this.head.reload();
        this.list.result.reload();
    }

    private async quietly(work: () => Promise<void>, failed = (error: unknown) => this.toasts.fail(error)): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        try {
            await work();
        } catch (error) {
            failed(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
