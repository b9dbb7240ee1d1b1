import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { baseQuantity, unitsFor } from '../../shared/format/units';
import { Icon } from '../../shared/ui-kit/icon';
import { Quantity } from '../../shared/ui-kit/quantity';
import { Toasts } from '../../shared/ui-kit/toasts';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { Adding } from '../data/adding';
import { CatalogueItem } from '../data/assortment';
import { leastQuantity, quantityStep } from '../data/variant-choice';

/** An article of a list into the cart, in any of its units. */
@Component({
    selector: 'k-quick-add',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, Icon, Quantity, UnitPipe],
    template: `
        <form class="row" *transloco="let t" (submit)="$event.preventDefault(); add()">
            <k-quantity
                [value]="quantity()"
                [min]="least()"
                [step]="step()"
                [label]="t('cart.quantityOf', { name: item().name })"
                (changed)="quantity.set($event)"
            />
            @if (item().units.length > 1) {
                <select
                    class="input unit"
                    #unit
                    [attr.aria-label]="t('cart.unitOf', { name: item().name })"
                    (change)="choose(unit.value)"
                >
                    @for (one of item().units; track one.code) {
                        <option [value]="one.code" [selected]="one.code === code()">{{ one.name || (one.code | unit) }}</option>
                    }
                </select>
            } @else {
                <span class="soft">{{ item().baseUnit | unit }}</span>
            }
            <button
                class="button icon"
                [attr.aria-label]="t('product.addOf', { name: item().name })"
                [title]="t('product.add')"
                [attr.aria-disabled]="isBusy() || null"
            >
                <k-icon name="cart" />
            </button>
        </form>
    `,
    styles: `
        :host {
            position: relative;
            z-index: 1;
        }
        .row {
            flex-wrap: wrap;
        }
        .unit {
            inline-size: auto;
        }
    `,
})
export class QuickAdd {
    readonly item = input.required<CatalogueItem>();
    private readonly adding = inject(Adding);
    private readonly toasts = inject(Toasts);
    protected readonly isBusy = signal(false);
    protected readonly code = linkedSignal(() => this.item().baseUnit);
    private readonly ratio = computed(() => this.ratioOf(this.code()));
    protected readonly least = computed(() => leastQuantity(this.item().minQuantity, this.ratio()));
    protected readonly step = computed(() => quantityStep(this.item().increment, this.ratio()));
    protected readonly quantity = linkedSignal(() => leastQuantity(this.item().minQuantity, { factor: 1, perUnits: 1 }));

    protected choose(code: string): void {
        const base = baseQuantity(this.quantity(), this.ratio());
        this.code.set(code);
        this.quantity.set(Math.max(this.least(), unitsFor(base, this.ratio())));
    }

    protected async add(): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        try {
            const { text, tone } = await this.adding.add(this.item(), this.code(), this.quantity());
            this.toasts.say(text, tone);
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    private ratioOf(code: string) {
        return this.item().units.find((one) => one.code === code) ?? { factor: 1, perUnits: 1 };
    }
}
