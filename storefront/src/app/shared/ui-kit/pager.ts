import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { AmountPipe } from '../format/pipes';
import { Icon } from './icon';

/** Links to the pages of a list; the page lives in the address, so that it can be kept and sent on. */
@Component({
    selector: 'k-pager',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, Icon, AmountPipe],
    template: `
        @if (pages() > 1) {
            <nav *transloco="let t" [attr.aria-label]="t('pager.label')" class="row no-print">
                @if (page() > 1) {
                    <a
                        class="button"
                        [routerLink]="[]"
                        [queryParams]="{ page: page() > 2 ? page() - 1 : null }"
                        queryParamsHandling="merge"
                        rel="prev"
                    >
                        <k-icon name="back" />{{ t('pager.previous') }}
                    </a>
                }
                <span class="soft num">{{ t('pager.of', { page: page() | amount, pages: pages() | amount }) }}</span>
                @if (page() < pages()) {
                    <a
                        class="button"
                        [routerLink]="[]"
                        [queryParams]="{ page: page() + 1 }"
                        queryParamsHandling="merge"
                        rel="next"
                    >
                        {{ t('pager.next') }}<k-icon name="forward" />
                    </a>
                }
            </nav>
        }
    `,
    styles: `
        nav {
            justify-content: center;
            padding-block: var(--space-5);
        }
    `,
})
export class Pager {
    readonly page = input.required<number>();
    readonly size = input.required<number>();
    readonly total = input.required<number>();
    protected readonly pages = computed(() => Math.max(1, Math.ceil(this.total() / this.size())));
}

/** The page number of an address, 1 when it says nothing sensible. */
export function pageOf(text: string | undefined): number {
    const page = Number(text);
    return Number.isInteger(page) && page > 0 ? page : 1;
}
