import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Icon } from '../../shared/ui-kit/icon';

/** The categories above what is shown, from the catalogue down. In the catalogue a search goes with one; on a product's page the last is a way back too. */
@Component({
    selector: 'k-crumbs',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, Icon],
    template: `
        <ng-container *transloco="let t">
            @if (path().length || hasPage()) {
                <nav class="small" [attr.aria-label]="t('catalogue.path')">
                    <ol>
                        <li>
                            <a
                                routerLink="/catalogue"
                                [queryParams]="{ category: null, page: null }"
                                [queryParamsHandling]="hasPage() ? 'replace' : 'merge'"
                                >{{ t('catalogue.title') }}</a
                            >
                        </li>
                        @for (one of path(); track one.id; let isLast = $last) {
                            <li>
                                <k-icon name="forward" />
                                @if (isLast && !hasPage()) {
                                    <span aria-current="page" dir="auto">{{ one.name }}</span>
                                } @else {
                                    <a
                                        routerLink="/catalogue"
                                        [queryParams]="{ category: one.id, page: null }"
                                        [queryParamsHandling]="hasPage() ? 'replace' : 'merge'"
                                        dir="auto"
                                        >{{ one.name }}</a
                                    >
                                }
                            </li>
                        }
                    </ol>
                </nav>
            }
        </ng-container>
    `,
    styles: `
        nav {
            margin-block-end: var(--space-3);
        }
        ol {
            display: flex;
            flex-wrap: wrap;
            gap: var(--space-1) var(--space-2);
            padding: 0;
            margin: 0;
            list-style: none;
        }
        li {
            display: flex;
            align-items: center;
            gap: var(--space-2);
            min-block-size: 1.75rem;
        }
        k-icon {
            inline-size: 0.875rem;
            block-size: 0.875rem;
            color: var(--ink-soft);
        }
    `,
})
export class Crumbs {
    readonly path = input.required<readonly { id: string; name: string }[]>();
    /** Something stands below the last of them. */
    readonly hasPage = input(false);
}
