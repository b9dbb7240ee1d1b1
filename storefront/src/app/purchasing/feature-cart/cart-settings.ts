import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output, resource, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { Carts, CartSettings, CartSharing, MyCart } from '../data/carts';

const sharings: readonly CartSharing[] = ['NONE', 'COMPANY', 'CHOSEN'];

/** What a cart is called and who shares it; its owner also copies and deletes it here. */
@Component({
    selector: 'k-cart-settings',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, FailurePanel, Field, Icon],
    template: `
        <form class="stack" novalidate (submit)="$event.preventDefault(); save()" *transloco="let t">
            <h2 id="settings-heading">{{ t('carts.settings') }}</h2>
            <k-field for="cart-name" [label]="t('carts.name')" [optional]="t('optional')" [error]="errors()['name'] || (refusal() === 'name-taken' ? t('carts.refused.name-taken') : '')">
                <input
                    #name
                    id="cart-name"
                    class="input"
                    dir="auto"
                    maxlength="100"
                    [value]="draft().name"
                    (input)="change({ name: name.value })"
                />
            </k-field>
            <k-field for="cart-remark" [label]="t('carts.remark')" [optional]="t('optional')" [error]="errors()['remark']">
                <textarea #remark id="cart-remark" class="input" dir="auto" rows="2" maxlength="500" [value]="draft().remark" (input)="change({ remark: remark.value })"></textarea>
            </k-field>
            <fieldset class="stack tight">
                <legend class="strong">{{ t('carts.sharing') }}</legend>
                @for (one of sharings; track one) {
                    <label class="choice">
                        <input type="radio" name="sharing" [checked]="draft().sharing === one" (change)="change({ sharing: one })" />
                        <span>{{ t('carts.shares.' + one) }}</span>
                    </label>
                }
                @if (draft().sharing === 'CHOSEN') {
                    @if (colleagues.error()) {
                        <k-failure [error]="colleagues.error()" (retry)="colleagues.reload()" />
                    } @else if (colleagues.hasValue()) {
                        <div class="stack tight people" role="group" [attr.aria-label]="t('carts.shares.CHOSEN')">
                            @for (one of colleagues.value(); track one.id) {
                                <label class="choice">
                                    <input type="checkbox" [checked]="draft().memberIds.includes(one.id)" (change)="toggle(one.id)" />
                                    <bdi>{{ one.name }}</bdi>
                                </label>
                            } @empty {
                                <p class="soft">{{ t('carts.noColleagues') }}</p>
                            }
                        </div>
                    }
                }
            </fieldset>
            @if (refusal(); as reason) {
                @if (reason !== 'name-taken') {
                    <p class="note bad" role="alert">{{ t('carts.refused.' + reason) }}</p>
                }
            }
            @if (failure(); as error) {
                <k-failure [error]="error" [mayRetry]="false" />
            }
            <div class="row end">
                <button type="button" class="button" (click)="left.emit()">{{ t('cancel') }}</button>
                <button class="button primary" [attr.aria-disabled]="isBusy() || null">{{ t('carts.save') }}</button>
            </div>
            <hr class="rule" />
            @if (isAsking()) {
                <p class="strong">{{ t('carts.deleteQuestion') }}</p>
                <p class="soft">{{ t('carts.deleteText') }}</p>
                <div class="row end">
                    <button type="button" class="button" (click)="isAsking.set(false)">{{ t('cancel') }}</button>
                    <button type="button" class="button primary" [attr.aria-disabled]="isBusy() || null" (click)="remove()">
                        {{ t('carts.delete') }}
                    </button>
                </div>
            } @else {
                <div>
                    <button type="button" class="button quiet" (click)="isAsking.set(true)">
                        <k-icon name="trash" />{{ t('carts.delete') }}
                    </button>
                </div>
            }
        </form>
    `,
    styles: `
        fieldset {
            border: 0;
            margin: 0;
            padding: 0;
        }
        .people {
            max-block-size: 14rem;
            overflow-y: auto;
            padding-inline-start: var(--space-5);
        }
    `,
})
export class CartSettingsForm {
    readonly cart = input.required<MyCart>();
    readonly saved = output<void>();
    readonly removed = output<void>();
    readonly left = output<void>();
    private readonly carts = inject(Carts);
    protected readonly sharings = sharings;
    protected readonly draft = linkedSignal<CartSettings>(() => {
        const { name, remark, sharing, sharedWith } = this.cart();
        return { name, remark, sharing, memberIds: sharedWith.map(({ id }) => id) };
    });
    protected readonly colleagues = resource({ loader: ({ abortSignal }) => this.carts.colleagues(abortSignal) });
    protected readonly errors = signal<Record<string, string>>({});
    protected readonly refusal = signal<string | null>(null);
    protected readonly failure = signal<unknown>(null);
    protected readonly isBusy = signal(false);
    protected readonly isAsking = signal(false);

    protected change(change: Partial<CartSettings>): void {
        this.draft.update((before) => ({ ...before, ...change }));
        this.errors.set({});
        this.refusal.set(null);
    }

    protected toggle(id: string): void {
        const { memberIds } = this.draft();
        this.change({ memberIds: memberIds.includes(id) ? memberIds.filter((one) => one !== id) : [...memberIds, id] });
    }

    protected async save(): Promise<void> {
        const { name, remark, ...sharing } = this.draft();
        const settings = { ...sharing, name: name.trim(), remark: remark.trim() };
        await this.doing(() => this.carts.save(this.cart(), settings), () => this.saved.emit());
    }

    protected remove(): Promise<void> {
        return this.doing(() => this.carts.remove(this.cart()), () => this.removed.emit());
    }

    private async doing(work: () => Promise<string | null>, done: () => void): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            const refused = await work();
            this.refusal.set(refused);
            if (refused === null) done();
        } catch (error) {
            this.errors.set(asFailure(error).fields);
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
