import { NgTemplateOutlet } from '@angular/common';
import { ScrollingModule } from '@angular/cdk/scrolling';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { CartStore } from '../../shared/data/cart';
import { asFailure } from '../../shared/data/failure';
import { Session } from '../../shared/data/session';
import { keepTyped, readTyped } from '../../shared/data/typed';
import { AmountPipe, DigitsPipe, MoneyPipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { Toasts } from '../../shared/ui-kit/toasts';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { Carts } from '../data/carts';
import { OrderRow, OrderRows, OrderRowsReport, RowsSource } from '../data/order-rows';

const typedName = 'quick-order';
const shortList = 60;
type Shown = 'all' | OrderRow['outcome'];

/** Ordering from a list: what is pasted or sent is answered row by row, mended here, and then put into a cart. */
@Component({
    selector: 'k-quick-order',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [NgTemplateOutlet, ScrollingModule, TranslocoDirective, AmountPipe, DigitsPipe, MoneyPipe, UnitPipe, FailurePanel, Field, Icon],
    templateUrl: './quick-order.html',
    styles: `
        .rows {
            display: grid;
            grid-template-columns: 3.5rem minmax(0, 1fr) 8rem 7rem minmax(0, 1.3fr);
            gap: var(--space-1) var(--space-3);
            align-items: center;
            padding-block: var(--space-2);
            border-block-end: 1px solid var(--line);
        }
        .rows.fixed {
            block-size: var(--row);
            overflow: hidden;
        }
        .rows > * {
            min-inline-size: 0;
        }
        .rows .input {
            min-block-size: 2.5rem;
            padding-block: 0;
        }
        .name {
            overflow: hidden;
            text-overflow: ellipsis;
            white-space: nowrap;
        }
        .rejected {
            color: var(--bad);
            font-weight: 600;
        }
        .corrected {
            color: var(--warn);
            font-weight: 600;
        }
        textarea {
            min-block-size: 10rem;
            font-family: var(--mono, monospace);
        }
        @media (max-width: 60rem) {
            .rows {
                grid-template-columns: minmax(0, 1fr) 6rem 6rem;
            }
            .rows .number,
            .rows .said {
                grid-column: 1 / -1;
            }
        }
    `,
})
export class QuickOrder {
    protected readonly session = inject(Session);
    protected readonly store = inject(CartStore);
    private readonly orderRows = inject(OrderRows);
    private readonly carts = inject(Carts);
    private readonly router = inject(Router);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    private readonly memberId = computed(() => this.session.member()?.id);
    protected readonly text = linkedSignal<string>(() => readTyped<string>(typedName, this.memberId()) ?? '');
    protected readonly file = signal<File | null>(null);
    protected readonly report = signal<OrderRowsReport | null>(null);
    /** What was written over in a row, by its number, and is not asked again yet. */
    protected readonly mended = signal<Readonly<Record<number, Partial<OrderRow>>>>({});
    protected readonly shown = signal<Shown>('all');
    protected readonly error = signal('');
    protected readonly failure = signal<unknown>(null);
    protected readonly isBusy = signal(false);
    protected readonly targets = resource({ loader: ({ abortSignal }) => this.carts.list(abortSignal) });
    protected readonly list = computed(() => (this.targets.hasValue() ? this.targets.value() : []));
    protected readonly cartId = linkedSignal<string | null>(() => this.list().find((cart) => cart.isCurrent)?.id ?? null);
    protected readonly rowHeight = matchMedia('(max-width: 60rem)').matches ? 168 : 76;
    protected readonly rows = computed(() => {
        const [report, shown, mended] = [this.report(), this.shown(), this.mended()];
        return (report?.rows ?? [])
            .filter(({ outcome }) => shown === 'all' || outcome === shown)
            .map((row) => ({ ...row, ...mended[row.row] }));
    });
    protected readonly isLong = computed(() => this.rows().length > shortList);
    protected readonly isMended = computed(() => Object.keys(this.mended()).length > 0);
    protected readonly outcomes: readonly OrderRow['outcome'][] = ['ok', 'corrected', 'rejected'];

    protected type(text: string): void {
        this.text.set(text);
        keepTyped(typedName, this.memberId(), text);
        this.error.set('');
    }

    protected choose(files: FileList | null): void {
        this.file.set(files?.[0] ?? null);
        this.error.set('');
        if (this.file()) void this.check();
    }

    /** Asks what would become of the rows: of the file, else of the text. */
    protected async check(): Promise<void> {
        const file = this.file();
        if (!file && !this.text().trim()) {
            this.error.set(this.transloco.translate('quickOrder.nothing'));
            return;
        }
        await this.ask(file ? { file } : { text: this.text() });
    }

    protected mend(row: OrderRow, change: Partial<OrderRow>): void {
        this.mended.update((before) => ({ ...before, [row.row]: { ...before[row.row], ...change } }));
    }

    /** With what was written over. */
    protected async checkAgain(): Promise<void> {
        await this.ask({ rows: this.written() });
    }

    /** What was written over is answered first: nothing goes into the cart that he has not seen an answer to. */
    protected async take(): Promise<void> {
        if (this.isMended()) return this.checkAgain();
        await this.doing(async () => {
            const { cart } = await this.orderRows.take(this.written(), this.cartId());
            if (cart) await this.store.switchTo(String(cart.id));
            this.type('');
            this.toasts.say(this.transloco.translate('quickOrder.taken'));
            await this.router.navigate(['/cart']);
        });
    }

    protected async rejects(format: 'csv' | 'xlsx'): Promise<void> {
        await this.doing(async () => {
            const blob = await this.orderRows.rejects(this.written(), this.cartId(), format);
            const link = document.createElement('a');
            link.href = URL.createObjectURL(blob);
            link.download = `rejected-rows.${format}`;
            link.click();
            URL.revokeObjectURL(link.href);
        });
    }

    protected startAgain(): void {
        this.report.set(null);
        this.mended.set({});
        this.file.set(null);
        this.shown.set('all');
    }

    protected count(report: OrderRowsReport, shown: Shown): number {
        return shown === 'all' ? report.rows.length : report[shown];
    }

    protected byRow(_index: number, row: OrderRow): number {
        return row.row;
    }

    private written(): OrderRow[] {
        const mended = this.mended();
        return (this.report()?.rows ?? []).map((row) => ({ ...row, ...mended[row.row] }));
    }

    private ask(source: RowsSource): Promise<void> {
        return this.doing(async () => {
            const report = await this.orderRows.look(source, this.cartId());
            this.report.set(report);
            this.mended.set({});
            this.shown.set(report.rejected > 0 ? 'rejected' : 'all');
        });
    }

    private async doing(work: () => Promise<void>): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        this.error.set('');
        this.failure.set(null);
        try {
            await work();
        } catch (error) {
            const { fields } = asFailure(error);
            const said = fields['rows'] ?? fields['file'] ?? '';
            this.error.set(said);
            if (!said) this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
