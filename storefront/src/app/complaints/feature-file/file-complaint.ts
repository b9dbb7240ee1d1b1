import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { Preferences } from '../../shared/data/preferences';
import { SentFile } from '../../shared/data/sent-files';
import { DateInput } from '../../shared/date/date-input';
import { latinDigits } from '../../shared/format/format';
import { AmountPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { FileTray } from '../../shared/ui-kit/file-tray';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { ComplaintBook, complaintWishes } from '../data/complaints';

/** A complaint about goods of one order, with what the firm asks for this kind of it. */
@Component({
    selector: 'k-file-complaint',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        ...[RouterLink, TranslocoDirective, AmountPipe],
        ...[DateInput, Empty, FailurePanel, Field, FileTray, Icon, Skeleton],
    ],
    templateUrl: './file-complaint.html',
    styles: `
        .back {
            display: inline-flex;
            align-items: center;
            column-gap: 0.3em;
            text-decoration: none;
        }
        .error {
            color: var(--bad);
            font-weight: 600;
        }
        .line {
            display: grid;
            grid-template-columns: minmax(0, 1fr) 7rem;
            gap: var(--space-3);
            align-items: center;
        }
    `,
})
export class FileComplaint {
    readonly code = input.required<string>();
    private readonly book = inject(ComplaintBook);
    private readonly router = inject(Router);
    private readonly preferences = inject(Preferences);
    protected readonly wishes = complaintWishes;
    protected readonly shipmentId = signal('');
    protected readonly result = resource({
        params: () => ({ code: this.code(), shipmentId: this.shipmentId() || null, language: this.preferences.language() }),
        loader: ({ params, abortSignal }) => this.book.form(params.code, params.shipmentId, abortSignal),
    });
    protected readonly form = keptValue(this.result);
    protected readonly kindId = linkedSignal(() => this.form()?.complaintForms[0]?.id ?? '');
    protected readonly kind = computed(() => this.form()?.complaintForms.find(({ id }) => id === this.kindId()));
    protected readonly goods = computed(() =>
        (this.form()?.complaintSubject.goods ?? []).filter(({ quantity, complained }) => quantity > complained),
    );
    protected readonly quantities = signal<Record<string, string | undefined>>({});
    protected readonly answers = signal<Record<string, string | undefined>>({});
    protected readonly wish = signal('replace');
    protected readonly batch = signal('');
    protected readonly text = signal('');
    protected readonly files = signal<SentFile[]>([]);
    protected readonly isTried = signal(false);
    protected readonly isBusy = signal(false);
    protected readonly failure = signal<unknown>(null);
    private readonly lines = computed(() =>
        this.goods().flatMap(({ orderLineId }) => {
            const typed = this.quantities()[orderLineId]?.trim() ?? '';
            return typed === '' ? [] : [{ orderLineId, quantity: /^\d{1,9}$/.test(latinDigits(typed)) ? Number(latinDigits(typed)) : NaN }];
        }),
    );

    protected type(orderLineId: string, value: string): void {
        this.quantities.update((all) => ({ ...all, [orderLineId]: value }));
    }

    protected answer(key: string, value: string): void {
        this.answers.update((all) => ({ ...all, [key]: value }));
    }

    /** Not a number, or more than there is. */
    protected isWrong(orderLineId: string): boolean {
        const line = this.lines().find((one) => one.orderLineId === orderLineId);
        const goods = this.goods().find((one) => one.orderLineId === orderLineId);
        return line !== undefined && !(line.quantity > 0 && line.quantity <= (goods ? goods.quantity - goods.complained : 0));
    }

    protected isMissing(key: string): boolean {
        const field = this.kind()?.fields.find((one) => one.key === key);
        return this.isTried() && field?.required === true && !this.answers()[key]?.trim();
    }

    protected readonly hasNoGoods = computed(() => this.isTried() && this.lines().length === 0);

    protected async send(): Promise<void> {
        this.isTried.set(true);
        this.failure.set(null);
        const kind = this.kind();
        const lines = this.lines();
        const wrong =
            !kind || lines.length === 0 || lines.some(({ orderLineId }) => this.isWrong(orderLineId)) || !this.text().trim() || kind.fields.some(({ key }) => this.isMissing(key));
        if (wrong || this.isBusy()) return;
        this.isBusy.set(true);
        try {
            const answers = kind.fields.flatMap(({ key }) => (this.answers()[key]?.trim() ? [{ key, value: this.answers()[key] ?? '' }] : []));
            const filed = await this.book.file({
                orderCode: this.code(),
                shipmentId: this.shipmentId() || null,
                batch: this.batch().trim() || null,
                ...{ kindId: kind.id, wish: this.wish(), text: this.text().trim(), lines, answers, fileIds: this.files().map(({ id }) => id) },
            });
            void this.router.navigate(['/complaints', filed.id]);
        } catch (error) {
            this.failure.set(asFailure(error));
        } finally {
            this.isBusy.set(false);
        }
    }
}
