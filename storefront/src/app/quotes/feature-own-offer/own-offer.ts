import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { CartStore } from '../../shared/data/cart';
import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { keepTyped, readTyped } from '../../shared/data/typed';
import { DateInput, TypedDay } from '../../shared/date/date-input';
import { AmountPipe, InstantPipe, MoneyPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { articleLine, formOf, LineForm, OfferForm, ownLine, readForm } from '../data/own-offer-form';
import { OfferableArticle, OwnOffer, OwnOfferLine, OwnOffers, paperLanguages } from '../data/own-offers';
import { ArticlePicker } from '../ui-offer/article-picker';
import { OfferLine } from '../ui-offer/offer-line';

const blank: OfferForm = { title: '', customerName: '', customerDetails: '', introduction: '', terms: '', validUntil: '', language: 'en', tax: '', showCodes: false, lines: [] };

/** An own offer as it is written. What is typed is kept until it is saved. */
@Component({
    selector: 'k-own-offer',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        ...[RouterLink, TranslocoDirective, AmountPipe, InstantPipe, MoneyPipe, DateInput, Empty, FailurePanel, Field, Icon, Skeleton],
        ...[ArticlePicker, OfferLine],
    ],
    templateUrl: './own-offer.html',
    styles: `
        .back {
            display: inline-flex;
            align-items: center;
            text-decoration: none;
        }
        .figures {
            display: grid;
            grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
            gap: var(--space-4);
        }
        .loss {
            color: var(--bad);
        }
    `,
})
export class OwnOfferPage {
    readonly id = input.required<string>();
    private readonly offers = inject(OwnOffers);
    private readonly cart = inject(CartStore);
    private readonly preferences = inject(Preferences);
    private readonly router = inject(Router);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly session = inject(Session);
    protected readonly names: Readonly<Record<string, string>> = paperLanguages;
    protected readonly languages = Object.keys(paperLanguages);
    protected readonly result = resource({
        params: () => ({ id: this.id(), language: this.preferences.language() }),
        loader: ({ params, abortSignal }) => this.offers.find(params.id, abortSignal),
    });
    protected readonly offer = keptValue(this.result);
    /** What is typed belongs to the version that was shown. */
    private readonly slot = computed(() => `own-offer-${this.offer()?.id}-${this.offer()?.version}`);
    private readonly typed = linkedSignal<string, OfferForm | null>({ source: this.slot, computation: (slot) => readTyped<OfferForm>(slot, this.session.member()?.id) });
    protected readonly form = computed<OfferForm>(() => {
        const offer = this.offer();
        return this.typed() ?? (offer ? formOf(offer) : blank);
    });
    protected readonly isChanged = computed(() => this.typed() !== null);
    protected readonly stored = computed((): Readonly<Record<string, OwnOfferLine | undefined>> => Object.fromEntries((this.offer()?.lines ?? []).map((line) => [line.id, line])));
    protected readonly taken = computed(() => this.form().lines.flatMap(({ variantId }) => (variantId ? [variantId] : [])));
    protected readonly costsChanged = computed(
        () => this.offer()?.lines.some(({ marginPoints, costNet, costThenNet }) => marginPoints !== null && costNet !== null && costNet !== costThenNet) ?? false,
    );
    protected readonly errors = signal<Readonly<Record<string, string>>>({});
    protected readonly refused = signal('');
    protected readonly failure = signal<unknown>(null);
    protected readonly isBusy = signal(false);
    private fresh = 0;

    protected change(change: Partial<OfferForm>): void {
        this.typed.set({ ...this.form(), ...change });
        keepTyped(this.slot(), this.session.member()?.id, this.typed());
    }

    protected changeLine(index: number, change: Partial<LineForm>): void {
        this.change({ lines: this.form().lines.map((line, i) => (i === index ? { ...line, ...change } : line)) });
    }

    protected move(index: number, by: number): void {
        const lines = [...this.form().lines];
        const [line] = lines.splice(index, 1);
        if (line) lines.splice(index + by, 0, line);
        this.change({ lines });
    }

    protected remove(index: number): void {
        this.change({ lines: this.form().lines.filter((_, i) => i !== index) });
    }

    protected add(article: OfferableArticle): void {
        const margin = [...this.form().lines].reverse().find((line) => line.by === 'margin')?.margin ?? '20';
        this.change({ lines: [...this.form().lines, articleLine(this.key(), article, margin)] });
    }

    protected addOwn(): void {
        const line = ownLine(this.key());
        this.change({ lines: [...this.form().lines, line] });
        setTimeout(() => document.getElementById(`text-${line.key}`)?.focus());
    }

    protected takeDay(typed: TypedDay): void {
        this.errors.update(({ day: _, ...others }) => ('day' in typed ? others : { ...others, day: this.transloco.translate('date.unreadable') }));
        if ('day' in typed) this.change({ validUntil: typed.day });
    }

    protected save(anew: boolean): Promise<void> {
        return this.quietly(async (offer) => {
            if (await this.stores(offer, anew)) this.toasts.say(this.transloco.translate('ownOffers.saved'));
        });
    }

    /** What is on paper is what was saved. */
    protected download(): Promise<void> {
        return this.quietly(async (offer) => {
            if (!this.isChanged() || (await this.stores(offer, false))) await this.offers.download(offer.id);
        });
    }

    protected copy(): Promise<void> {
        return this.quietly(async (offer) => {
            if (this.isChanged() && !(await this.stores(offer, false))) return;
            const made = await this.offers.start({ copyOf: offer.id });
            if (made.__typename === 'OwnOfferStarted') await this.router.navigate(['/own-offers', made.offerId]);
            else this.refused.set(made.reason);
        });
    }

    protected erase(): Promise<void> {
        return this.quietly(async (offer) => {
            await this.offers.remove(offer);
            keepTyped(this.slot(), this.session.member()?.id, null);
            await this.router.navigate(['/own-offers']);
        });
    }

    protected order(): Promise<void> {
        return this.quietly(async (offer) => {
            if (this.isChanged() && !(await this.stores(offer, false))) return;
            const done = await this.offers.toCart(offer.id);
            if (done.__typename === 'OwnOfferRefusal') {
                this.refused.set(done.reason);
                return;
            }
            const partly = [...done.missing, ...done.answers.filter(({ outcome }) => outcome !== 'ok').map(({ name }) => name)];
            const text = partly.length ? this.transloco.translate<string>('ownOffers.partly', { names: partly.join(', ') }) : this.transloco.translate<string>('ownOffers.inCart');
            this.toasts.say(text, partly.length ? 'bad' : 'good');
            await this.cart.load();
            await this.router.navigate(['/cart']);
        });
    }

    /** Whether it is saved; else the page says why not, and what was typed stays. */
    private async stores(offer: OwnOffer, anew: boolean): Promise<boolean> {
        const { wish, errors } = readForm(this.form(), offer.currencyCode);
        const { day } = this.errors();
        this.errors.set({
            ...(day ? { day } : {}),
            ...Object.fromEntries(Object.entries(errors).map(([place, reason]) => [place, this.transloco.translate<string>(`ownOffers.wrong.${reason}`)])),
        });
        if (this.points()) return false;
        const saved = await this.offers.save({ ...wish, id: offer.id, version: offer.version, anew });
        if (saved.__typename === 'OwnOfferRefusal') {
            const [, line, field] = /^lines\.(\d+)\.(\w+)$/.exec(saved.field ?? '') ?? [];
            const refused = this.form().lines[Number(line)];
            const place = field === 'unitNet' && refused?.by === 'margin' ? 'margin' : field === 'unitNet' ? 'price' : field === 'variantId' ? 'text' : field;
            if (refused) this.errors.set({ [`${place}-${refused.key}`]: this.transloco.translate<string>(`ownOffers.refused.${saved.reason}`) });
            else this.refused.set(saved.reason);
            this.points();
            return false;
        }
        keepTyped(this.slot(), this.session.member()?.id, null);
        this.typed.set(null);
        this.result.set(saved);
        return true;
    }

    /** Leads to the first field that is wrong. */
    private points(): boolean {
        const first = Object.keys(this.errors())[0];
        if (first) document.getElementById(first === 'day' ? 'offer-day' : first)?.focus();
        return first !== undefined;
    }

    private key(): string {
        this.fresh += 1;
        return `new-${Date.now()}-${this.fresh}`;
    }

    private async quietly(work: (offer: OwnOffer) => Promise<void>): Promise<void> {
        const offer = this.offer();
        if (!offer || this.isBusy()) return;
        this.isBusy.set(true);
        this.refused.set('');
        this.failure.set(null);
        try {
            await work(offer);
        } catch (error) {
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
