import {
    ChangeDetectionStrategy,
    Component,
    computed,
    ElementRef,
    inject,
    linkedSignal,
    resource,
    signal,
    viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { filter, map } from 'rxjs';

import { AmountPipe } from '../../shared/format/pipes';
import { Icon } from '../../shared/ui-kit/icon';
import { Picture } from '../../shared/ui-kit/picture';
import { Assortment, SearchSuggestions } from '../data/assortment';

const kinds = ['phrases', 'categories', 'products'] as const;

interface SearchOption {
    kind: (typeof kinds)[number];
    text: string;
    /** The phrase, the category's id or the product's slug. */
    target: string;
    hint?: string | null;
    image?: string;
    /** Among all that are shown, from 0: its id and the arrow keys go by it. */
    place: number;
}

/** The search of the top bar: a combobox with suggestions, as the ARIA practices describe it. */
@Component({
    selector: 'k-search-box',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, Icon, Picture],
    template: `
        <form role="search" *transloco="let t" (submit)="go($event, box.value)" (focusout)="leave($event)">
            <label class="visually-hidden" for="search">{{ t('search.label') }}</label>
            <k-icon name="search" />
            <input
                #box
                id="search"
                class="input"
                type="search"
                role="combobox"
                autocomplete="off"
                aria-autocomplete="list"
                aria-haspopup="listbox"
                dir="auto"
                aria-controls="search-suggestions"
                [attr.aria-expanded]="isOpen()"
                [attr.aria-activedescendant]="active() >= 0 ? 'suggestion-' + active() : null"
                [placeholder]="t('search.placeholder')"
                [value]="term()"
                (input)="typed(box.value)"
                (keydown.arrowDown)="move(1, $event)"
                (keydown.arrowUp)="move(-1, $event)"
                (keydown.escape)="isWanted.set(false)"
            />
            <div
                class="list"
                id="search-suggestions"
                role="listbox"
                [attr.aria-label]="t('search.suggestions')"
                [hidden]="!isOpen()"
            >
                @for (group of groups(); track group.kind) {
                    <div role="group" [attr.aria-labelledby]="'suggested-' + group.kind">
                        <p class="soft small" role="presentation" [id]="'suggested-' + group.kind">
                            {{ t('search.groups.' + group.kind) }}
                        </p>
                        @for (one of group.options; track one.place) {
                            <div
                                class="option"
                                role="option"
                                [id]="'suggestion-' + one.place"
                                [attr.aria-selected]="one.place === active()"
                                (mousedown)="$event.preventDefault()"
                                (click)="choose(one)"
                            >
                                @if (one.kind === 'products') {
                                    <k-picture [url]="one.image" preset="small" />
                                } @else {
                                    <k-icon [name]="one.kind === 'categories' ? 'grid' : 'search'" />
                                }
                                <span class="text">
                                    <bdi>{{ one.text }}</bdi>
                                    @if (one.hint) {
                                        <bdi class="soft small">{{ one.hint }}</bdi>
                                    }
                                </span>
                            </div>
                        }
                    </div>
                }
            </div>
            <p class="visually-hidden" role="status">
                @if (isOpen()) {
                    {{ t('search.found', { n: options().length | amount }) }}
                }
            </p>
        </form>
    `,
    styles: `
        :host {
            display: block;
        }
        form {
            position: relative;
        }
        k-icon {
            position: absolute;
            inset-block-start: 0.75rem;
            inset-inline-start: var(--space-3);
            color: var(--ink-soft);
            pointer-events: none;
        }
        .input {
            padding-inline-start: 2.5rem;
            background: var(--ground);
            border-color: var(--line);
        }
        .list {
            position: absolute;
            inset-block-start: calc(100% + var(--space-1));
            inset-inline: 0;
            z-index: 1;
            max-block-size: min(32rem, 70vh);
            overflow: auto;
            padding: var(--space-2);
            border: 1px solid var(--line);
            border-radius: var(--radius-m);
            background: var(--surface);
            box-shadow: var(--shadow-high);
        }
        .list p[role='presentation'] {
            padding: var(--space-2) var(--space-3) var(--space-1);
        }
        .option {
            display: flex;
            align-items: center;
            gap: var(--space-3);
            min-block-size: 2.75rem;
            padding: var(--space-1) var(--space-3);
            border-radius: var(--radius-s);
            cursor: pointer;
        }
        .option k-icon {
            position: static;
        }
        .option k-picture {
            inline-size: 2.5rem;
        }
        .text {
            display: grid;
            min-inline-size: 0;
            line-height: 1.35;
        }
        .text bdi {
            overflow: hidden;
            text-overflow: ellipsis;
            white-space: nowrap;
            text-align: start;
        }
        .option:hover,
        .option[aria-selected='true'] {
            background: var(--accent-wash);
        }
    `,
})
export class SearchBox {
    private readonly assortment = inject(Assortment);
    private readonly router = inject(Router);
    private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
    private readonly addressTerm = toSignal(
        this.router.events.pipe(
            filter((event) => event instanceof NavigationEnd),
            map(
                (event) => (this.router.parseUrl(event.urlAfterRedirects).queryParams['q'] as string | undefined) ?? '',
            ),
        ),
        { initialValue: '' },
    );
    protected readonly term = linkedSignal(() => this.addressTerm());
    protected readonly isWanted = signal(false);
    private readonly found = resource({
        params: () => (this.isWanted() && this.term().trim().length >= 2 ? this.term().trim() : undefined),
        loader: async ({ params, abortSignal }) => {
            await new Promise((resolve) => setTimeout(resolve, 180));
            if (abortSignal.aborted) return null;
            // Suggestions are a comfort: without them the search works all the same.
            return this.assortment.suggestions(params, abortSignal).catch(() => null);
        },
    });
    private readonly kept = linkedSignal<SearchSuggestions | null | undefined, SearchSuggestions | null>({
        source: () => (this.found.hasValue() ? this.found.value() : undefined),
        computation: (now, before) => (now === undefined ? (before?.value ?? null) : now),
    });
    protected readonly options = computed(() => optionsOf(this.kept()));
    protected readonly groups = computed(() =>
        kinds
            .map((kind) => ({ kind, options: this.options().filter((one) => one.kind === kind) }))
            .filter((group) => group.options.length > 0),
    );
    protected readonly active = linkedSignal({ source: this.options, computation: () => -1 });

    protected isOpen(): boolean {
        return this.isWanted() && this.term().trim().length >= 2 && this.options().length > 0;
    }

    protected typed(text: string): void {
        this.term.set(text);
        this.isWanted.set(true);
    }

    protected move(by: number, event: Event): void {
        event.preventDefault();
        this.isWanted.set(true);
        const count = this.options().length;
        if (!count) return;
        this.active.update((active) => (active < 0 && by < 0 ? count - 1 : (active + by + count) % count));
        document.getElementById(`suggestion-${this.active()}`)?.scrollIntoView({ block: 'nearest' });
    }

    protected choose(option: SearchOption): void {
        if (option.kind === 'phrases') {
            this.term.set(option.text);
            this.search(option.text);
            return;
        }
        this.close();
        void (option.kind === 'products'
            ? this.router.navigate(['/product', option.target])
            : this.router.navigate(['/catalogue'], { queryParams: { category: option.target } }));
    }

    protected go(event: Event, text: string): void {
        event.preventDefault();
        const option = this.isOpen() ? this.options()[this.active()] : undefined;
        if (option) this.choose(option);
        else this.search(text);
    }

    protected leave(event: FocusEvent): void {
        const form = event.currentTarget as HTMLElement;
        if (!form.contains(event.relatedTarget as Node | null)) this.isWanted.set(false);
    }

    private close(): void {
        this.isWanted.set(false);
        this.box()?.nativeElement.blur();
    }

    private search(text: string): void {
        this.close();
        void this.router.navigate(['/catalogue'], { queryParams: { q: text.trim() || null } });
    }
}

function optionsOf(found: SearchSuggestions | null): SearchOption[] {
    if (!found) return [];
    const all: Omit<SearchOption, 'place'>[] = [
        ...found.phrases.map((text) => ({ kind: 'phrases' as const, text, target: text })),
        ...found.categories.map(({ id, name }) => ({ kind: 'categories' as const, text: name, target: id })),
        ...found.products.map(({ name, slug, categoryName, image }) => ({
            kind: 'products' as const,
            text: name,
            target: slug,
            hint: categoryName,
            image: image?.small,
        })),
    ];
    return all.map((one, place) => ({ ...one, place }));
}
