import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { asFailure } from '../data/failure';
import { Icon } from './icon';

/** What a person sees when something could not be loaded: what happened, what to do, and the number to quote. */
@Component({
    selector: 'k-failure',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, Icon],
    template: `
        <div class="note bad" role="alert" *transloco="let t">
            <k-icon name="warning" />
            <div class="stack tight">
                <p class="strong">{{ t('failure.' + failure().kind) }}</p>
                @if (failure().kind === 'input') {
                    <p dir="auto">{{ failure().message }}</p>
                }
                @if (failure().requestId; as id) {
                    <p class="small soft">
                        {{ t('failure.requestId') }} <bdi class="code">{{ id }}</bdi>
                    </p>
                }
                @if (mayRetry()) {
                    <div>
                        <button type="button" class="button" (click)="retry.emit()">{{ t('failure.retry') }}</button>
                    </div>
                }
            </div>
        </div>
    `,
})
export class FailurePanel {
    readonly error = input.required<unknown>();
    readonly mayRetry = input(true);
    readonly retry = output<void>();
    protected readonly failure = computed(() => asFailure(this.error()));
}
