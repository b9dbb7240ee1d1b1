import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { DateInput, TypedDay } from '../../shared/date/date-input';
import { latinDigits } from '../../shared/format/format';
import { DayPipe, DigitsPipe, MoneyPipe } from '../../shared/format/pipes';
import { ListShell } from '../../shared/list/list-shell';
import { PagedList } from '../../shared/list/paged-list';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Finance, invoiceStates } from '../data/finance';
import { Ageing } from '../ui-ageing/ageing';

/** What the company owes, and its invoices. */
@Component({
    selector: 'k-invoices',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        ...[RouterLink, TranslocoDirective, DateInput, DayPipe, DigitsPipe, MoneyPipe],
        ...[ListShell, FailurePanel, Field, Skeleton, Ageing],
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

    /** A day that cannot be read narrows nothing. */
    protected span(border: 'from' | 'until', typed: TypedDay): void {
        this.list.narrow({ [border]: ('day' in typed && typed.day) || null });
    }
}
