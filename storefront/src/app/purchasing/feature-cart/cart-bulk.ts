import { ChangeDetectionStrategy, Component, computed, DestroyRef, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { CartAnswer, CartStore } from '../../shared/data/cart';
import { asFailure } from '../../shared/data/failure';
import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { formatNumber, readWholeNumber } from '../../shared/format/format';
import { AmountPipe } from '../../shared/format/pipes';
import { AddToList } from '../../shared/ui-kit/add-to-list';
import { ChoiceBar } from '../../shared/ui-kit/choice-bar';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { Toasts } from '../../shared/ui-kit/toasts';
import { DraftedLine, Drafts } from '../data/cart-draft';
import { CartEditor } from '../data/cart-editor';
import { Carts, MyCart } from '../data/carts';

const atOnce = 1000;

/** What can be done with several lines of the cart at once. */
@Component({
    selector: 'k-cart-bulk',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, AddToList, ChoiceBar, FailurePanel, Field, Icon],
    template: `
        <ng-container *transloco="let t">
            @if (lines().length) {
                <k-choice-bar [count]="lines().length" (cleared)="cleared.emit()">
                    <button type="button" class="button" [attr.aria-disabled]="isBusy() || null" (click)="begin(edit)">{{ t('cart.bulkEdit') }}</button>
                    @if (!session.isGuest()) {
                        <button type="button" class="button" [attr.aria-disabled]="isBusy() || null" (click)="beginTransfer()">
                            <k-icon name="cart" />{{ t('cart.bulkMove') }}
                        </button>
                        <k-add-to-list [rows]="rows()" />
                    }
                    <button type="button" class="button" [attr.aria-disabled]="isBusy() || null" (click)="begin(removal)">
                        <k-icon name="trash" />{{ t('cart.bulkRemove') }}
                    </button>
                </k-choice-bar>
            }
            <dialog #edit class="dialog" aria-labelledby="bulk-edit-heading">
                <form class="stack" novalidate (submit)="$event.preventDefault(); change(edit, quantity.value, remark.value)">
                    <h2 id="bulk-edit-heading">{{ t('cart.bulkEditHeading', { n: lines().length | amount }) }}</h2>
                    <k-field for="bulk-quantity" [label]="t('cart.bulkQuantity')" [hint]="t('cart.bulkKeep')" [error]="error() && t(error())">
                        <input #quantity id="bulk-quantity" class="input" inputmode="numeric" autocomplete="off" />
                    </k-field>
                    <k-field for="bulk-remark" [label]="t('cart.remark')" [hint]="t('cart.bulkKeep')">
                        <input #remark id="bulk-remark" class="input" dir="auto" maxlength="500" autocomplete="off" />
                    </k-field>
                    <div class="row end">
                        <button type="button" class="button" (click)="edit.close()">{{ t('cancel') }}</button>
                        <button class="button primary" [attr.aria-disabled]="isBusy() || null">{{ t('cart.bulkApply') }}</button>
                    </div>
                </form>
            </dialog>
            <dialog #transfer class="dialog" aria-labelledby="bulk-move-heading">
                <form class="stack" novalidate (submit)="$event.preventDefault(); move(transfer, target.value, name.value, false)">
                    <h2 id="bulk-move-heading">{{ t('cart.bulkMoveHeading', { n: lines().length | amount }) }}</h2>
                    <k-field for="bulk-cart" [label]="t('cart.bulkTarget')">
                        <select #target id="bulk-cart" class="input" (change)="isNew.set(!target.value)">
                            @for (cart of carts(); track cart.id) {
                                <option [value]="cart.id" [selected]="$first">{{ cart.name || t('cart.title') }}</option>
                            }
                            <option value="" [selected]="!carts().length">{{ t('carts.new') }}</option>
                        </select>
                    </k-field>
                    <div [hidden]="!isNew()">
                        <k-field for="bulk-name" [label]="t('carts.name')" [error]="error() && t(error())">
                            <input #name id="bulk-name" class="input" dir="auto" maxlength="100" autocomplete="off" />
                        </k-field>
                    </div>
                    @if (failure(); as error) {
                        <k-failure [error]="error" [mayRetry]="false" />
                    }
                    <div class="row end">
                        <button type="button" class="button" (click)="transfer.close()">{{ t('cancel') }}</button>
                        <button type="button" class="button" [attr.aria-disabled]="isBusy() || null" (click)="move(transfer, target.value, name.value, true)">
                            {{ t('cart.bulkCopy') }}
                        </button>
                        <button class="button primary" [attr.aria-disabled]="isBusy() || null">{{ t('cart.bulkMoveNow') }}</button>
                    </div>
                </form>
            </dialog>
            <dialog #removal class="dialog" aria-labelledby="bulk-remove-heading">
                <div class="stack">
                    <h2 id="bulk-remove-heading">{{ t('cart.bulkRemoveQuestion', { n: lines().length | amount }) }}</h2>
                    <div class="row end">
                        <button type="button" class="button" (click)="removal.close()">{{ t('cancel') }}</button>
                        <button type="button" class="button primary" [attr.aria-disabled]="isBusy() || null" (click)="remove(removal)">
                            {{ t('cart.bulkRemove') }}
                        </button>
                    </div>
                </div>
            </dialog>
        </ng-container>
    `,
})
export class CartBulk {
    readonly lines = input.required<readonly DraftedLine[]>();
    /** Of which of them something was refused, or corrected. */
    readonly done = output<string[]>();
    readonly cleared = output<void>();
    protected readonly session = inject(Session);
    private readonly store = inject(CartStore);
    private readonly editor = inject(CartEditor);
    private readonly others = inject(Carts);
    private readonly preferences = inject(Preferences);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    private readonly transferDialog = viewChild<ElementRef<HTMLDialogElement>>('transfer');
    private isGone = false;
    protected readonly rows = computed(() => this.lines().map(({ variantId, unit, unitQuantity: quantity }) => ({ variantId, unit, quantity })));
    protected readonly carts = signal<readonly MyCart[]>([]);
    protected readonly isNew = signal(false);
    protected readonly isBusy = signal(false);
    /** Key of the text at the field. */
    protected readonly error = signal('');
    protected readonly failure = signal<unknown>(null);

    constructor() {
        inject(DestroyRef).onDestroy(() => (this.isGone = true));
    }

    protected begin(dialog: HTMLDialogElement): void {
        if (this.isBusy()) return;
        this.error.set('');
        this.failure.set(null);
        dialog.querySelector('form')?.reset();
        dialog.showModal();
    }

    /** What is left empty stays as it is; a quantity is of each line's own unit. */
    protected async change(dialog: HTMLDialogElement, typedQuantity: string, typedRemark: string): Promise<void> {
        const quantity = typedQuantity.trim() === '' ? null : readWholeNumber(typedQuantity);
        const remark = typedRemark.trim();
        this.error.set(typedQuantity.trim() !== '' && !quantity ? 'cart.bulkNoNumber' : '');
        if (this.error() || (quantity === null && remark === '')) return;
        await this.edit(dialog, (line) => ({
            unit: line.unit,
            quantity: quantity ?? line.unitQuantity,
            remark: remark || (line.remark ?? ''),
        }));
    }

    protected remove(dialog: HTMLDialogElement): Promise<void> {
        return this.edit(dialog, (line) => ({ unit: line.unit, quantity: 0, remark: line.remark ?? '' }));
    }

    protected async beginTransfer(): Promise<void> {
        const dialog = this.transferDialog()?.nativeElement;
        if (!dialog || this.isBusy()) return;
        await this.doing(async () => {
            const here = this.store.cart()?.id;
            const carts = (await this.others.list()).filter((cart) => cart.id !== here);
            this.carts.set(carts);
            this.isNew.set(carts.length === 0);
            dialog.showModal();
        }, (error) => this.toasts.fail(error));
    }

    protected async move(dialog: HTMLDialogElement, cartId: string, name: string, isCopy: boolean): Promise<void> {
        await this.doing(async () => {
            if (!(await this.editor.save())) throw this.editor.failure();
            const variantIds = this.lines().map((line) => line.variantId);
            const target = cartId || (await this.begun(name.trim()));
            if (target === null) return;
            const answers: CartAnswer[] = [];
            for (let from = 0; from < variantIds.length; from += atOnce) {
                answers.push(...(await this.store.transfer(target, variantIds.slice(from, from + atOnce), isCopy)));
            }
            this.editor.tell(answers);
            dialog.close();
            const notable = answers.filter((answer) => answer.outcome === 'rejected').map((answer) => answer.variantId);
            this.say(isCopy ? 'cart.bulkCopied' : 'cart.bulkMoved', variantIds.length - notable.length, notable);
        });
    }

    /** A cart of that name; one goes on working on this one. */
    private async begun(name: string): Promise<string | null> {
        const here = this.store.cart()?.id;
        const made = await this.others.create({ name: name || null });
        if ('reason' in made) {
            this.error.set(`carts.refused.${made.reason}`);
            return null;
        }
        if (here) await this.store.switchTo(here);
        // A second attempt goes into the same one.
        this.carts.update((carts) => [{ id: made.id, name } as MyCart, ...carts]);
        this.isNew.set(false);
        return made.id;
    }

    private async edit(dialog: HTMLDialogElement, draftOf: (line: DraftedLine) => Drafts[string]): Promise<void> {
        await this.doing(async () => {
            const lines = this.lines();
            dialog.close();
            const isSaved = await this.editor.changeAll(Object.fromEntries(lines.map((line) => [line.variantId, draftOf(line)])));
            // It is kept all the same, and the page offers to send it again.
            if (!isSaved) throw this.editor.failure();
            const answers = this.editor.answers();
            const notable = lines.map((line) => line.variantId).filter((variantId) => variantId in answers);
            this.say('cart.bulkDone', lines.filter(({ variantId }) => answers[variantId]?.outcome !== 'rejected').length, notable);
        }, (error) => this.toasts.fail(error));
    }

    private say(text: string, count: number, notable: string[]): void {
        const n = (value: number) => formatNumber(this.preferences.locale(), value);
        this.toasts.say(this.transloco.translate(text, { n: n(count) }));
        if (notable.length) this.toasts.say(this.transloco.translate('cart.bulkNotable', { n: n(notable.length) }), 'bad');
        // With its last line the cart's page has shown something else.
        if (!this.isGone) this.done.emit(notable);
    }

    private async doing(work: () => Promise<void>, fail = (error: unknown) => this.failure.set(error)): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        this.error.set('');
        this.failure.set(null);
        try {
            await work();
        } catch (error) {
            fail(asFailure(error));
        } finally {
            this.isBusy.set(false);
        }
    }
}
