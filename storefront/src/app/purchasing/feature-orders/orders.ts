import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { saveFile } from '../../shared/data/save-file';
import { DateInput, TypedDay } from '../../shared/date/date-input';
import { latinDigits } from '../../shared/format/format';
import { ListShell } from '../../shared/list/list-shell';
import { PagedList } from '../../shared/list/paged-list';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { Toasts } from '../../shared/ui-kit/toasts';
import { openStates, OrderBook, orderStates } from '../data/orders';
import { OrderCard } from '../ui-order/order-card';

const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '');
const isId = (text: string | undefined): text is string => /^\d{1,9}$/.test(text ?? '');

/** All orders that a person sees, narrowed by what stands in the address, and the same as a file. */
@Component({
    selector: 'k-orders',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, DateInput, Field, Icon, ListShell, OrderCard],
    templateUrl: './orders.html',
    styles: `
        .filters {
            display: grid;
            grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr));
            gap: var(--space-3);
            align-items: start;
        }
    `,
})
export class Orders {
    readonly term = input<string>();
    readonly state = input<string>();
    readonly from = input<string>();
    readonly until = input<string>();
    readonly by = input<string>();
    readonly branch = input<string>();
    readonly page = input<string>();
    private readonly book = inject(OrderBook);
    private readonly preferences = inject(Preferences);
    private readonly toasts = inject(Toasts);
    protected readonly states = orderStates;
    protected readonly isBusy = signal(false);
    /** Which of the two days was typed as none. */
    protected readonly unreadable = signal<'from' | 'until' | null>(null);
    protected readonly choices = resource({ loader: ({ abortSignal }) => this.book.filters(abortSignal) });
    private readonly filter = computed(() => {
        const state = this.state();
        return {
            states: !state ? null : state === 'open' ? openStates : [state],
            from: isDay(this.from()) ? this.from() : null,
            until: isDay(this.until()) ? this.until() : null,
            placedByMemberId: isId(this.by()) ? this.by() : null,
            branchId: isId(this.branch()) ? this.branch() : null,
        };
    });
    protected readonly list = new PagedList({
        size: 20,
        address: this,
        filter: () => ({ language: this.preferences.language(), wish: this.filter() }),
        load: ({ term, wish, skip, take }, abort) =>
            this.book.list({ ...wish, term: latinDigits(term) || null, skip, take }, abort),
    });
    protected readonly isNarrowed = computed(() =>
        [this.list.search(), this.state(), this.from(), this.until(), this.by(), this.branch()].some(Boolean),
    );

    protected day(name: 'from' | 'until', typed: TypedDay): void {
        this.unreadable.set('day' in typed ? null : name);
        if ('day' in typed) this.list.narrow({ [name]: typed.day || null });
    }

    protected async export(format: 'CSV' | 'XLSX'): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        try {
            const term = latinDigits(this.list.search()) || null;
            saveFile(await this.book.file({ ...this.filter(), term, format }));
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
