import {
    ChangeDetectionStrategy,
    Component,
    computed,
    inject,
    input,
    linkedSignal,
    resource,
    signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { StockStatement } from '../../shared/data/stock';
import { AmountPipe, FileSizePipe, MoneyPipe, PercentPipe } from '../../shared/format/pipes';
import { baseQuantity, bonusMissing, bonusOf, pricedAmount, pricedUnit, unitNetAt, UnitRatio, unitsFor } from '../../shared/format/units';
import { AddToList } from '../../shared/ui-kit/add-to-list';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { Picture } from '../../shared/ui-kit/picture';
import { Quantity } from '../../shared/ui-kit/quantity';
import { RollSize } from '../../shared/ui-kit/roll-size';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Stock } from '../../shared/ui-kit/stock';
import { Toasts } from '../../shared/ui-kit/toasts';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { Added, Adding } from '../data/adding';
import { Assortment, CatalogueVariant } from '../data/assortment';
import { Comparison } from '../data/comparison';
import { priceTiers } from '../data/price-tiers';
import { Relations } from '../data/relations';
import { Sets } from '../data/sets';
import {
    leastQuantity,
    nearestQuantities,
    optionGroups,
    quantityStep,
    variantAfterChoice,
} from '../data/variant-choice';
import { Crumbs } from '../ui-item/crumbs';
import { Price } from '../ui-item/price';
import { UnitPrices } from '../ui-item/unit-prices';
import { NoticeButton } from '../ui-notice/notice-button';
import { RelatedRow } from '../ui-related/related-row';
import { SetCard } from '../ui-set/set-card';

@Component({
    selector: 'k-product',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        RouterLink,
        TranslocoDirective,
        AmountPipe,
        FileSizePipe,
        MoneyPipe,
        PercentPipe,
        UnitPipe,
        AddToList,
        Crumbs,
        Empty,
        FailurePanel,
        Icon,
        NoticeButton,
        Picture,
        Price,
        Quantity,
        RollSize,
        RelatedRow,
        SetCard,
        Skeleton,
        Stock,
        UnitPrices,
    ],
    templateUrl: './product.html',
    styleUrl: './product.css',
})
export class Product {
    readonly slug = input.required<string>();
    readonly sku = input<string>();
    private readonly assortment = inject(Assortment);
    private readonly adding = inject(Adding);
    private readonly comparison = inject(Comparison);
    private readonly preferences = inject(Preferences);
    protected readonly session = inject(Session);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly product = resource({
        params: () => ({ slug: this.slug(), language: this.preferences.language() }),
        loader: ({ params, abortSignal }) => this.assortment.product(params.slug, abortSignal),
    });
    private readonly setShop = inject(Sets);
    /** Beside the product: the page does not wait for them, and stands without them. */
    protected readonly sets = resource({
        params: () => ({ slug: this.slug(), language: this.preferences.language() }),
        loader: ({ params, abortSignal }) => this.setShop.of(params.slug, abortSignal),
    });
    private readonly relationShop = inject(Relations);
    protected readonly relations = resource({
        params: () => ({ slug: this.slug(), language: this.preferences.language() }),
        loader: ({ params, abortSignal }) => this.relationShop.of(params.slug, abortSignal),
    });
    private readonly variants = computed(() => (this.product.hasValue() ? (this.product.value()?.variants ?? []) : []));
    /** The chosen article: that of the address first, and it survives a change of language. */
    private readonly variantId = linkedSignal<CatalogueVariant[], string | undefined>({
        source: this.variants,
        computation: (variants, before) =>
            (
                variants.find((one) => one.variantId === before?.value) ??
                variants.find((one) => one.sku === this.sku()) ??
                variants[0]
            )?.variantId,
    });
    protected readonly variant = computed(() => this.variants().find((one) => one.variantId === this.variantId()));
    protected readonly groups = computed(() => optionGroups(this.variants()));
    protected readonly images = computed(() => {
        const own = this.variant()?.imageUrl;
        const all = (this.product.hasValue() ? this.product.value()?.imageUrls : null) ?? [];
        return [...new Set(own ? [own, ...all] : all)];
    });
    protected readonly image = linkedSignal(() => this.images()[0]);
    /** Where a visitor comes back to after signing in. */
    protected readonly here = computed(() => `/product/${this.slug()}${this.sku() ? `?sku=${encodeURIComponent(this.sku() ?? '')}` : ''}`);
    protected readonly tiers = computed(() => priceTiers(this.variant()?.priceBreaks ?? [], this.variant()?.minQuantity ?? 1));
    /** The base unit is always one of the choices, whether the server lists it or not. */
    protected readonly units = computed(() => {
        const variant = this.variant();
        if (!variant) return [];
        const hasBase = variant.units.some((unit) => unit.code === variant.baseUnit);
        return hasBase ? variant.units : [{ code: variant.baseUnit, name: '', factor: 1, perUnits: 1, priceBreaks: null }, ...variant.units];
    });
    protected readonly unitCode = linkedSignal(() => this.variant()?.baseUnit ?? '');
    protected readonly unit = computed(
        () => this.units().find((unit) => unit.code === this.unitCode()) ?? { factor: 1, perUnits: 1 },
    );
    /** What an enquiry about it begins with. */
    protected readonly enquired = computed(() => {
        const one = this.variant();
        const [variantId, name, sku] = [one?.variantId, one?.name ?? (this.product.hasValue() ? this.product.value()?.name : undefined), one?.sku];
        return { variantId, name, sku, unit: this.unitCode(), quantity: this.quantity(), units: this.units().map(({ code }) => code) };
    });
    protected readonly least = computed(() => leastQuantity(this.variant()?.minQuantity ?? 1, this.unit()));
    protected readonly step = computed(() => quantityStep(this.variant()?.increment ?? 1, this.unit()));
    /** A change of the unit keeps the amount, as nearly as the unit can. */
    protected readonly quantity = linkedSignal<{ unit: UnitRatio; least: number; variantId: string | undefined }, number>({
        source: () => ({ unit: this.unit(), least: this.least(), variantId: this.variantId() }),
        computation: ({ unit, least, variantId }, before) => {
            if (!before || before.source.variantId !== variantId) return least;
            return Math.max(least, unitsFor(baseQuantity(before.value, before.source.unit), unit));
        },
    });
    protected readonly baseQuantity = computed(() => baseQuantity(this.quantity(), this.unit()));
    protected readonly isWhole = computed(() => Number.isInteger(this.baseQuantity()));
    protected readonly unitNet = computed(() => {
        const variant = this.variant();
        return variant ? unitNetAt(variant, this.baseQuantity()) : null;
    });
    protected readonly sum = computed(() => {
        const unitNet = this.unitNet();
        if (unitNet === null) return null;
        const bonus = this.variant()?.bonus;
        const given = bonus ? bonusOf(this.baseQuantity(), bonus) : 0;
        const off = Math.max(0, unitNet - (bonus?.unitNet ?? 0)) * given;
        return Math.round(unitNet * pricedAmount(this.baseQuantity(), this.variant()?.rollWidthCm)) - off;
    });
    protected readonly bonusMissing = computed(() => {
        const bonus = this.variant()?.bonus;
        return bonus ? bonusMissing(this.baseQuantity(), bonus) : 0;
    });
    protected readonly pricedUnit = computed(() => pricedUnit(this.variant()?.baseUnit ?? '', this.variant()?.rollWidthCm));
    protected readonly nearest = computed(() => {
        const variant = this.variant();
        return variant ? nearestQuantities(this.baseQuantity(), variant.minQuantity, variant.increment).filter(Number.isInteger) : [];
    });
    /** What is said of the quantity that is typed: asked for when it rests, and the last answer stays until the next. */
    private readonly asked = resource({
        params: () => {
            const variant = this.variant();
            const quantity = this.baseQuantity();
            return variant && Number.isSafeInteger(quantity) && quantity > 0 && quantity !== variant.minQuantity
                ? { variantId: variant.variantId, quantity }
                : undefined;
        },
        loader: async ({ params, abortSignal }) => {
            await new Promise((resolve) => setTimeout(resolve, 250));
            if (abortSignal.aborted) return null;
            // Without an answer what was said of the article stays.
            const stock = await this.assortment.stockOf(params, abortSignal).catch(() => null);
            return stock && { variantId: params.variantId, stock };
        },
    });
    private readonly answered = linkedSignal<
        ReturnType<typeof this.asked.value>,
        { variantId: string; stock: StockStatement } | null
    >({
        source: () => (this.asked.hasValue() ? this.asked.value() : undefined),
        computation: (now, before) => now ?? before?.value ?? null,
    });
    protected readonly stock = computed(() => {
        const variant = this.variant();
        const answered = this.answered();
        const isAsked = this.baseQuantity() !== variant?.minQuantity && answered?.variantId === variant?.variantId;
        return isAsked && answered ? answered.stock : variant?.stock;
    });
    /** Whoever signs in and finds nothing of it here may be told when there is some. */
    protected readonly mayWait = computed(
        () =>
            this.session.member() !== null &&
            !this.session.isGuest() &&
            ['out-of-stock', 'short', 'planned'].includes(this.variant()?.stock.status ?? ''),
    );
    /** The variant that the cart does not take beside what it holds. */
    private readonly apartId = signal<string | null>(null);
    protected readonly isApart = computed(
        () => this.apartId() !== null && this.apartId() === this.variant()?.variantId && !this.session.isGuest(),
    );
    protected readonly isBusy = signal(false);

    protected isChosen(group: string, value: string): boolean {
        return this.variant()?.options.some((option) => option.group === group && option.value === value) ?? false;
    }

    protected choose(group: string, value: string): void {
        const current = this.variant();
        const next = current && variantAfterChoice(this.variants(), current, group, value);
        if (next) this.variantId.set(next.variantId);
    }

    protected take(baseQuantity: number): void {
        this.unitCode.set(this.variant()?.baseUnit ?? '');
        this.quantity.set(baseQuantity);
    }

    protected isCompared(): boolean {
        return this.comparison.has(this.variantId() ?? '');
    }

    protected compare(): void {
        const id = this.variantId();
        if (!id) return;
        if (!this.comparison.toggle(id)) this.say('compare.full', 'bad');
        else if (this.comparison.has(id)) this.say('compare.added');
    }

    protected add(): Promise<void> {
        return this.adds((variant) => this.adding.add(variant, this.unitCode(), this.quantity()));
    }

    protected addToNewCart(): Promise<void> {
        return this.adds((variant) => this.adding.addToNewCart(variant, this.unitCode(), this.quantity()));
    }

    private async adds(how: (variant: { variantId: string; name: string }) => Promise<Added>): Promise<void> {
        const variant = this.variant();
        if (!variant || this.isBusy()) return;
        this.isBusy.set(true);
        try {
            const { text, tone, isApart } = await how(variant);
            this.apartId.set(isApart ? variant.variantId : null);
            // What stands on the page beside the way out of it is not said twice.
            if (!isApart || this.session.isGuest()) this.toasts.say(text, tone);
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    /** As the end of the file's name says it: PDF, DOCX. */
    protected kindOf({ url }: { url: string }): string {
        return url.slice(url.lastIndexOf('.') + 1).toUpperCase();
    }

    private say(key: string, tone: 'good' | 'bad' = 'good'): void {
        this.toasts.say(this.transloco.translate(key), tone);
    }
}
