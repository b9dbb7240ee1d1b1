import { computed, inject, resource, ResourceRef, Signal } from '@angular/core';
import { Router } from '@angular/router';

import { keptValue } from '../ui-kit/keep-value';
import { pageOf } from '../ui-kit/pager';

interface Page<T> {
    items: readonly T[];
    totalItems: number;
}

/** What a page reads from its address: `?term=…&page=…`. */
interface ListAddress {
    term?: Signal<string | undefined>;
    page: Signal<string | undefined>;
}

interface Window {
    term: string;
    skip: number;
    take: number;
}

interface ListSource<T, F extends object> {
    size: number;
    address: ListAddress;
    /** What else is asked for, as filters; the list is loaded anew when it changes. */
    filter?: () => F;
    load: (asked: Window & F, abort: AbortSignal) => Promise<Page<T>>;
}

/** A list page by page. What is looked for and which page is shown stand in the address, so that both survive a reload and can be sent on. */
export class PagedList<T, F extends object = object> {
    readonly size: number;
    readonly search: Signal<string>;
    readonly page: Signal<number>;
    readonly result: ResourceRef<Page<T> | undefined>;
    readonly found: Signal<Page<T> | undefined>;
    private readonly router = inject(Router);

    constructor({ size, address, filter, load }: ListSource<T, F>) {
        this.size = size;
        this.search = computed(() => address.term?.() ?? '');
        this.page = computed(() => pageOf(address.page()));
        this.result = resource({
            params: () => ({
                ...(filter?.() ?? ({} as F)),
                ...{ term: this.search(), skip: (this.page() - 1) * size, take: size },
            }),
            loader: ({ params, abortSignal }) => load(params, abortSignal),
        });
        this.found = keptValue(this.result);
    }

    /** Another search or filter, which begins at the first page. */
    narrow(change: Record<string, string | null>): void {
        void this.router.navigate([], { queryParams: { ...change, page: null }, queryParamsHandling: 'merge' });
    }
}
