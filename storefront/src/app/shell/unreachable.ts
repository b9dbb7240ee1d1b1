import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { FailurePanel } from '../shared/ui-kit/failure-panel';
import { LastFailure } from './last-failure';

/** The page when not even the page could be loaded. The address bar still has what was wanted. */
@Component({
    selector: 'k-unreachable',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, FailurePanel],
    template: `
        <div class="page narrow stack" *transloco="let t">
            <h1 tabindex="-1">{{ t('unreachable.title') }}</h1>
            <p class="soft">{{ t('unreachable.text') }}</p>
            <k-failure [error]="last.error()" (retry)="reload()" />
        </div>
    `,
})
export class Unreachable {
    protected readonly last = inject(LastFailure);

    protected reload(): void {
        location.reload();
    }
}
