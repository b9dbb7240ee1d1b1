import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { saveFile } from '../../shared/data/save-file';
import { Session } from '../../shared/data/session';
import { latinDigits } from '../../shared/format/format';
import { AmountPipe, InstantPipe } from '../../shared/format/pipes';
import { ListShell } from '../../shared/list/list-shell';
import { PagedList } from '../../shared/list/paged-list';
import { AddToList } from '../../shared/ui-kit/add-to-list';
import { ChoiceBar } from '../../shared/ui-kit/choice-bar';
import { Icon } from '../../shared/ui-kit/icon';
import { Toasts } from '../../shared/ui-kit/toasts';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { Amount } from '../data/article';
import { Chosen, usualAmount } from '../data/chosen';
import { RecentInput, RecentItem, RecentlyBought, recentSorts, windows } from '../data/recent';
import { ToCart } from '../data/to-cart';
import { ArticleRow } from '../ui-article/article-row';
import { HistoryChart } from '../ui-history/history-chart';

/** What the company bought lately, to be bought again. */
@Component({
    selector: 'k-recent',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        ...[RouterLink, TranslocoDirective, AmountPipe, InstantPipe, UnitPipe],
        ...[AddToList, ArticleRow, ChoiceBar, HistoryChart, Icon, ListShell],
    ],
    templateUrl: './recent.html',
    styles: `
        .windows {
            display: flex;
            flex-wrap: wrap;
            gap: var(--space-2);
        }
        .filters {
            display: grid;
            grid-template-columns: repeat(auto-fill, minmax(min(100%, 12rem), 1fr));
            gap: var(--space-3);
        }
    `,
})
export class Recent {
    readonly term = input<string>();
    readonly page = input<string>();
    readonly months = input<string>();
    readonly category = input<string>();
    readonly facets = input<string>();
    readonly stock = input<string>();
    readonly sort = input<string>();
    private readonly recent = inject(RecentlyBought);
    private readonly preferences = inject(Preferences);
    private readonly toCart = inject(ToCart);
    private readonly toasts = inject(Toasts);
    protected readonly session = inject(Session);
    protected readonly windows = windows;
    protected readonly sorts = recentSorts;
    protected readonly chosen = new Chosen();
    protected readonly news = signal<Readonly<Record<string, string>>>({});
    protected readonly isBusy = signal(false);
    /** What was seen of the articles, so that those of other pages can be ordered too. */
    private readonly seen = new Map<string, RecentItem>();
    protected readonly facetIds = computed(() => (this.facets() ?? '').split(',').filter((id) => /^\d+$/.test(id)));
    private readonly filter = computed((): RecentInput => ({
        months: windows.find((one) => String(one) === this.months()) ?? 12,
        categoryId: /^\d+$/.test(this.category() ?? '') ? this.category() : null,
        facetValueIds: this.facetIds(),
        isAvailable: this.stock() === 'yes' ? true : this.stock() === 'no' ? false : null,
        sort: recentSorts.find((one) => one === this.sort()) ?? 'LAST_BOUGHT',
    }));
    protected readonly found = signal<Awaited<ReturnType<RecentlyBought['page']>> | undefined>(undefined);
    protected readonly list = new PagedList({
        size: 25,
        address: this,
        filter: () => ({ language: this.preferences.language(), wish: this.filter() }),
        load: async ({ term, wish, skip, take }, abort) => {
            const page = await this.recent.page({ ...wish, term: latinDigits(term) || null, skip, take }, abort);
            for (const item of page.items) this.seen.set(item.article.variantId, item);
            this.found.set(page);
            return page;
        },
    });
    protected readonly shownMonths = computed(() => this.filter().months);
    protected readonly isNarrowed = computed(
        () => Boolean(this.list.search() || this.category() || this.facetIds().length || this.stock()),
    );
    protected readonly onPage = computed(() => this.list.found()?.items.map((item) => item.article.variantId) ?? []);
    protected readonly isAllChosen = computed(
        () => this.onPage().length > 0 && this.onPage().every((id) => this.chosen.has(id)),
    );
    protected readonly rows = computed(() => this.chosen.all().flatMap((id) => this.row(id) ?? []));

    protected amountOf(item: RecentItem): Amount {
        const { article, lastUnit, lastUnitQuantity } = item;
        return this.chosen.amount(article.variantId, usualAmount(article, lastUnit, lastUnitQuantity));
    }

    protected chooseFacet(values: readonly { id: string }[], chosen: string): void {
        const others = this.facetIds().filter((id) => !values.some((value) => value.id === id));
        this.list.narrow({ facets: [...others, chosen].filter(Boolean).join(',') || null });
    }

    protected chosenOf(values: readonly { id: string }[]): string {
        return values.find((value) => this.facetIds().includes(value.id))?.id ?? '';
    }

    protected async add(): Promise<void> {
        await this.quietly(async () => {
            const rows = this.rows();
            const { text, tone, rows: news } = await this.toCart.add(rows);
            this.toasts.say(text, tone);
            this.news.set(news);
            // What was taken is done with; what was not stays chosen, with what is said of it.
            this.chosen.toggleAll(rows.map((row) => row.variantId).filter((id) => !(id in news)), false);
        });
    }

    protected async export(format: 'CSV' | 'XLSX', isChosenOnly: boolean): Promise<void> {
        await this.quietly(async () => {
            const variantIds = isChosenOnly ? this.chosen.all() : null;
            const term = latinDigits(this.list.search()) || null;
            saveFile(await this.recent.file({ ...this.filter(), term, format, variantIds }));
        });
    }

    private row(id: string): (Amount & { variantId: string }) | null {
        const item = this.seen.get(id);
        return item ? { variantId: id, ...this.amountOf(item) } : null;
    }

    private async quietly(work: () => Promise<void>): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        try {
            await work();
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
