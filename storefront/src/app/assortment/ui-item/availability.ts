import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { TranslocoService } from '@jsverse/transloco';

const tones: Record<string, string> = {
    'in-stock': 'good',
    'low-stock': 'warn',
    'made-to-order': 'info',
    'out-of-stock': 'bad',
};

/** What the server says of the stock: a known code in the reader's language, or the merchant's own words. */
@Component({
    selector: 'k-availability',
    changeDetection: ChangeDetectionStrategy.OnPush,
    template: `<span [class]="'badge ' + tone()" dir="auto">{{ text() }}</span>`,
})
export class Availability {
    readonly code = input.required<string>();
    private readonly transloco = inject(TranslocoService);
    private readonly words = toSignal(this.transloco.selectTranslateObject<Record<string, string>>('availability'));
    private readonly normal = computed(() => this.code().toLowerCase().replace(/_/g, '-'));
    protected readonly tone = computed(() => tones[this.normal()] ?? '');
    protected readonly text = computed(() => this.words()?.[this.normal()] ?? this.code());
}
