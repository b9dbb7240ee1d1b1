import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Empty } from '../shared/ui-kit/empty';

@Component({
    selector: 'k-not-found',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, Empty],
    template: `
        <div class="page narrow" *transloco="let t">
            <h1 tabindex="-1" class="visually-hidden">{{ t('notFound.title') }}</h1>
            <k-empty icon="search" [heading]="t('notFound.heading')">
                <p class="soft">{{ t('notFound.text') }}</p>
                <div class="row">
                    <a class="button primary" routerLink="/">{{ t('notFound.home') }}</a>
                    <a class="button" routerLink="/catalogue">{{ t('nav.catalogue') }}</a>
                </div>
            </k-empty>
        </div>
    `,
    styles: `
        .row {
            justify-content: center;
        }
    `,
})
export class NotFound {}
