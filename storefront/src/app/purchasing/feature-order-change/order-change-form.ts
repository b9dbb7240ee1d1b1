import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { placementRefusal } from '../../shared/data/placement-refusal';
import { DateInput, TypedDay } from '../../shared/date/date-input';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Quantity } from '../../shared/ui-kit/quantity';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { ChangeableOrder, ChangeRefusal, OrderChanges } from '../data/order-changes';

type Line = ChangeableOrder['lines'][number];

/** Asks for a change: quantities, day and remarks as they are to be, or the whole order cancelled; and why. */
@Component({
    selector: 'k-order-change-form',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, DateInput, FailurePanel, Field, Quantity, UnitPipe],
    template: `
        <dialog #dialog class="dialog" aria-labelledby="order-change-heading" *transloco="let t">
            <form class="stack" (submit)="$event.preventDefault(); submit()" novalidate>
                <h2 id="order-change-heading">
                    {{ t(kind() === 'cancel' ? 'orderChange.askToCancel' : 'orderChange.ask') }}
                </h2>
                @if (kind() === 'change') {
                    <p class="soft">{{ t('orderChange.formHint') }}</p>
                    <ul class="lines">
                        @for (line of order().lines; track line.id) {
                            <li>
                                <span class="grow">
                                    <span [id]="'change-' + line.id" dir="auto">{{ line.name }}</span>
                                    <span class="soft small"
                                        ><bdi class="code">{{ line.sku }}</bdi>
                                        @if (line.set; as set) {
                                            · {{ t('sets.from') }} <bdi>{{ set.name }}</bdi>
                                        }
                                    </span>
                                    @if (problemOf(line.id); as problem) {
                                        <span class="small wrong" role="alert" dir="auto">{{ problem }}</span>
                                    }
                                </span>
                                @if (line.set) {
                                    <label class="choice">
                                        <input type="checkbox" [checked]="!quantityOf(line)" (change)="toggleSet(line)" />
                                        <span>{{ t('orderChange.takeOut') }}</span>
                                    </label>
                                } @else {
                                    <span class="row">
                                        <k-quantity
                                            [value]="quantityOf(line)"
                                            [min]="0"
                                            [label]="line.name"
                                            (changed)="set(line, $event)"
                                        />
                                        <span class="small">{{ line.unit | unit }}</span>
                                    </span>
                                }
                            </li>
                        }
                    </ul>
                    <k-field
                        for="change-date"
                        [label]="t('checkout.wishedDate')"
                        [optional]="t('optional')"
                        [error]="dateError()"
                    >
                        <k-date-input name="change-date" [day]="wishedDate()" (typed)="wish($event)" />
                    </k-field>
                    <k-field for="change-remarks" [label]="t('checkout.remarks')" [optional]="t('optional')">
                        <textarea
                            #remark
                            id="change-remarks"
                            class="input"
                            dir="auto"
                            maxlength="2000"
                            [value]="remarks()"
                            (input)="remarks.set(remark.value)"
                        ></textarea>
                    </k-field>
                } @else {
                    <p class="soft">{{ t('orderChange.cancelHint') }}</p>
                }
                <k-field
                    for="change-reason"
                    [label]="t('orderChange.reason')"
                    [error]="isTried() && !reason().trim() && t('field.required')"
                >
                    <textarea
                        #why
                        id="change-reason"
                        class="input"
                        dir="auto"
                        maxlength="1000"
                        required
                        [value]="reason()"
                        (input)="reason.set(why.value)"
                    ></textarea>
                </k-field>
                @if (problem(); as text) {
                    <p class="note bad" role="alert" dir="auto">{{ text }}</p>
                }
                @if (failure(); as error) {
                    <k-failure [error]="error" [mayRetry]="false" />
                }
                <div class="row end">
                    <button type="button" class="button" (click)="dialog.close()">{{ t('cancel') }}</button>
                    <button class="button primary" [attr.aria-disabled]="isBusy() || null">{{ t('orderChange.send') }}</button>
                </div>
            </form>
        </dialog>
    `,
    styles: `
        .lines {
            display: grid;
            gap: var(--space-3);
            max-block-size: 45vh;
            overflow-y: auto;
        }
        .lines li {
            display: flex;
            flex-wrap: wrap;
            gap: var(--space-2) var(--space-4);
            align-items: center;
            justify-content: space-between;
        }
        .grow {
            display: grid;
            flex: 1 1 12rem;
            min-inline-size: 0;
        }
        .wrong {
            color: var(--bad);
            font-weight: 600;
        }
    `,
})
export class OrderChangeForm {
    readonly order = input.required<ChangeableOrder>();
    readonly asked = output();
    private readonly changes = inject(OrderChanges);
    private readonly transloco = inject(TranslocoService);
    private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
    protected readonly kind = signal<'change' | 'cancel'>('change');
    private readonly quantities = signal<ReadonlyMap<string, number>>(new Map());
    protected readonly wishedDate = signal('');
    protected readonly remarks = signal('');
    protected readonly reason = signal('');
    private readonly isUnreadable = signal(false);
    protected readonly isTried = signal(false);
    protected readonly isBusy = signal(false);
    private readonly refusal = signal<ChangeRefusal | null>(null);
    protected readonly failure = signal<unknown>(null);
    protected readonly problem = computed(() => {
        const refusal = this.refusal();
        return refusal && refusal.field !== 'wishedDate' && !refusal.field?.startsWith('lines.') ? this.said(refusal) : '';
    });
    protected readonly dateError = computed(() => {
        const refusal = this.refusal();
        if (this.isUnreadable()) return this.transloco.translate<string>('orders.noDay');
        return refusal?.field === 'wishedDate' ? this.said(refusal) : '';
    });

    /** With the order as it is; why it is asked for stays as it was typed. */
    open(kind: 'change' | 'cancel'): void {
        this.kind.set(kind);
        this.quantities.set(new Map());
        this.wishedDate.set(this.order().wishedDate ?? '');
        this.remarks.set(this.order().remarks ?? '');
        this.isUnreadable.set(false);
        this.isTried.set(false);
        this.refusal.set(null);
        this.failure.set(null);
        this.dialog().nativeElement.showModal();
    }

    protected quantityOf({ id, unitQuantity }: Line): number {
        return this.quantities().get(id) ?? unitQuantity;
    }

    protected set({ id }: Line, unitQuantity: number): void {
        this.quantities.update((known) => new Map(known).set(id, unitQuantity));
    }

    /** A set goes out as a whole, and comes back so. */
    protected toggleSet(line: Line): void {
        const isOut = !this.quantityOf(line);
        for (const one of this.order().lines.filter(({ set }) => set?.id === line.set?.id)) this.set(one, isOut ? one.unitQuantity : 0);
    }

    protected wish(typed: TypedDay): void {
        this.isUnreadable.set('unreadable' in typed);
        if ('day' in typed) this.wishedDate.set(typed.day);
    }

    protected problemOf(lineId: string): string {
        const refusal = this.refusal();
        return refusal?.field === `lines.${lineId}` ? this.said(refusal) : '';
    }

    protected async submit(): Promise<void> {
        this.isTried.set(true);
        if (this.isBusy() || !this.reason().trim() || this.isUnreadable()) return;
        this.isBusy.set(true);
        this.refusal.set(null);
        this.failure.set(null);
        try {
            const { code, version, lines } = this.order();
            const refusal = await this.changes.ask({
                code,
                version,
                kind: this.kind(),
                reason: this.reason().trim(),
                wishedDate: this.wishedDate() || null,
                remarks: this.remarks().trim() || null,
                lines:
                    this.kind() === 'cancel'
                        ? []
                        : lines
                              .filter((line) => this.quantityOf(line) !== line.unitQuantity)
                              .map((line) => ({ lineId: line.id, unitQuantity: this.quantityOf(line) })),
            });
            this.refusal.set(refusal);
            if (refusal) return;
            this.reason.set('');
            this.dialog().nativeElement.close();
            this.asked.emit();
        } catch (error) {
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    /** In the reader's words; what a quantity lacks the server says, with figures. */
    private said(refusal: ChangeRefusal): string {
        if (refusal.__typename === 'PlacementRefusal') return placementRefusal(this.transloco, refusal);
        const { reason, message } = refusal;
        const key = `orderChange.refused.${reason}`;
        const text = this.transloco.translate<string>(key);
        return text === key ? message : text;
    }
}
