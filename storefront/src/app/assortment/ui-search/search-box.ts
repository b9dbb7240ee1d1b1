import {
    ChangeDetectionStrategy,
    Component,
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

import { Icon } from '../../shared/ui-kit/icon';
import { Assortment } from '../data/assortment';

/** The search of the top bar: a combobox with suggestions, as the ARIA practices describe it. */
@Component({
    selector: 'k-search-box',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, Icon],
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
            <ul
                class="list"
                id="search-suggestions"
                role="listbox"
                [attr.aria-label]="t('search.suggestions')"
                [hidden]="!isOpen()"
            >
                @for (suggestion of suggestions(); track suggestion; let index = $index) {
                    <li
                        role="option"
                        [id]="'suggestion-' + index"
                        [attr.aria-selected]="index === active()"
                        (mousedown)="$event.preventDefault()"
                        (click)="choose(suggestion)"
                        dir="auto"
                    >
                        {{ suggestion }}
                    </li>
                }
            </ul>
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
            max-block-size: 22rem;
            overflow: auto;
            padding: var(--space-2);
            border: 1px solid var(--line);
            border-radius: var(--radius-m);
            background: var(--surface);
            box-shadow: var(--shadow-high);
        }
        li {
            padding: var(--space-2) var(--space-3);
            border-radius: var(--radius-s);
            cursor: pointer;
        }
        li:hover,
        li[aria-selected='true'] {
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
            if (abortSignal.aborted) return [];
            // Suggestions are a comfort: without them the search works all the same.
            return this.assortment.suggestions(params, abortSignal).catch(() => []);
        },
    });
    protected readonly suggestions = linkedSignal<string[] | undefined, string[]>({
        source: () => (this.found.hasValue() ? this.found.value() : undefined),
        computation: (now, before) => now ?? before?.value ?? [],
    });
    protected readonly active = linkedSignal({ source: this.suggestions, computation: () => -1 });

    protected isOpen(): boolean {
        return this.isWanted() && this.term().trim().length >= 2 && this.suggestions().length > 0;
    }

    protected typed(text: string): void {
        this.term.set(text);
        this.isWanted.set(true);
    }

    protected move(by: number, event: Event): void {
        event.preventDefault();
        this.isWanted.set(true);
        const count = this.suggestions().length;
        if (count) this.active.update((active) => (active < 0 && by < 0 ? count - 1 : (active + by + count) % count));
    }

    protected choose(suggestion: string): void {
        this.term.set(suggestion);
        this.search(suggestion);
    }

    protected go(event: Event, text: string): void {
        event.preventDefault();
        const suggestion = this.isOpen() ? this.suggestions()[this.active()] : undefined;
        this.search(suggestion ?? text);
    }

    protected leave(event: FocusEvent): void {
        const form = event.currentTarget as HTMLElement;
        if (!form.contains(event.relatedTarget as Node | null)) this.isWanted.set(false);
    }

    private search(text: string): void {
        this.isWanted.set(false);
        this.box()?.nativeElement.blur();
        void this.router.navigate(['/catalogue'], { queryParams: { q: text.trim() || null } });
    }
}
