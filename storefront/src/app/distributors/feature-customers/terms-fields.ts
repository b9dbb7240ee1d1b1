import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, ValidatorFn } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';

import { Field } from '../../shared/ui-kit/field';
import { readMarkup, writeMarkup } from '../data/mark-up';

export type Acceptance = 'approval' | 'automatic';

const isMarkup: ValidatorFn = (control) => (readMarkup(String(control.value)) === null ? { markup: true } : null);

export type TermsForm = ReturnType<typeof termsForm>;

/** On what terms a customer buys. */
export function termsForm(basisPoints: number | null, acceptance: Acceptance) {
    return new FormGroup({
        markup: new FormControl(basisPoints === null ? '' : writeMarkup(basisPoints), {
            nonNullable: true,
            validators: [isMarkup],
        }),
        acceptance: new FormControl<Acceptance>(acceptance, { nonNullable: true }),
    });
}

@Component({
    selector: 'k-terms-fields',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [ReactiveFormsModule, TranslocoDirective, Field],
    template: `
        <div class="stack" *transloco="let t" [formGroup]="form()">
            <k-field
                [for]="prefix() + 'markup'"
                [label]="t('customers.markup')"
                [hint]="t('customers.markupHint')"
                [error]="isTried() && form().controls.markup.invalid ? t('customers.markupWrong') : said()"
            >
                <input
                    [id]="prefix() + 'markup'"
                    class="input"
                    formControlName="markup"
                    inputmode="decimal"
                    dir="ltr"
                    required
                />
            </k-field>
            <fieldset class="stack tight">
                <legend>{{ t('customers.acceptance') }}</legend>
                @for (one of acceptances; track one) {
                    <label class="choice">
                        <input type="radio" formControlName="acceptance" [value]="one" />
                        {{ t('customers.accepts.' + one) }}
                    </label>
                }
            </fieldset>
        </div>
    `,
})
export class TermsFields {
    readonly form = input.required<TermsForm>();
    /** So that two forms on a page have fields of their own. */
    readonly prefix = input('');
    readonly isTried = input(false);
    readonly said = input<string | undefined>('');
    protected readonly acceptances: readonly Acceptance[] = ['approval', 'automatic'];
}
