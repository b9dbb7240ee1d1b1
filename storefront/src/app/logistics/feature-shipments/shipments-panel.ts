import { ChangeDetectionStrategy, Component, inject, input, output, resource } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { AmountPipe, InstantPipe, PlatePipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Stars } from '../../shared/ui-kit/stars';
import { Toasts } from '../../shared/ui-kit/toasts';
import { Shipments } from '../data/shipments';
import { DeliveryForm } from './delivery-form';
import { RatingForm } from './rating-form';

/** The lorries of an order: who drives, what the scale said, and on arrival the confirmation and the rating. */
@Component({
    selector: 'k-shipments',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        TranslocoDirective,
        AmountPipe,
        InstantPipe,
        DeliveryForm,
        FailurePanel,
        Icon,
        PlatePipe,
        RatingForm,
        Skeleton,
        Stars,
    ],
    template: `
        <section class="card stack" aria-labelledby="shipments" *transloco="let t">
            <h2 id="shipments">{{ t('shipment.title') }}</h2>
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (transport(); as found) {
                @if (found.waybills.length > 0) {
                    <dl class="facts">
                        @for (waybill of found.waybills; track waybill.number) {
                            <dt>{{ t('shipment.waybill') }}</dt>
                            <dd>
                                <bdi class="code">{{ waybill.number }}</bdi>
                                @if (waybill.carrier) {
                                    <bdi class="soft">{{ waybill.carrier }}</bdi>
                                }
                            </dd>
                        }
                    </dl>
                }
                @for (shipment of found.shipments; track shipment.id) {
                    <article class="stack" [attr.aria-label]="shipment.number">
                        <div class="row between">
                            <h3 class="row">
                                <k-icon name="truck" /><bdi class="code">{{ shipment.number }}</bdi>
                            </h3>
                            <span [class]="'badge ' + (shipment.state === 'delivered' ? 'good' : 'info')">{{
                                t('shipment.state.' + shipment.state)
                            }}</span>
                        </div>
                        <div class="columns">
                            <dl class="facts">
                                <dt>{{ t('shipment.destination') }}</dt>
                                <dd dir="auto">{{ shipment.destination }}</dd>
                                @if (shipment.driverName) {
                                    <dt>{{ t('shipment.driver') }}</dt>
                                    <dd>
                                        <bdi>{{ shipment.driverName }}</bdi>
                                    </dd>
                                }
                                @if (shipment.vehicle || shipment.plate) {
                                    <dt>{{ t('shipment.vehicle') }}</dt>
                                    <dd class="row">
                                        <bdi>{{ shipment.vehicle }}</bdi>
                                        @if (shipment.plate) {
                                            <bdi dir="ltr" class="plate">{{ shipment.plate | plate }}</bdi>
                                        }
                                    </dd>
                                }
                                @if (shipment.courier; as courier) {
                                    <dt>{{ t('shipment.courier') }}</dt>
                                    <dd class="row">
                                        <bdi>{{ courier.name }}</bdi>
                                        <span>{{ t('shipment.courierState.' + courier.state) }}</span>
                                    </dd>
                                    <dt>{{ t('shipment.waybill') }}</dt>
                                    <dd>
                                        @if (courier.trackingUrl) {
                                            <a [href]="courier.trackingUrl" target="_blank" rel="noopener noreferrer"
                                                ><bdi class="code">{{ courier.trackingNumber }}</bdi></a
                                            >
                                        } @else {
                                            <bdi class="code">{{ courier.trackingNumber }}</bdi>
                                        }
                                    </dd>
                                }
                                @if (shipment.loadingAt) {
                                    <dt>{{ t('shipment.loading') }}</dt>
                                    <dd>{{ shipment.loadingAt | instant }}</dd>
                                }
                                @if (shipment.dispatchedAt) {
                                    <dt>{{ t('shipment.dispatched') }}</dt>
                                    <dd>{{ shipment.dispatchedAt | instant }}</dd>
                                }
                                @if (shipment.deliveredAt) {
                                    <dt>{{ t('shipment.delivered') }}</dt>
                                    <dd>{{ shipment.deliveredAt | instant }}</dd>
                                }
                            </dl>
                            <dl class="facts sums">
                                <dt>{{ t('shipment.planned') }}</dt>
                                <dd>{{ t('weightKg', { n: shipment.plannedWeightKg | amount: 1 }) }}</dd>
                                @if (shipment.netKg !== null) {
                                    <dt>{{ t('shipment.gross') }}</dt>
                                    <dd>{{ t('weightKg', { n: shipment.grossKg | amount: 1 }) }}</dd>
                                    <dt>{{ t('shipment.tare') }}</dt>
                                    <dd>{{ t('weightKg', { n: shipment.tareKg | amount: 1 }) }}</dd>
                                    <dt class="strong">{{ t('shipment.net') }}</dt>
                                    <dd class="strong">{{ t('weightKg', { n: shipment.netKg | amount: 1 }) }}</dd>
                                }
                                @if (shipment.ticketNumber) {
                                    <dt>{{ t('shipment.ticket') }}</dt>
                                    <dd>
                                        <bdi class="code">{{ shipment.ticketNumber }}</bdi>
                                    </dd>
                                }
                            </dl>
                        </div>
                        @if (shipment.trackingUrl) {
                            <p class="no-print">
                                <a [href]="shipment.trackingUrl" target="_blank" rel="noopener">{{
                                    t('shipment.track')
                                }}</a>
                            </p>
                        }
                        @if (shipment.mayConfirm) {
                            <k-delivery-form
                                class="no-print box"
                                [shipmentId]="shipment.id"
                                (confirmed)="done('delivery.done')"
                            />
                        }
                        @if (shipment.rating; as rating) {
                            <div class="stack tight">
                                <h3>{{ t('rating.yours') }}</h3>
                                <div class="row">
                                    <k-stars
                                        class="grow"
                                        [readonly]="true"
                                        [label]="t('rating.product')"
                                        [name]="'given-product-' + shipment.id"
                                        [value]="rating.product"
                                    />
                                    <k-stars
                                        class="grow"
                                        [readonly]="true"
                                        [label]="t('rating.transport')"
                                        [name]="'given-transport-' + shipment.id"
                                        [value]="rating.transport"
                                    />
                                </div>
                                @if (rating.comment) {
                                    <p class="prose" dir="auto">{{ rating.comment }}</p>
                                }
                            </div>
                        } @else if (shipment.mayRate) {
                            <k-rating-form
                                class="no-print box"
                                [shipmentId]="shipment.id"
                                (rated)="done('rating.done')"
                            />
                        }
                    </article>
                } @empty {
                    @if (found.waybills.length === 0) {
                        <p class="soft">{{ t('shipment.none') }}</p>
                    }
                }
            } @else {
                <k-skeleton [rows]="1" height="8rem" />
            }
        </section>
    `,
    styles: `
        article + article {
            padding-block-start: var(--space-5);
            border-block-start: 1px solid var(--line);
        }
        .columns {
            display: grid;
            gap: var(--space-4) var(--space-6);
            grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
            align-items: start;
        }
        .plate {
            padding: 0 var(--space-2);
            border: 1px solid var(--line-strong);
            border-radius: var(--radius-s);
        }
        .box {
            display: block;
            padding: var(--space-4);
            border-radius: var(--radius-m);
            background: var(--accent-wash);
        }
    `,
})
export class ShipmentsPanel {
    readonly code = input.required<string>();
    readonly changed = output<void>();
    private readonly book = inject(Shipments);
    private readonly preferences = inject(Preferences);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly result = resource({
        params: () => ({ code: this.code(), language: this.preferences.language() }),
        loader: ({ params, abortSignal }) => this.book.of(params.code, abortSignal),
    });
    protected readonly transport = keptValue(this.result);

    protected done(key: string): void {
        this.toasts.say(this.transloco.translate(key));
        this.result.reload();
        this.changed.emit();
    }
}
