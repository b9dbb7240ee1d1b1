import { computed, signal } from '@angular/core';

import { baseQuantity, unitsFor } from '../../shared/format/units';
import { Amount, ListedArticle } from './article';

/** Which rows are chosen, and what was typed into them; both outlive a change of page. Keys are whatever the rows go by. */
export class Chosen {
    private readonly keys = signal<ReadonlySet<string>>(new Set());
    private readonly typed = signal<Readonly<Record<string, Amount>>>({});
    readonly all = computed(() => [...this.keys()]);
    readonly count = computed(() => this.keys().size);

    has(key: string): boolean {
        return this.keys().has(key);
    }

    toggle(key: string, isOn = !this.has(key)): void {
        this.keys.update((keys) => new Set([...keys].filter((one) => one !== key).concat(isOn ? [key] : [])));
    }

    toggleAll(keys: readonly string[], isOn: boolean): void {
        this.keys.update((before) => new Set([...before].filter((one) => !keys.includes(one)).concat(isOn ? keys : [])));
    }

    amount(key: string, usual: Amount): Amount {
        return this.typed()[key] ?? usual;
    }

    /** Whoever types an amount wants the row. */
    type(key: string, amount: Amount): void {
        this.typed.update((typed) => ({ ...typed, [key]: amount }));
        this.toggle(key, true);
    }

    clear(): void {
        this.keys.set(new Set());
        this.typed.set({});
    }
}

const ratioOf = (article: Pick<ListedArticle, 'units'>, code: string) =>
    article.units.find((one) => one.code === code) ?? { factor: 1, perUnits: 1 };

/** As it was ordered last, as far as it is still sold so; else the least that is sold. */
export function usualAmount(article: ListedArticle, unit?: string | null, quantity?: number | null): Amount {
    if (unit && quantity && article.units.some((one) => one.code === unit)) return { unit, quantity };
    return { unit: article.baseUnit, quantity: article.minQuantity };
}

/** The same amount in another unit. A remainder is rounded up: less than asked never comes. */
export function inUnit(article: Pick<ListedArticle, 'units'>, amount: Amount, unit: string): Amount {
    return { unit, quantity: unitsFor(baseQuantity(amount.quantity, ratioOf(article, amount.unit)), ratioOf(article, unit)) };
}

export function baseOf(article: Pick<ListedArticle, 'units'>, { unit, quantity }: Amount): number {
    return baseQuantity(quantity, ratioOf(article, unit));
}
