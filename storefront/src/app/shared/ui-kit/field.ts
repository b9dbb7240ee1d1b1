import { afterRenderEffect, ChangeDetectionStrategy, Component, ElementRef, inject, input } from '@angular/core';

/** Label, control, hint and error of one form field, tied together for assistive technology. The control's id is `for`. */
@Component({
    selector: 'k-field',
    changeDetection: ChangeDetectionStrategy.OnPush,
    template: `
        <label [for]="for()">
            {{ label() }}
            @if (optional()) {
                <span class="soft small">({{ optional() }})</span>
            }
        </label>
        <ng-content />
        @if (hint()) {
            <p class="small soft" [id]="for() + '-hint'">{{ hint() }}</p>
        }
        @if (error()) {
            <p class="small error" [id]="for() + '-error'" dir="auto">{{ error() }}</p>
        }
    `,
    styles: `
        :host {
            display: grid;
            gap: var(--space-1);
            align-content: start;
        }
        label {
            font-weight: 600;
        }
        .error {
            color: var(--bad);
            font-weight: 600;
        }
    `,
})
export class Field {
    readonly label = input.required<string>();
    readonly for = input.required<string>();
    readonly hint = input('');
    readonly error = input<string | null | undefined>('');
    /** The word "optional" in the reader's language, for a field that may stay empty. */
    readonly optional = input('');
    private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

    constructor() {
        afterRenderEffect(() => {
            const control = this.host.nativeElement.querySelector('input, textarea, select');
            const hasError = Boolean(this.error());
            const notes = [this.hint() ? `${this.for()}-hint` : '', hasError ? `${this.for()}-error` : ''].filter(
                Boolean,
            );
            if (notes.length) control?.setAttribute('aria-describedby', notes.join(' '));
            else control?.removeAttribute('aria-describedby');
            control?.setAttribute('aria-invalid', String(hasError));
        });
    }
}
