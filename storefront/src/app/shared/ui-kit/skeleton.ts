import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** Holds the place of what is being loaded, in about its shape, so that nothing jumps. */
@Component({
    selector: 'k-skeleton',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective],
    template: `
        <ng-container *transloco="let t">
            <span class="visually-hidden" role="status">{{ t('loading') }}</span>
            @for (place of places(); track place) {
                <div class="skeleton" [style.block-size]="height()"></div>
            }
        </ng-container>
    `,
    styles: `
        :host {
            display: grid;
            gap: var(--space-4);
        }
        :host(.tiles) {
            grid-template-columns: repeat(auto-fill, minmax(min(100%, 13.5rem), 1fr));
        }
    `,
})
export class Skeleton {
    readonly rows = input(3);
    readonly height = input('4.5rem');
    protected readonly places = computed(() => Array.from({ length: this.rows() }, (_, index) => index));
}
