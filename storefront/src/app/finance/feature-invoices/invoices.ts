import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { DateInput, TypedDay } from '../../shared/date/date-input';
import { latinDigits } from '../../shared/format/format';
import { AmountPipe, DayPipe, DigitsPipe, InstantPipe, MoneyPipe } from '../../shared/format/pipes';
import { ListShell } from '../../shared/list/list-shell';
import { PagedList } from '../../shared/list/paged-list';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { FigureAge } from '../../shared/ui-kit/figure-age';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { leaveFor } from '../../shared/data/leave';
import { Finance, InvoicePage, invoiceStates } from '../data/finance';
import { Payments } from '../data/payments';
import { Ageing } from '../ui-ageing/ageing';

type Invoice = InvoicePage['items'][number];

/** What the company owes, and its invoices. */
@Component({
    selector: 'k-invoices',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        ...[RouterLink, TranslocoDirective, DateInput, AmountPipe, DayPipe, DigitsPipe, InstantPipe, MoneyPipe],
        ...[ListShell, FailurePanel, Field, FigureAge, Skeleton, Ageing],
    ],
    templateUrl: './invoices.html',
    styles: `
        .figures {
            display: grid;
            gap: var(--space-4);
            grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
        }
        .big {
            font-size: var(--text-xl);
        }
        .bar {
            position: sticky;
            z-index: 10;
            inset-block-end: var(--space-3);
            padding: var(--space-3) var(--space-4);
        }
        @media (max-width: 48rem) {
            .bar {
                inset-block-end: calc(4.5rem + env(safe-area-inset-bottom));
            }
        }
        /* Whoever comes to a row by the keyboard finds it above the bar. */
        li.card :is(a, input) {
            scroll-margin-block-end: 9rem;
        }
        .days {
            display: grid;
            gap: var(--space-3);
            grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
        }
    `,
})
export class InvoicesPage {
    readonly term = input<string>();
    readonly state = input<string>();
    readonly from = input<string>();
    readonly until = input<string>();
    readonly page = input<string>();
    protected readonly finance = inject(Finance);
    protected readonly states = invoiceStates;
    protected readonly balance = resource({ loader: ({ abortSignal }) => this.finance.balance(abortSignal) });
    protected readonly list = new PagedList({
        size: 20,
        address: this,
        filter: () => ({
            state: invoiceStates.find((state) => state === this.state()) ?? null,
            from: this.from() || null,
            until: this.until() || null,
        }),
        load: ({ term, ...asked }, abort) =>
            this.finance.invoices({ term: latinDigits(term) || null, ...asked }, abort),
    });

    private readonly payments = inject(Payments);
    protected readonly providers = resource({ loader: ({ abortSignal }) => this.payments.providers(abortSignal) });
    /** Open invoices that are to be paid together. */
    protected readonly chosen = signal<readonly Invoice[]>([]);
    protected readonly total = computed(() => this.chosen().reduce((sum, one) => sum + (one.openMinor ?? 0), 0));
    protected readonly isBusy = signal(false);
    protected readonly refusal = signal('');
    protected readonly failure = signal<unknown>(null);

    protected mayPay({ openMinor }: Invoice): boolean {
        return (openMinor ?? 0) > 0 && this.providers.hasValue() && this.providers.value().length > 0;
    }

    protected isChosen({ id }: Invoice): boolean {
        return this.chosen().some((one) => one.id === id);
    }

    protected choose(invoice: Invoice, isWanted: boolean): void {
        const others = this.chosen().filter(({ id }) => id !== invoice.id);
        this.chosen.set(isWanted ? [...others, invoice] : others);
    }

    protected async pay(): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        this.refusal.set('');
        this.failure.set(null);
        try {
            const started = await this.payments.start({ invoiceIds: this.chosen().map(({ id }) => id) });
            if (started.__typename === 'StartedPayment') leaveFor(started.redirectUrl);
            else this.refusal.set(started.reason);
        } catch (error) {
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    /** A day that cannot be read narrows nothing. */
    protected span(border: 'from' | 'until', typed: TypedDay): void {
        this.list.narrow({ [border]: ('day' in typed && typed.day) || null });
    }
}
