import {
    ChangeDetectionStrategy,
    Component,
    computed,
    effect,
    inject,
    input,
    resource,
    signal,
    untracked,
} from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { DigitsPipe, InstantPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { pageOf, Pager } from '../../shared/ui-kit/pager';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { changesOf, CompanyData, CompanyDataBook, DataField, dataFields } from '../data/company-data';
import { FieldProblem, problemKey } from '../data/problems';

const tones: Record<string, string> = { open: 'info', accepted: 'good', 'partly-accepted': 'warn', refused: 'bad' };
const text = () => new FormControl('', { nonNullable: true });

/** The company's data as the firm has it: a member asks for changes, the firm answers each field. */
@Component({
    selector: 'k-company-data',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        ReactiveFormsModule,
        TranslocoDirective,
        DigitsPipe,
        InstantPipe,
        Empty,
        FailurePanel,
        Field,
        Pager,
        Skeleton,
    ],
    templateUrl: './company-data.html',
    styles: `
        .pair {
            display: grid;
            gap: var(--space-4);
            grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
            align-items: start;
        }
    `,
})
export class CompanyDataPageView {
    readonly page = input<string>();
    private readonly book = inject(CompanyDataBook);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly size = 20;
    protected readonly fields = dataFields;
    protected readonly ltr: readonly DataField[] = [
        'taxId',
        'registrationNumber',
        'economicCode',
        'phone',
        'email',
        'postalCode',
    ];
    protected readonly pageNumber = computed(() => pageOf(this.page()));
    protected readonly result = resource({
        params: () => this.pageNumber(),
        loader: ({ params, abortSignal }) => this.book.page((params - 1) * this.size, this.size, abortSignal),
    });
    protected readonly shown = keptValue(this.result);
    protected readonly open = computed(() =>
        this.shown()?.myChangeRequests.items.find(({ state }) => state === 'open'),
    );
    protected readonly form = new FormGroup({
        ...{ name: text(), taxId: text(), legalName: text(), legalForm: text(), registrationNumber: text() },
        ...{ economicCode: text(), legalAddress: text(), phone: text(), email: text(), contactName: text() },
        ...{ streetLine: text(), city: text(), postalCode: text(), note: text() },
    });
    protected readonly withContacts = computed(() =>
        (this.shown()?.myCompanyData.branches ?? []).filter(({ contacts }) => contacts.length > 0),
    );
    protected readonly isBusy = signal(false);
    protected readonly refusal = signal<string | null>(null);
    protected readonly failure = signal<unknown>(null);
    private readonly problems = signal<readonly FieldProblem[]>([]);
    private readonly said = signal<Record<string, string>>({});

    constructor() {
        // What was typed stays while the list below is paged or loaded again.
        effect(() => {
            const data = this.shown()?.myCompanyData;
            if (data) untracked(() => !this.form.dirty && this.fill(data));
        });
    }

    protected tone(state: string): string {
        return tones[state] ?? '';
    }

    protected errorOf(field: DataField | 'note'): string {
        const said = this.said()[field];
        if (said) return said;
        const problem = this.problems().find((one) => one.field === field);
        return problem ? this.transloco.translate(problemKey(problem), { expected: problem.expected }) : '';
    }

    protected async submit(data: CompanyData): Promise<void> {
        if (this.open()) return;
        const { note, ...typed } = this.form.getRawValue();
        await this.busy(async () => {
            const answer = await this.book.ask(changesOf(data, typed), note);
            if (answer === null) {
                this.toasts.say(this.transloco.translate('companyData.asked'));
                this.form.markAsPristine();
                this.form.controls.note.setValue('');
                this.result.reload();
                return;
            }
            this.problems.set(answer.problems);
            if (answer.reason !== 'wrong-fields') this.refusal.set(answer.reason);
        });
    }

    protected async withdraw(id: string): Promise<void> {
        await this.busy(async () => {
            const reason = await this.book.withdraw(id);
            if (reason !== null) this.refusal.set(reason);
            this.form.markAsPristine();
            this.result.reload();
        });
    }

    private fill(data: CompanyData): void {
        const asked = new Map(this.open()?.fields.map(({ field, newValue }) => [field, newValue]));
        const values = dataFields.map((field) => [field, (asked.has(field) ? asked.get(field) : data[field]) ?? '']);
        this.form.patchValue(Object.fromEntries(values) as Record<DataField, string>);
    }

    private async busy(work: () => Promise<void>): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        this.problems.set([]);
        this.said.set({});
        this.refusal.set(null);
        this.failure.set(null);
        try {
            await work();
        } catch (error) {
            const { fields } = asFailure(error);
            this.said.set(fields);
            if (!Object.keys(fields).some((name) => name in this.form.controls)) this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
