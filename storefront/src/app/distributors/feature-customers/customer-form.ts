import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { Preferences } from '../../shared/data/preferences';
import { latinDigits } from '../../shared/format/format';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { CustomerBook } from '../data/customers';
import { readMarkup } from '../data/mark-up';
import { termsForm, TermsFields } from './terms-fields';

const needed = (...validators: (typeof Validators)['required'][]) =>
    new FormControl('', { nonNullable: true, validators: [Validators.required, ...validators] });
const free = () => new FormControl('', { nonNullable: true });

/** A new customer with the person who gets the invitation. */
@Component({
    selector: 'k-customer-form',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [ReactiveFormsModule, TranslocoDirective, FailurePanel, Field, TermsFields],
    template: `
        <form class="card stack" *transloco="let t" [formGroup]="form" (ngSubmit)="submit()" novalidate>
            <h2>{{ t('customers.add') }}</h2>
            <div class="fields">
                @for (field of fields; track field.name) {
                    <k-field
                        [for]="'new-' + field.name"
                        [label]="t(field.label)"
                        [error]="errorOf(field.name)"
                        [optional]="field.isFree ? t('optional') : ''"
                    >
                        <input
                            [id]="'new-' + field.name"
                            class="input"
                            [type]="field.type"
                            [formControlName]="field.name"
                            [dir]="field.type === 'text' ? 'auto' : 'ltr'"
                            [required]="!field.isFree"
                            autocomplete="off"
                        />
                    </k-field>
                }
            </div>
            <k-terms-fields [form]="terms" prefix="new-" [isTried]="isTried()" [said]="said()['markupBasisPoints']" />
            @if (failure(); as error) {
                <k-failure [error]="error" [mayRetry]="false" />
            }
            @if (refusal()) {
                <p class="note bad" role="alert" dir="auto">{{ refusal() }}</p>
            }
            <div class="row end">
                <button type="button" class="button" (click)="closed.emit(false)">{{ t('cancel') }}</button>
                <button class="button primary" [attr.aria-disabled]="isBusy() || null">
                    {{ t('customers.invite') }}
                </button>
            </div>
        </form>
    `,
    styles: `
        .fields {
            display: grid;
            grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr));
            gap: var(--space-4);
        }
    `,
})
export class CustomerForm {
    /** True when the customer was made. */
    readonly closed = output<boolean>();
    private readonly book = inject(CustomerBook);
    private readonly preferences = inject(Preferences);
    private readonly transloco = inject(TranslocoService);
    protected readonly form = new FormGroup({
        name: needed(),
        firstName: needed(),
        lastName: needed(),
        emailAddress: needed(Validators.email),
        phone: free(),
        taxId: free(),
        city: free(),
        streetLine: free(),
        postalCode: free(),
    });
    protected readonly terms = termsForm(null, 'approval');
    protected readonly fields = [
        { name: 'name', label: 'customers.name', type: 'text', isFree: false },
        { name: 'firstName', label: 'customers.firstName', type: 'text', isFree: false },
        { name: 'lastName', label: 'customers.lastName', type: 'text', isFree: false },
        { name: 'emailAddress', label: 'field.email', type: 'email', isFree: false },
        { name: 'phone', label: 'field.phone', type: 'tel', isFree: true },
        { name: 'taxId', label: 'customers.taxId', type: 'text', isFree: true },
        { name: 'city', label: 'customers.city', type: 'text', isFree: true },
        { name: 'streetLine', label: 'customers.street', type: 'text', isFree: true },
        { name: 'postalCode', label: 'customers.postalCode', type: 'text', isFree: true },
    ] as const;
    protected readonly isTried = signal(false);
    protected readonly isBusy = signal(false);
    protected readonly said = signal<Record<string, string>>({});
    protected readonly failure = signal<unknown>(null);
    protected readonly refusal = signal<string | null>(null);

    protected errorOf(name: keyof CustomerForm['form']['controls']): string {
        const said = this.said()[name];
        if (said) return said;
        const control = this.form.controls[name];
        if (!this.isTried() || control.valid) return '';
        return this.transloco.translate(control.hasError('required') ? 'field.required' : 'field.emailWrong');
    }

    protected async submit(): Promise<void> {
        this.isTried.set(true);
        this.said.set({});
        this.failure.set(null);
        this.refusal.set(null);
        const { markup, acceptance } = this.terms.getRawValue();
        const markupBasisPoints = readMarkup(markup);
        if (this.form.invalid || markupBasisPoints === null || this.isBusy()) return;
        this.isBusy.set(true);
        const { firstName, lastName, emailAddress, phone, ...company } = this.form.getRawValue();
        const person = {
            firstName,
            lastName,
            emailAddress,
            phone: latinDigits(phone),
            language: this.preferences.language(),
        };
        try {
            this.refusal.set(await this.book.create({ ...company, person, markupBasisPoints, acceptance }));
            if (this.refusal() === null) this.closed.emit(true);
        } catch (error) {
            const { fields } = asFailure(error);
            this.said.set(fields);
            const known = [...Object.keys(this.form.controls), 'markupBasisPoints'];
            if (!Object.keys(fields).some((name) => known.includes(name))) this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
