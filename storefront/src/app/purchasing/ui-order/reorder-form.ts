import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { CartStore, Reordered } from '../../shared/data/cart';
import { AmountPipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { Toasts } from '../../shared/ui-kit/toasts';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { Order } from '../data/orders';

type Answers = Pick<Reordered, 'answers' | 'setAnswers'>;

/** Orders lines of an earlier order again: which of them is chosen first, and what became of each is told. */
@Component({
    selector: 'k-reorder-form',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, FailurePanel, Icon, UnitPipe],
    template: `
        <ng-container *transloco="let t">
            <button type="button" class="button" (click)="open()"><k-icon name="repeat" />{{ t('order.reorder') }}</button>
            <dialog #dialog class="dialog" aria-labelledby="reorder-heading">
                <form class="stack" (submit)="$event.preventDefault(); submit()" novalidate>
                    <h2 id="reorder-heading">{{ t('order.reorder') }}</h2>
                    @if (answers(); as told) {
                        <p class="note warn" role="status">{{ t('order.reorderedPartly') }}</p>
                        @for (set of told.setAnswers; track $index) {
                            @if (set.outcome === 'rejected') {
                                <p class="small" dir="auto">{{ set.message }}</p>
                            }
                        }
                    } @else {
                        <p class="soft">{{ t('order.reorderHint') }}</p>
                        <label class="choice">
                            <input type="checkbox" [checked]="isAll()" (change)="chooseAll(!isAll())" />
                            <span class="strong">{{ t('order.reorderAll', { n: order().lines.length | amount }) }}</span>
                        </label>
                    }
                    <ul class="lines">
                        @for (line of shown(); track line.id) {
                            <li>
                                <label class="choice">
                                    @if (!answers()) {
                                        <input
                                            type="checkbox"
                                            [checked]="chosen().has(line.id)"
                                            (change)="toggle(line.id)"
                                        />
                                    }
                                    <span class="grow">
                                        <bdi>{{ line.name }}</bdi>
                                        <span class="soft small">
                                            <bdi class="code">{{ line.sku }}</bdi> · {{ line.unitQuantity | amount }}
                                            {{ line.unit | unit }}
                                        </span>
                                        @if (messageOf(line.variantId); as message) {
                                            <span class="small warn" dir="auto">{{ message }}</span>
                                        }
                                    </span>
                                </label>
                            </li>
                        }
                    </ul>
                    @if (failure(); as error) {
                        <k-failure [error]="error" [mayRetry]="false" />
                    }
                    <div class="row end">
                        <button type="button" class="button" (click)="dialog.close()">
                            {{ t(answers() ? 'close' : 'cancel') }}
                        </button>
                        @if (answers()) {
                            <button type="button" class="button primary" (click)="toCart()">{{ t('order.toCart') }}</button>
                        } @else {
                            <button class="button primary" [attr.aria-disabled]="isBusy() || !chosen().size || null">
                                <k-icon name="cart" />{{ t('product.add') }}
                            </button>
                        }
                    </div>
                </form>
            </dialog>
        </ng-container>
    `,
    styles: `
        .lines {
            display: grid;
            gap: var(--space-2);
            max-block-size: 45vh;
            overflow-y: auto;
        }
        .grow {
            display: grid;
        }
        .warn {
            color: var(--warn);
            font-weight: 600;
        }
    `,
})
export class ReorderForm {
    readonly order = input.required<Order>();
    private readonly cart = inject(CartStore);
    private readonly router = inject(Router);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
    private readonly lineIds = computed(() => this.order().lines.map((line) => line.id));
    protected readonly chosen = linkedSignal<ReadonlySet<string>>(() => new Set(this.lineIds()));
    protected readonly isAll = computed(() => this.chosen().size === this.lineIds().length);
    /** What the cart said, when it did not take everything as it was. */
    protected readonly answers = signal<Answers | null>(null);
    protected readonly isBusy = signal(false);
    protected readonly failure = signal<unknown>(null);
    protected readonly shown = computed(() =>
        this.order().lines.filter((line) => this.answers() === null || this.messageOf(line.variantId)),
    );

    protected open(): void {
        this.answers.set(null);
        this.failure.set(null);
        this.chooseAll(true);
        this.dialog().nativeElement.showModal();
    }

    protected chooseAll(isOn: boolean): void {
        this.chosen.set(new Set(isOn ? this.lineIds() : []));
    }

    protected toggle(id: string): void {
        const others = [...this.chosen()].filter((one) => one !== id);
        this.chosen.set(new Set(this.chosen().has(id) ? others : [...others, id]));
    }

    protected messageOf(variantId: string): string {
        const said = this.answers()?.answers.find((answer) => answer.variantId === variantId && answer.outcome !== 'ok');
        return said?.message ?? '';
    }

    protected async submit(): Promise<void> {
        if (this.isBusy() || !this.chosen().size || this.answers()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            const told = await this.cart.reorder(this.order().code, [...this.chosen()]);
            if ([...told.answers, ...told.setAnswers].every((answer) => answer.outcome === 'ok')) {
                this.toasts.say(this.transloco.translate('order.reordered'));
                await this.toCart();
            } else this.answers.set(told);
        } catch (error) {
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    protected async toCart(): Promise<void> {
        this.dialog().nativeElement.close();
        await this.router.navigate(['/cart']);
    }
}
