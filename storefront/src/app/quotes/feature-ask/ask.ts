import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { CartStore } from '../../shared/data/cart';
import { Session } from '../../shared/data/session';
import { keepTyped, readTyped } from '../../shared/data/typed';
import { DateInput, TypedDay } from '../../shared/date/date-input';
import { readMoney, readWholeNumber } from '../../shared/format/format';
import { Empty } from '../../shared/ui-kit/empty';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { Toasts } from '../../shared/ui-kit/toasts';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { QuoteBook } from '../data/quotes';

interface Wish {
    variantId: string;
    name: string;
    sku: string;
    units: string[];
    unit: string;
    quantity: string;
    price: string;
    remark: string;
}

interface Form {
    wishes: Wish[];
    remark: string;
    day: string;
}

/** One article, as the product's page hands it over. */
interface Article {
    variantId: string;
    name: string;
    sku: string;
    unit: string;
    quantity: number;
    units: string[];
}

const kept = 'enquiry';

/** An enquiry: of the article from which one came, or of all that is in the cart. */
@Component({
    selector: 'k-ask-for-quote',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, DateInput, Empty, Field, Icon, UnitPipe],
    template: `
        <div class="page stack" *transloco="let t">
            <h1 tabindex="-1">{{ t('quotes.askTitle') }}</h1>
            @if (!session.may('order') || session.isGuest()) {
                <p class="note">{{ t('quotes.mayNotAsk') }}</p>
            } @else if (form().wishes.length) {
                <p class="soft">{{ t('quotes.askText') }}</p>
                <form class="stack" novalidate (submit)="$event.preventDefault(); send()">
                    @for (wish of form().wishes; track wish.variantId; let i = $index) {
                        <fieldset class="card wish">
                            <legend>
                                <span dir="auto">{{ wish.name }}</span> <bdi class="code soft small">{{ wish.sku }}</bdi>
                            </legend>
                            <k-field [for]="'quantity-' + i" [label]="t('quotes.quantity')" [error]="errors()['quantity-' + i]">
                                <input
                                    #quantity
                                    class="input"
                                    inputmode="numeric"
                                    autocomplete="off"
                                    [id]="'quantity-' + i"
                                    [value]="wish.quantity"
                                    (input)="change(i, { quantity: quantity.value })"
                                />
                            </k-field>
                            <k-field [for]="'unit-' + i" [label]="t('quotes.unit')">
                                <select #unit class="input" [id]="'unit-' + i" (change)="change(i, { unit: unit.value })">
                                    @for (code of wish.units; track code) {
                                        <option [value]="code" [selected]="code === wish.unit">{{ code | unit }}</option>
                                    }
                                </select>
                            </k-field>
                            <k-field
                                [for]="'price-' + i"
                                [label]="t('quotes.wishedPrice')"
                                [optional]="t('optional')"
                                [error]="errors()['price-' + i]"
                            >
                                <input
                                    #price
                                    class="input"
                                    inputmode="decimal"
                                    autocomplete="off"
                                    [id]="'price-' + i"
                                    [value]="wish.price"
                                    (input)="change(i, { price: price.value })"
                                />
                            </k-field>
                            <k-field class="wide" [for]="'remark-' + i" [label]="t('quotes.remark')" [optional]="t('optional')">
                                <input
                                    #remark
                                    class="input"
                                    dir="auto"
                                    maxlength="500"
                                    [id]="'remark-' + i"
                                    [value]="wish.remark"
                                    (input)="change(i, { remark: remark.value })"
                                />
                            </k-field>
                            @if (form().wishes.length > 1) {
                                <button type="button" class="button quiet" (click)="remove(i)">
                                    <k-icon name="trash" />{{ t('quotes.removeLine') }}
                                    <span class="visually-hidden">{{ wish.name }}</span>
                                </button>
                            }
                        </fieldset>
                    }
                    <k-field for="ask-day" [label]="t('quotes.wishedDate')" [optional]="t('optional')" [error]="errors()['day']">
                        <k-date-input name="ask-day" [day]="form().day" (typed)="takeDay($event)" />
                    </k-field>
                    <k-field for="ask-remark" [label]="t('quotes.askRemark')" [optional]="t('optional')">
                        <textarea
                            #all
                            id="ask-remark"
                            class="input"
                            rows="4"
                            dir="auto"
                            maxlength="2000"
                            [value]="form().remark"
                            (input)="keep({ remark: all.value })"
                        ></textarea>
                    </k-field>
                    @if (refused(); as text) {
                        <p class="note bad" role="alert" dir="auto">{{ text }}</p>
                    }
                    <div class="row">
                        <button class="button primary" [attr.aria-disabled]="isBusy() || null">{{ t('quotes.send') }}</button>
                    </div>
                </form>
            } @else {
                <k-empty icon="file" [heading]="t('quotes.nothingToAsk')">
                    <p class="soft">{{ t('quotes.noneHint') }}</p>
                    <a class="button primary" routerLink="/catalogue">{{ t('nav.catalogue') }}</a>
                </k-empty>
            }
        </div>
    `,
    styles: `
        .wish {
            display: grid;
            grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
            gap: var(--space-3);
            align-items: end;
        }
        legend {
            font-weight: 600;
        }
        .wide {
            grid-column: 1 / -1;
        }
    `,
})
export class AskForQuote {
    private readonly router = inject(Router);
    private readonly cart = inject(CartStore);
    private readonly book = inject(QuoteBook);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly session = inject(Session);
    private readonly article = (history.state as { article?: Article }).article ?? null;
    /** What is typed belongs to this article, or to the cart. */
    private readonly owner = computed(() => `${this.session.member()?.id}-${this.article?.variantId ?? 'cart'}`);
    protected readonly form = linkedSignal<Form>(() => {
        const fresh = this.fresh();
        const typed = readTyped<Form>(kept, this.owner());
        if (!typed) return fresh;
        const wishes = fresh.wishes.map((wish) => ({ ...wish, ...typed.wishes.find((one) => one.variantId === wish.variantId), units: wish.units }));
        return { ...typed, wishes };
    });
    protected readonly errors = signal<Readonly<Record<string, string>>>({});
    protected readonly refused = signal('');
    protected readonly isBusy = signal(false);

    protected change(index: number, change: Partial<Wish>): void {
        this.keep({ wishes: this.form().wishes.map((wish, i) => (i === index ? { ...wish, ...change } : wish)) });
    }

    protected remove(index: number): void {
        this.keep({ wishes: this.form().wishes.filter((_, i) => i !== index) });
    }

    protected takeDay(typed: TypedDay): void {
        this.errors.update(({ day: _, ...others }) => ('day' in typed ? others : { ...others, day: this.transloco.translate('date.unreadable') }));
        if ('day' in typed) this.keep({ day: typed.day });
    }

    protected keep(change: Partial<Form>): void {
        this.form.update((form) => ({ ...form, ...change }));
        keepTyped(kept, this.owner(), this.form());
    }

    protected async send(): Promise<void> {
        const { wishes, remark, day } = this.form();
        const currency = this.session.member()?.company.currencyCode ?? '';
        const errors: Record<string, string> = {};
        const lines = wishes.map((wish, i) => {
            const quantity = readWholeNumber(wish.quantity);
            const unitNet = wish.price.trim() === '' ? null : readMoney(wish.price, currency);
            if (!quantity) errors[`quantity-${i}`] = this.transloco.translate('quotes.wholeNumber');
            if (wish.price.trim() !== '' && !unitNet) errors[`price-${i}`] = this.transloco.translate('quotes.noAmount');
            return { variantId: wish.variantId, unit: wish.unit, quantity: quantity ?? 0, unitNet, remark: wish.remark.trim() };
        });
        this.errors.set(errors);
        this.refused.set('');
        const first = Object.keys(errors)[0];
        if (first) document.getElementById(first)?.focus();
        if (first || this.isBusy()) return;
        this.isBusy.set(true);
        try {
            const asked = await this.book.ask({ lines, remark: remark.trim(), wishedDate: day || null });
            if (asked.__typename === 'QuoteRefusal') {
                const place = /^lines\.(\d+)\./.exec(asked.field ?? '')?.[1];
                const why = this.transloco.translate<string>(`quotes.refusals.${asked.reason}`);
                if (place) this.errors.set({ [`quantity-${place}`]: why });
                else this.refused.set(why);
                return;
            }
            keepTyped(kept, this.owner(), null);
            this.toasts.say(this.transloco.translate('quotes.sent', { code: asked.code }));
            await this.router.navigate(this.session.may('see-prices') ? ['/quotes', asked.id] : ['/']);
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    private fresh(): Form {
        const blank = { price: '', remark: '' };
        if (this.article) {
            const { quantity, ...article } = this.article;
            return { wishes: [{ ...article, ...blank, quantity: String(quantity) }], remark: '', day: '' };
        }
        const cart = this.cart.cart();
        const parts = cart?.sets.flatMap((set) => set.lines.map((line) => ({ ...line, unit: line.baseUnit, unitQuantity: line.quantity, units: [{ code: line.baseUnit }], remark: '' }))) ?? [];
        const wishes = new Map<string, Wish & { base: number; baseUnit: string }>();
        for (const line of [...(cart?.lines ?? []), ...parts]) {
            const { variantId, name, sku, unit, unitQuantity, quantity, baseUnit, remark } = line;
            const known = wishes.get(variantId);
            const base = quantity + (known?.base ?? 0);
            wishes.set(variantId, {
                ...{ variantId, name, sku, baseUnit, base, price: '', remark: known?.remark || (remark ?? ''), units: line.units.map(({ code }) => code) },
                ...(known ? { unit: baseUnit, quantity: String(base) } : { unit, quantity: String(unitQuantity) }),
            });
        }
        return { wishes: [...wishes.values()].map(({ base: _base, baseUnit: _unit, ...wish }) => wish), remark: '', day: '' };
    }
}
