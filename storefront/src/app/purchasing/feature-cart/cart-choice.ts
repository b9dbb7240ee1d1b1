import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, resource, signal, viewChild } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { CartStore } from '../../shared/data/cart';
import { asFailure } from '../../shared/data/failure';
import { Session } from '../../shared/data/session';
import { AmountPipe, MoneyPipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { CartEditor } from '../data/cart-editor';
import { Carts, MyCart } from '../data/carts';
import { CartSettingsForm } from './cart-settings';

/** Which cart one works on, and the others: to open, to begin, to copy, to name and to share. */
@Component({
    selector: 'k-cart-choice',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, MoneyPipe, CartSettingsForm, FailurePanel, Field, Icon, Skeleton],
    template: `
        <ng-container *transloco="let t">
            <div class="row">
                <button type="button" class="button" (click)="open()">
                    <k-icon name="cart" />{{ t('carts.title') }}<k-icon name="down" />
                </button>
                @if (current()?.mayManage) {
                    <button type="button" class="button quiet" (click)="settings.showModal()">
                        <k-icon name="person" />{{ t('carts.settings') }}
                    </button>
                }
            </div>
            @if (current(); as cart) {
                @if (!cart.isOwn) {
                    <p class="soft small">{{ t('carts.of', { name: cart.owner.name }) }}</p>
                } @else if (cart.sharing !== 'NONE') {
                    <p class="soft small">{{ t('carts.shares.' + cart.sharing) }}</p>
                }
                @if (cart.remark) {
                    <p class="soft small" dir="auto">{{ cart.remark }}</p>
                }
            }
            <dialog #chooser class="dialog" aria-labelledby="carts-heading">
                <div class="stack">
                    <div class="row between">
                        <h2 id="carts-heading">{{ t('carts.title') }}</h2>
                        <button type="button" class="button quiet icon" [attr.aria-label]="t('close')" (click)="chooser.close()">
                            <k-icon name="close" />
                        </button>
                    </div>
                    @if (found.error()) {
                        <k-failure [error]="found.error()" (retry)="found.reload()" />
                    } @else if (list(); as carts) {
                        <div class="menu plain">
                            @for (cart of carts; track cart.id) {
                                <button type="button" [attr.aria-current]="cart.id === shownId() || null" (click)="switchTo(cart)">
                                    <span class="grow">
                                        <bdi class="strong">{{ cart.name || t('cart.title') }}</bdi>
                                        <span class="soft small block">
                                            {{ t('cart.lines', { n: cart.lineCount | amount }) }}
                                            @if (!cart.isOwn) {
                                                · {{ t('carts.of', { name: cart.owner.name }) }}
                                            }
                                        </span>
                                    </span>
                                    @if (cart.isOwn && cart.sharing !== 'NONE') {
                                        <span class="badge info">{{ t('carts.shared') }}</span>
                                    }
                                    @if (session.may('see-prices')) {
                                        <span class="num">{{ cart.totalGross | money: cart.currencyCode }}</span>
                                    }
                                </button>
                            } @empty {
                                <p class="soft">{{ t('cart.empty') }}</p>
                            }
                        </div>
                    } @else {
                        <k-skeleton [rows]="3" height="3rem" />
                    }
                    <form class="stack tight" novalidate (submit)="$event.preventDefault(); begin(false)">
                        <k-field for="new-cart" [label]="t('carts.new')" [error]="error()">
                            <input
                                #name
                                id="new-cart"
                                class="input"
                                dir="auto"
                                maxlength="100"
                                autocomplete="off"
                                [placeholder]="t('carts.name')"
                                [value]="wished()"
                                (input)="wished.set(name.value)"
                            />
                        </k-field>
                        <div class="row">
                            <button class="button primary" [attr.aria-disabled]="isBusy() || null">
                                <k-icon name="plus" />{{ t('carts.begin') }}
                            </button>
                            @if (store.lineCount()) {
                                <button type="button" class="button" [attr.aria-disabled]="isBusy() || null" (click)="begin(true)">
                                    {{ t('carts.copy') }}
                                </button>
                            }
                        </div>
                    </form>
                </div>
            </dialog>
            <dialog #settings class="dialog" aria-labelledby="settings-heading">
                @if (current(); as cart) {
                    <k-cart-settings
                        [cart]="cart"
                        (saved)="settings.close(); changed('carts.saved')"
                        (removed)="settings.close(); changed('carts.deleted')"
                        (left)="settings.close()"
                    />
                }
            </dialog>
        </ng-container>
    `,
    styles: `
        .menu.plain {
            padding: 0;
            border: 0;
            box-shadow: none;
            max-block-size: 50dvh;
            overflow-y: auto;
        }
        [aria-current] {
            background: var(--sunken);
        }
        .grow {
            min-inline-size: 0;
        }
        .block {
            display: block;
        }
    `,
})
export class CartChoice {
    protected readonly store = inject(CartStore);
    protected readonly session = inject(Session);
    private readonly carts = inject(Carts);
    private readonly editor = inject(CartEditor);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    private readonly chooser = viewChild<ElementRef<HTMLDialogElement>>('chooser');
    protected readonly shownId = computed(() => this.store.cart()?.id ?? null);
    protected readonly found = resource({
        params: () => ({ id: this.shownId() }),
        loader: ({ abortSignal }) => this.carts.list(abortSignal),
    });
    protected readonly list = keptValue(this.found);
    protected readonly current = computed(() => this.list()?.find((cart) => cart.id === this.shownId()) ?? null);
    protected readonly wished = signal('');
    protected readonly error = signal('');
    protected readonly isBusy = signal(false);

    protected open(): void {
        this.found.reload();
        this.chooser()?.nativeElement.showModal();
    }

    protected async switchTo(cart: MyCart): Promise<void> {
        await this.doing(async () => {
            await this.editor.save();
            await this.store.switchTo(cart.id);
            this.chooser()?.nativeElement.close();
        });
    }

    protected async begin(copies: boolean): Promise<void> {
        await this.doing(async () => {
            await this.editor.save();
            const made = await this.carts.create({ name: this.wished().trim() || null, copyOf: copies ? this.shownId() : null });
            if ('reason' in made) {
                this.error.set(this.transloco.translate(`carts.refused.${made.reason}`));
                return;
            }
            this.wished.set('');
            await this.store.load();
            this.chooser()?.nativeElement.close();
        });
    }

    protected changed(text: string): void {
        this.toasts.say(this.transloco.translate(text));
        this.found.reload();
        void this.store.load().catch((error: unknown) => this.toasts.fail(error));
    }

    private async doing(work: () => Promise<void>): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        this.error.set('');
        try {
            await work();
        } catch (error) {
            this.error.set(asFailure(error).fields['name'] ?? '');
            if (!this.error()) this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
