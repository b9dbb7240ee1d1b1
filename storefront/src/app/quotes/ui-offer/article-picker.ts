import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { Toasts } from '../../shared/ui-kit/toasts';
import { OfferableArticle, OwnOffers } from '../data/own-offers';

/** Looks for articles that the company buys, and takes one of them in. */
@Component({
    selector: 'k-article-picker',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, Field, Icon],
    template: `
        <form class="stack tight" role="search" (submit)="$event.preventDefault(); find(term.value)" *transloco="let t">
            <k-field for="add-article" [label]="t('ownOffers.addArticle')">
                <div class="row">
                    <input #term id="add-article" class="input grow" dir="auto" maxlength="100" autocomplete="off" [placeholder]="t('ownOffers.addSearch')" />
                    <button class="button" [attr.aria-disabled]="isBusy() || null"><k-icon name="search" />{{ t('ownOffers.find') }}</button>
                </div>
            </k-field>
            @if (found(); as articles) {
                <ul class="found" role="list" aria-live="polite">
                    @for (article of articles; track article.variantId) {
                        <li>
                            <button type="button" class="button block" [attr.aria-disabled]="taken().includes(article.variantId) || null" (click)="take(article)">
                                <k-icon name="plus" /><bdi>{{ article.name }}</bdi> <bdi class="code soft small">{{ article.sku }}</bdi>
                                @if (taken().includes(article.variantId)) {
                                    <span class="soft small">{{ t('ownOffers.alreadyIn') }}</span>
                                }
                            </button>
                        </li>
                    } @empty {
                        <li class="soft">{{ t('ownOffers.nothingFound') }}</li>
                    }
                </ul>
            }
        </form>
    `,
    styles: `
        .grow {
            flex: 1;
            min-inline-size: 10rem;
        }
        .found {
            display: grid;
            gap: var(--space-2);
        }
        .found .button {
            justify-content: start;
            text-align: start;
        }
    `,
})
export class ArticlePicker {
    readonly taken = input<readonly (string | null)[]>([]);
    readonly chosen = output<OfferableArticle>();
    private readonly offers = inject(OwnOffers);
    private readonly toasts = inject(Toasts);
    protected readonly found = signal<readonly OfferableArticle[] | null>(null);
    protected readonly isBusy = signal(false);

    protected async find(term: string): Promise<void> {
        if (!term.trim() || this.isBusy()) return;
        this.isBusy.set(true);
        try {
            this.found.set(await this.offers.articles(term.trim()));
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    protected take(article: OfferableArticle): void {
        if (!this.taken().includes(article.variantId)) this.chosen.emit(article);
    }
}
