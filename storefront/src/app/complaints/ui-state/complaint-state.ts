import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

const tones: Record<string, string> = {
    'needs-answer': 'warn',
    accepted: 'good',
    'partly-accepted': 'good',
    refused: 'bad',
    settled: 'good',
};

/** Where a complaint stands, in a word. */
@Component({
    selector: 'k-complaint-state',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective],
    template: `<span *transloco="let t" [class]="'badge ' + tone()">{{ t('complaints.state.' + state()) }}</span>`,
})
export class ComplaintStateBadge {
    readonly state = input.required<string>();
    protected readonly tone = computed(() => tones[this.state()] ?? '');
}
