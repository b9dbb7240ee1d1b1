import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { ListShell } from '../../shared/list/list-shell';
import { PagedList } from '../../shared/list/paged-list';
import { Icon } from '../../shared/ui-kit/icon';
import { Sets } from '../data/sets';
import { SetCard } from '../ui-set/set-card';

@Component({
    selector: 'k-sets',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, Icon, ListShell, SetCard],
    template: `
        <div class="page stack" *transloco="let t">
            <div>
                <a class="back" routerLink="/catalogue"><k-icon name="back" />{{ t('nav.catalogue') }}</a>
                <h1 tabindex="-1">{{ t('sets.title') }}</h1>
                <p class="soft">{{ t('sets.intro') }}</p>
            </div>
            <k-list
                [list]="list"
                [search]="t('sets.search')"
                count="sets.count"
                [none]="list.search() ? t('sets.notFound') : t('sets.empty')"
                height="24rem"
            >
                @for (set of list.found()?.items; track set.id) {
                    <li><k-set-card [set]="set" /></li>
                }
                <a none class="button" [routerLink]="list.search() ? '/sets' : '/catalogue'">{{
                    list.search() ? t('sets.all') : t('nav.catalogue')
                }}</a>
            </k-list>
        </div>
    `,
    styles: `
        .back {
            display: inline-flex;
            align-items: center;
            gap: var(--space-1);
            margin-block-end: var(--space-3);
            text-decoration: none;
        }
        :host ::ng-deep k-list > ul {
            display: grid;
            grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr));
            gap: var(--space-4);
        }
    `,
})
export class SetsPage {
    readonly term = input<string>();
    readonly page = input<string>();
    private readonly sets = inject(Sets);
    private readonly preferences = inject(Preferences);
    protected readonly list = new PagedList({
        size: 12,
        address: this,
        filter: () => ({ language: this.preferences.language() }),
        load: ({ term, skip, take }, abort) => this.sets.page({ term: term || null, skip, take }, abort),
    });
}
