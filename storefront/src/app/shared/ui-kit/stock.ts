import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../data/preferences';
import { StockStatement } from '../data/stock';
import { formatDay, formatNumber } from '../format/format';
import { UnitPipe } from './unit-name';

const tones: Record<string, string> = {
    'in-stock': 'good',
    external: 'info',
    partly: 'warn',
    planned: 'info',
    'made-to-order': 'info',
    'pre-sale': 'info',
    short: 'warn',
    'out-of-stock': 'bad',
};

interface Level {
    from?: number | null;
    to?: number | null;
}
type Translate = (key: string, params?: Record<string, unknown>) => string;

/** What is said of the stock: in one badge, and beside or below it where else there is some and when the rest comes. */
@Component({
    selector: 'k-stock',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective],
    providers: [UnitPipe],
    template: `
        <ng-container *transloco="let t">
            <span [class]="'badge ' + tone()">{{ said(t) }}</span>
            @if (elsewhere(t); as text) {
                <span class="small soft">{{ text }}</span>
            }
            @if (planned(t); as when) {
                <span class="small soft">{{ when }}</span>
            }
        </ng-container>
    `,
    styles: `
        :host {
            display: flex;
            flex-wrap: wrap;
            align-items: center;
            gap: var(--space-1) var(--space-2);
            min-inline-size: 0;
        }
        .badge {
            white-space: normal;
        }
    `,
})
export class Stock {
    readonly stock = input.required<StockStatement>();
    /** In which the levels are counted. */
    readonly unit = input.required<string>();
    private readonly preferences = inject(Preferences);
    private readonly units = inject(UnitPipe);
    protected readonly tone = computed(() => tones[this.stock().status] ?? '');

    protected said(t: Translate): string {
        const { status, local } = this.stock();
        return [t('stock.status.' + status), this.level(t, local)].filter(Boolean).join(': ');
    }

    /** At a supplier's, where the badge has not said it all. */
    protected elsewhere(t: Translate): string {
        const { external } = this.stock();
        if (!external) return '';
        const level = this.level(t, external);
        const text = level ? `${t('stock.external')}: ${level}` : t('stock.external');
        return [text, this.within(t, external.minDays, external.maxDays)].filter(Boolean).join(t('stock.comma'));
    }

    private level(t: Translate, level: Level | null): string {
        if (level?.from == null) return '';
        const number = (value: number) => formatNumber(this.preferences.locale(), value);
        const { from, to } = level;
        const text =
            to == null
                ? t('stock.over', { n: number(from - 1) })
                : from === to
                  ? number(from)
                  : t('stock.range', { from: number(from), to: number(to) });
        return `${text} ${this.units.transform(this.unit())}`;
    }

    private within(t: Translate, min?: number | null, max?: number | null): string {
        if (min == null || max == null || max === 0) return '';
        const number = (value: number) => formatNumber(this.preferences.locale(), value);
        return min === max
            ? t('stock.withinExactly', { n: number(max) })
            : t('stock.within', { from: number(min), to: number(max) });
    }

    /** When what is not there now comes: all of it, or what goes above the stock. */
    protected planned(t: Translate): string {
        const { planned, status } = this.stock();
        if (!planned) return '';
        const when = planned.day
            ? t('stock.onDay', { day: formatDay(this.preferences.locale(), planned.day, 'long') })
            : this.within(t, planned.lead?.minDays, planned.lead?.maxDays);
        if (!when) return '';
        const isAll = status === 'planned' || status === 'made-to-order' || status === 'pre-sale' || status === 'out-of-stock';
        return t(isAll ? 'stock.all' : status === 'in-stock' ? 'stock.more' : 'stock.rest', { when });
    }
}
