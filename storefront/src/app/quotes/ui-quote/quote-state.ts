import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

const tones: Record<string, string> = {
    enquired: 'info',
    offered: 'warn',
    countered: 'info',
    accepted: 'good',
    ordered: 'good',
    declined: 'bad',
    refused: 'bad',
    withdrawn: 'bad',
    expired: 'bad',
};

/** The state of a quote in the reader's words; the colour only repeats them. */
@Component({
    selector: 'k-quote-state',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective],
    template: `<span [class]="'badge ' + tone()" *transloco="let t">{{ t('quotes.state.' + state()) }}</span>`,
})
export class QuoteStateBadge {
    readonly state = input.required<string>();
    protected readonly tone = computed(() => tones[this.state()] ?? '');
}
