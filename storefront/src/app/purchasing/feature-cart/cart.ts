import { ScrollingModule } from '@angular/cdk/scrolling';
import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
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
    protected readonly rowHeight = matchMedia('(max-width: 60rem)').matches ? 264 : 168;
    protected readonly isLong = computed(() => this.editor.lines().length > shortCart);
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
