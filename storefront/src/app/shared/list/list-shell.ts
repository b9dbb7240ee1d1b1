import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { AmountPipe } from '../format/pipes';
import { Empty } from '../ui-kit/empty';
import { FailurePanel } from '../ui-kit/failure-panel';
import { IconName } from '../ui-kit/icon';
import { Pager } from '../ui-kit/pager';
import { Skeleton } from '../ui-kit/skeleton';
import { PagedList } from './paged-list';

/**
 * What every list page has around its rows: search box, number found, pager, and what stands there while it loads, when it
 * fails, when there is nothing. The rows are the content, as `<li>`; what is marked `filter` stands beside the search box,
 * what is marked `none` under the words that there is nothing.
 */
@Component({
    selector: 'k-list',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, Empty, FailurePanel, Pager, Skeleton],
    host: { class: 'stack' },
    template: `
        <ng-container *transloco="let t">
            @if (search()) {
                <form class="row" role="search" (submit)="$event.preventDefault(); find(term.value)">
                    <label class="grow">
                        <span class="visually-hidden">{{ search() }}</span>
                        <input
                            #term
                            class="input"
                            type="search"
                            dir="auto"
                            [value]="list().search()"
                            [placeholder]="search()"
                            (change)="find(term.value)"
                        />
                    </label>
                    <ng-content select="[filter]" />
                </form>
            }
            @if (list().result.error(); as error) {
                <k-failure [error]="error" (retry)="list().result.reload()" />
            } @else if (list().found(); as found) {
                <p class="soft small" aria-live="polite">{{ t(count(), { n: found.totalItems | amount }) }}</p>
                @if (found.items.length) {
                    <ul class="stack tight" [attr.aria-busy]="list().result.isLoading()">
                        <ng-content />
                    </ul>
                    <k-pager [page]="list().page()" [size]="list().size" [total]="found.totalItems" />
                } @else {
                    <k-empty [icon]="icon()" [heading]="none()">
                        <ng-content select="[none]" />
                    </k-empty>
                }
            } @else {
                <k-skeleton [rows]="4" [height]="height()" />
            }
        </ng-container>
    `,
})
export class ListShell {
    readonly list = input.required<PagedList<unknown>>();
    /** What the search box is called; a list without one has none. */
    readonly search = input('');
    /** The text with the number found, by its key. */
    readonly count = input.required<string>();
    readonly none = input.required<string>();
    readonly icon = input<IconName>('box');
    /** About that of a row, for the places held while it loads. */
    readonly height = input('5rem');

    protected find(term: string): void {
        this.list().narrow({ term: term.trim() || null });
    }
}
