import {
    ChangeDetectionStrategy,
    Component,
    computed,
    effect,
    ElementRef,
    inject,
    input,
    output,
    viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../data/preferences';
import { formatNumber, readWholeNumber } from '../format/format';
import { Icon } from './icon';

/** A whole quantity with minus and plus; digits of any script may be typed. Emits each valid number. */
@Component({
    selector: 'k-quantity',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, Icon],
    template: `
        <ng-container *transloco="let t">
            <button
                type="button"
                class="button icon"
                [attr.aria-label]="t('quantity.less') + ', ' + label()"
                [disabled]="value() <= min()"
                (click)="by(-1)"
            >
                <k-icon name="minus" />
            </button>
            <input
                #box
                class="input"
                inputmode="numeric"
                autocomplete="off"
                [attr.id]="inputId() || null"
                [attr.aria-label]="label()"
                (input)="isTyping = true"
                (change)="typed(box.value)"
                (keydown.enter)="typed(box.value)"
                (keydown.arrowUp)="by(1, $event)"
                (keydown.arrowDown)="by(-1, $event)"
            />
            <button
                type="button"
                class="button icon"
                [attr.aria-label]="t('quantity.more') + ', ' + label()"
                (click)="by(1)"
            >
                <k-icon name="plus" />
            </button>
        </ng-container>
    `,
    styles: `
        :host {
            display: inline-flex;
        }
        .input {
            inline-size: 5.5rem;
            text-align: center;
            border-radius: 0;
            border-inline-width: 0;
            font-variant-numeric: tabular-nums;
        }
        .button:first-of-type {
            border-start-end-radius: 0;
            border-end-end-radius: 0;
        }
        .button:last-of-type {
            border-start-start-radius: 0;
            border-end-start-radius: 0;
        }
    `,
})
export class Quantity {
    readonly value = input.required<number>();
    readonly min = input(1);
    readonly step = input(1);
    readonly label = input.required<string>();
    readonly inputId = input('');
    readonly changed = output<number>();
    private readonly preferences = inject(Preferences);
    private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
    /** What is being typed is not written over when the value changes meanwhile, as with another unit. */
    protected isTyping = false;
    protected readonly text = computed(() => formatNumber(this.preferences.locale(), this.value()));

    constructor() {
        effect(() => {
            const element = this.box()?.nativeElement;
            const text = this.text();
            if (element && !this.isTyping) element.value = text;
        });
    }

    protected by(steps: number, event?: Event): void {
        event?.preventDefault();
        this.isTyping = false;
        const next = Math.max(this.min(), this.value() + steps * this.step());
        if (next !== this.value()) this.changed.emit(next);
    }

    /** What is no number is put back; what is one is passed on as typed, and the page judges it. */
    protected typed(text: string): void {
        this.isTyping = false;
        const number = readWholeNumber(text);
        const element = this.box()?.nativeElement;
        if (number !== null && number !== this.value()) this.changed.emit(number);
        else if (element) element.value = this.text();
    }
}
