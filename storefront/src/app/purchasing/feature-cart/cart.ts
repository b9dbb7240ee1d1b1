import { ScrollingModule } from '@angular/cdk/scrolling';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { CartStore } from '../../shared/data/cart';
import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { AmountPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { LineDraft } from '../data/cart-draft';
import { CartEditor } from '../data/cart-editor';
import { CartDelivery } from '../ui-order/cart-delivery';
import { CartSums } from '../ui-order/cart-sums';
import { CartBulk } from './cart-bulk';
import { CartChoice } from './cart-choice';
import { CartRow } from './cart-row';
import { CartSetRow } from './cart-set-row';

const shortCart = 40;

/** The cart. A long one draws only the rows in sight. */
@Component({
    selector: 'k-cart',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        ScrollingModule,
        RouterLink,
        TranslocoDirective,
        AmountPipe,
        CartBulk,
        CartChoice,
        CartRow,
        CartSetRow,
        CartDelivery,
        CartSums,
        Empty,
        FailurePanel,
        Icon,
        Skeleton,
    ],
    templateUrl: './cart.html',
    styles: `
        k-cart-row.fixed {
            display: block;
            block-size: var(--row);
            overflow: hidden;
        }
    `,
})
export class CartPage {
    protected readonly store = inject(CartStore);
    protected readonly editor = inject(CartEditor);
    protected readonly session = inject(Session);
    private readonly preferences = inject(Preferences);
    private readonly router = inject(Router);
    private readonly toasts = inject(Toasts);
    protected readonly isBusy = signal(false);
    /** Rows of a long cart have one height, on narrow screens a greater one. */
    private readonly usualHeight = matchMedia('(max-width: 60rem)').matches ? 264 : 168;
    protected readonly rowHeight = computed(() => this.usualHeight + (this.editor.lines().some((line) => line.quota) ? 28 : 0));
    protected readonly isLong = computed(() => this.editor.lines().length > shortCart);
    /** Lines of which the server had something to say, and those that are told of in notices. */
    protected readonly notable = computed(() => {
        const told = new Set(this.store.cart()?.notices.map((notice) => notice.lineId));
        const answers = this.editor.answers();
        return new Set(this.editor.lines().filter((line) => told.has(line.id) || line.variantId in answers).map((line) => line.variantId));
    });
    protected readonly onlyNotable = signal(false);
    /** Once there is none left, all are shown again. */
    protected readonly isOnlyNotable = computed(() => this.onlyNotable() && this.notable().size > 0);
    protected readonly lines = computed(() =>
        this.isOnlyNotable() ? this.editor.lines().filter((line) => this.notable().has(line.variantId)) : this.editor.lines(),
    );
    /** By variant; of another cart none is chosen. That the same one was read or changed meanwhile takes no choice away. */
    protected readonly chosen = linkedSignal<string | null | undefined, ReadonlySet<string>>({
        source: () => this.store.cart()?.id,
        computation: (cartId, before) => (before && before.source === cartId ? before.value : new Set()),
    });
    protected readonly chosenLines = computed(() => this.editor.lines().filter((line) => this.chosen().has(line.variantId)));
    protected readonly isAllChosen = computed(() => this.lines().length > 0 && this.lines().every((line) => this.chosen().has(line.variantId)));
    protected readonly general = computed(() => this.store.cart()?.notices.filter((notice) => !notice.lineId && !notice.cartSetId) ?? []);
    protected readonly loaded = resource({
        params: () => this.preferences.language(),
        loader: async ({ abortSignal }) => {
            const cart = await this.store.load(abortSignal);
            // What a lost connection or a closed tab left unsaved is tried again.
            void this.editor.save();
            return cart;
        },
    });

    protected change(variantId: string, draft: LineDraft): void {
        this.editor.change(variantId, draft);
    }

    protected choose(variantId: string, isOn: boolean): void {
        this.chosen.update((chosen) => new Set([...chosen].filter((one) => one !== variantId).concat(isOn ? [variantId] : [])));
    }

    /** All that are shown. */
    protected chooseAll(isOn: boolean): void {
        this.chosen.set(new Set(isOn ? this.lines().map((line) => line.variantId) : []));
    }

    /** Those of which something was refused stay chosen, for the person to go on with. */
    protected keepChosen(refused: readonly string[]): void {
        this.chosen.set(new Set(refused));
        if (refused.length) this.onlyNotable.set(true);
    }

    protected byVariant(_index: number, line: { variantId: string }): string {
        return line.variantId;
    }

    protected async clear(dialog: HTMLDialogElement): Promise<void> {
        dialog.close();
        await this.editor.clear().catch((error: unknown) => this.toasts.fail(error));
    }

    protected async checkOut(): Promise<void> {
        this.isBusy.set(true);
        const isSaved = await this.editor.save();
        this.isBusy.set(false);
        if (isSaved) await this.router.navigate(['/checkout']);
    }
}
