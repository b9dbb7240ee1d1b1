import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { AmountPipe, DayPipe, InstantPipe, MoneyPipe } from '../../shared/format/pipes';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { OrderChange } from '../data/order-changes';

const tones: Record<string, string> = { open: 'warn', accepted: 'good', refused: 'bad', withdrawn: '', overtaken: 'bad', expired: 'bad' };

/** One request: what it asks for, old beside new, and what became of it. */
@Component({
    selector: 'k-order-change-card',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, DayPipe, InstantPipe, MoneyPipe, UnitPipe],
    template: `
        <div class="stack tight" *transloco="let t">
            <p class="row">
                <strong>{{ t('orderChange.kind.' + change().kind) }}</strong>
                <span [class]="'badge ' + tone()">{{ t('orderChange.state.' + change().state) }}</span>
            </p>
            <p class="soft small">
                {{ change().askedAt | instant }} · <bdi>{{ change().askedBy }}</bdi>
                @if (change().askedByStaff; as staff) {
                    · {{ t('order.through', { name: staff }) }}
                }
            </p>
            <p dir="auto">{{ change().reason }}</p>
            <dl class="facts">
                @for (line of change().lines; track line.lineId) {
                    <dt dir="auto">{{ line.name }}</dt>
                    <dd class="num">
                        <del>{{ line.oldUnitQuantity | amount }}</del>
                        <ins>
                            @if (line.newUnitQuantity) {
                                {{ line.newUnitQuantity | amount }} {{ line.unit | unit }}
                            } @else {
                                {{ t('orderChange.out') }}
                            }
                        </ins>
                    </dd>
                }
                @if (change().oldWishedDate !== change().newWishedDate) {
                    <dt>{{ t('checkout.wishedDate') }}</dt>
                    <dd>
                        <del>{{ change().oldWishedDate ? (change().oldWishedDate | day: 'weekday') : '–' }}</del>
                        <ins>{{ change().newWishedDate ? (change().newWishedDate | day: 'weekday') : '–' }}</ins>
                    </dd>
                }
                @if (change().oldRemarks !== change().newRemarks) {
                    <dt>{{ t('checkout.remarks') }}</dt>
                    <dd class="prose">
                        <del dir="auto">{{ change().oldRemarks || '–' }}</del>
                        <ins dir="auto">{{ change().newRemarks || '–' }}</ins>
                    </dd>
                }
                @if (showsTotal()) {
                    <dt>{{ t('sum.gross') }}</dt>
                    <dd class="num">
                        <del>{{ change().oldTotalGross | money: currencyCode() }}</del>
                        <ins>{{ change().newTotalGross | money: currencyCode() }}</ins>
                    </dd>
                }
            </dl>
            @if (change().decidedAt; as at) {
                <p class="soft small">{{ t('orderChange.decided', { at: (at | instant) }) }}</p>
            }
            @if (change().answer) {
                <p class="prose" dir="auto">{{ change().answer }}</p>
            }
            <ng-content />
        </div>
    `,
    styles: `
        del {
            color: var(--ink-soft);
        }
        ins {
            display: block;
            text-decoration: none;
            font-weight: 600;
        }
    `,
})
export class OrderChangeCard {
    readonly change = input.required<OrderChange>();
    readonly currencyCode = input.required<string>();
    private readonly session = inject(Session);
    protected readonly tone = computed(() => tones[this.change().state] ?? '');
    protected readonly showsTotal = computed(
        () =>
            this.session.may('see-prices') &&
            this.change().kind === 'change' &&
            this.change().oldTotalGross !== this.change().newTotalGross,
    );
}
