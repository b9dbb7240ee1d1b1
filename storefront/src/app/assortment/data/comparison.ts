import { computed, Injectable, signal } from '@angular/core';

const storageKey = 'karvan.compare';
export const comparisonLimit = 4;

/** The articles set side by side, kept in this browser. */
@Injectable({ providedIn: 'root' })
export class Comparison {
    private readonly state = signal<readonly string[]>(readKept());
    readonly variantIds = this.state.asReadonly();
    readonly isFull = computed(() => this.state().length >= comparisonLimit);

    has(variantId: string): boolean {
        return this.state().includes(variantId);
    }

    /** Puts an article in or takes it out. False when there are four already. */
    toggle(variantId: string): boolean {
        const isIn = this.has(variantId);
        if (!isIn && this.isFull()) return false;
        this.keep(isIn ? this.state().filter((id) => id !== variantId) : [...this.state(), variantId]);
        return true;
    }

    clear(): void {
        this.keep([]);
    }

    private keep(variantIds: readonly string[]): void {
        this.state.set(variantIds);
        localStorage.setItem(storageKey, JSON.stringify(variantIds));
    }
}

function readKept(): string[] {
    try {
        const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
        return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, comparisonLimit) : [];
    } catch {
        return [];
    }
}
