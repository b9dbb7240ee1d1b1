import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { AmountPipe, DigitsPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { Address, Addresses } from '../data/addresses';
import { AddressForm } from '../ui-address/address-form';

const pageSize = 30;
const tones: Record<string, string> = { waiting: 'warn', usable: 'good', refused: 'bad' };

/** Where the company has goods delivered to, beside its branches. */
@Component({
    selector: 'k-addresses',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, DigitsPipe, AddressForm, Empty, FailurePanel, Icon, Skeleton],
    template: `
        <div class="page medium stack" *transloco="let t">
            <div class="row between">
                <h1 tabindex="-1">{{ t('addresses.title') }}</h1>
                <button type="button" class="button primary" (click)="open.set('new')">
                    <k-icon name="plus" />{{ t('addresses.add') }}
                </button>
            </div>
            @if (book(); as known) {
                <p class="soft">{{ t('addresses.mode.' + known.myAddressMode) }}</p>
            }
            @if (open() === 'new') {
                <section class="card stack" aria-labelledby="new-address">
                    <h2 id="new-address">{{ t('addresses.add') }}</h2>
                    <k-address-form (saved)="saved()" (cancelled)="open.set('')" />
                </section>
            }
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (book(); as known) {
                @if (known.myAddresses.length > 8) {
                    <label class="stack tight">
                        <span class="strong">{{ t('addresses.find') }}</span>
                        <input
                            class="input"
                            type="search"
                            dir="auto"
                            [value]="term()"
                            (input)="term.set($any($event.target).value)"
                        />
                    </label>
                }
                <ul class="list">
                    @for (address of shown(); track address.id) {
                        <li class="card stack tight">
                            @if (open() === address.id) {
                                <k-address-form
                                    [address]="address"
                                    (saved)="saved()"
                                    (cancelled)="open.set('')"
                                    (outdated)="result.reload()"
                                />
                            } @else {
                                <div class="row between">
                                    <bdi class="strong">{{ address.label }}</bdi>
                                    <span [class]="'badge ' + toneOf(address)">{{
                                        t('addresses.state.' + address.state)
                                    }}</span>
                                </div>
                                <p dir="auto">
                                    {{ address.streetLine }}{{ t('comma') }}{{ address.city }}
                                    {{ address.postalCode | digits }}
                                </p>
                                <p class="soft small dotted">
                                    @if (address.contactName) {
                                        <bdi>{{ address.contactName }}</bdi>
                                    }
                                    @if (address.phone) {
                                        <span
                                            ><bdi dir="ltr">{{ address.phone | digits }}</bdi></span
                                        >
                                    }
                                    @if (branchName(address); as branch) {
                                        <span
                                            ><bdi>{{ branch }}</bdi></span
                                        >
                                    }
                                </p>
                                @if (address.refusalReason) {
                                    <p class="note bad" dir="auto">
                                        {{ t('addresses.refusedBecause') }} {{ address.refusalReason }}
                                    </p>
                                }
                                <div class="row">
                                    <button type="button" class="button" (click)="open.set(address.id)">
                                        {{ t('addresses.change') }}
                                        <span class="visually-hidden">{{ address.label }}</span>
                                    </button>
                                    <button type="button" class="button quiet" (click)="retire(address)">
                                        <k-icon name="trash" />{{ t('addresses.retire') }}
                                        <span class="visually-hidden">{{ address.label }}</span>
                                    </button>
                                </div>
                            }
                        </li>
                    }
                </ul>
                @if (found().length > shown().length) {
                    <button type="button" class="button block" (click)="pages.set(pages() + 1)">
                        {{ t('addresses.more', { n: found().length - shown().length | amount }) }}
                    </button>
                }
                @if (found().length === 0 && open() !== 'new') {
                    <k-empty icon="truck" [heading]="t(term() ? 'addresses.noneFound' : 'addresses.none')">
                        <p class="soft">{{ t('addresses.noneHint') }}</p>
                    </k-empty>
                }
            } @else {
                <k-skeleton [rows]="3" />
            }
        </div>
    `,
    styles: `
        .list {
            display: grid;
            gap: var(--space-3);
        }
    `,
})
export class AddressesPage {
    private readonly addresses = inject(Addresses);
    private readonly session = inject(Session);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly result = resource({ loader: ({ abortSignal }) => this.addresses.all(abortSignal) });
    protected readonly book = keptValue(this.result);
    /** The address whose form is open, or `new`. */
    protected readonly open = signal('');
    protected readonly term = signal('');
    protected readonly pages = signal(1);
    protected readonly found = computed(() => {
        const term = this.term().trim().toLowerCase();
        return (this.book()?.myAddresses ?? []).filter(({ label, streetLine, city, contactName }) =>
            [label, streetLine, city, contactName].join(' ').toLowerCase().includes(term),
        );
    });
    protected readonly shown = computed(() => this.found().slice(0, this.pages() * pageSize));

    protected toneOf(address: Address): string {
        return tones[address.state] ?? '';
    }

    protected branchName(address: Address): string {
        return this.session.member()?.company.branches.find(({ id }) => id === address.branchId)?.name ?? '';
    }

    protected saved(): void {
        this.open.set('');
        this.toasts.say(this.transloco.translate<string>('addresses.saved'));
        this.result.reload();
    }

    protected async retire(address: Address): Promise<void> {
        if (!confirm(this.transloco.translate<string>('addresses.retireSure', { label: address.label }))) return;
        try {
            const refused = await this.addresses.retire(address.id, address.version);
            if (refused !== null) this.toasts.say(refused, 'bad');
        } catch (error) {
            this.toasts.fail(error);
        }
        this.result.reload();
    }
}
