import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { CartStore } from '../../shared/data/cart';
import { Preferences } from '../../shared/data/preferences';
import { formatNumber } from '../../shared/format/format';
import { Amount } from './article';

/** What became of a row on its way into the cart. */
export interface RowNews {
    outcome: string;
    message?: string | null;
    nearest?: readonly number[];
}

/** What became of all rows, in words, and of those that the cart did not simply take. */
export interface CartNews {
    text: string;
    tone: 'good' | 'bad';
    rows: Record<string, string>;
}

/** As many rows as one request takes. */
const mostRows = 1000;

/** Puts rows of a list into the cart. */
@Injectable({ providedIn: 'root' })
export class ToCart {
    private readonly cart = inject(CartStore);
    private readonly preferences = inject(Preferences);
    private readonly transloco = inject(TranslocoService);

    /** Rows are known by their articles. */
    async add(rows: readonly (Amount & { variantId: string })[]): Promise<CartNews> {
        const answers: (RowNews & { variantId: string })[] = [];
        for (let from = 0; from < rows.length; from += mostRows) {
            const lines = rows.slice(from, from + mostRows).map((row) => ({ ...row, mode: 'ADD' as const }));
            answers.push(...(await this.cart.set(lines)));
        }
        return this.told(answers.map((answer) => [answer.variantId, answer]));
    }

    told(answers: readonly (readonly [string, RowNews])[]): CartNews {
        const number = (value: number) => formatNumber(this.preferences.locale(), value);
        const taken = answers.filter(([, { outcome }]) => outcome !== 'rejected').length;
        const left = answers.length - taken;
        const text = left
            ? this.transloco.translate<string>('toCart.partly', { n: number(taken), left: number(left) })
            : this.transloco.translate<string>('toCart.added', { n: number(taken) });
        const notable = answers.filter(([, { outcome }]) => outcome !== 'ok');
        const said = notable.map(([key, { message, nearest }]): [string, string] => [
            key,
            [message, nearest?.map(number).join(' · ')].filter(Boolean).join(' '),
        ]);
        return { text, tone: left ? 'bad' : 'good', rows: Object.fromEntries(said) };
    }
}
