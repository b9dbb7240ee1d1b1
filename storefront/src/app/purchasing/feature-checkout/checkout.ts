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
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { CartStore } from '../../shared/data/cart';
import { asFailure } from '../../shared/data/failure';
import { placementRefusal } from '../../shared/data/placement-refusal';
import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { DateInput, TypedDay } from '../../shared/date/date-input';
import { formatDay, formatList } from '../../shared/format/format';
import { localeOf } from '../../shared/format/locale';
import { AmountPipe, DayPipe, DigitsPipe, MoneyPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { FigureAge } from '../../shared/ui-kit/figure-age';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { DeliveryOption, DeliverySums, Placement, Placing } from '../data/placing';
import { refuseWishedDate } from '../data/wished-date';
import { CartSums } from '../ui-order/cart-sums';
import { CreditBar } from '../ui-order/credit-bar';
import { PaymentChoices } from '../ui-order/payment-choices';
import { emptyAnswers, keepAnswers, readAnswers } from './checkout-answers';
import { DeliveryChoice } from './delivery-choice';
import { SplitChoice } from './split-choice';

type PriceChange = Extract<Placement, { __typename: 'PriceChangedRefusal' }>;

@Component({
    selector: 'k-checkout',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        DateInput,
        RouterLink,
        TranslocoDirective,
        AmountPipe,
        DayPipe,
        DigitsPipe,
        MoneyPipe,
        CartSums,
        CreditBar,
        DeliveryChoice,
        Empty,
        FailurePanel,
        Field,
        FigureAge,
        Icon,
        PaymentChoices,
        Skeleton,
        SplitChoice,
    ],
    templateUrl: './checkout.html',
    styles: `
        .boxed p {
            min-inline-size: 0;
        }
    `,
})
export class Checkout {
    private readonly placing = inject(Placing);
    private readonly preferences = inject(Preferences);
    private readonly router = inject(Router);
    private readonly transloco = inject(TranslocoService);
    protected readonly store = inject(CartStore);
    protected readonly session = inject(Session);
    protected readonly answers = signal(readAnswers(this.session.member()?.id));
    protected readonly options = resource({
        params: () => this.preferences.language(),
        loader: async ({ abortSignal }) => {
            const [options] = await Promise.all([this.placing.options(abortSignal), this.store.load(abortSignal)]);
            return options;
        },
    });
    private readonly known = computed(() => (this.options.hasValue() ? this.options.value() : null));
    protected readonly earliest = computed(() => this.known()?.earliestDate ?? '1970-01-01');
    /** The branch kept from before, else the member's own, else the head office. */
    protected readonly branchId = linkedSignal(() => {
        const branches = this.known()?.branches ?? [];
        const wanted = [this.answers().branchId, this.session.member()?.branch?.id];
        const own = branches.find((branch) => wanted.includes(branch.id));
        return (own ?? branches.find((branch) => branch.isHeadOffice) ?? branches[0])?.id ?? '';
    });
    private readonly goesTo = computed(() => {
        const [branchId, cart] = [this.branchId(), this.store.cart()];
        return branchId && cart
            ? { input: { branchId, addressId: this.addressId() || null, cartId: cart.id ?? null }, version: cart.version }
            : undefined;
    });
    protected readonly delivery = resource({
        params: () => this.goesTo(),
        loader: ({ params, abortSignal }) => this.placing.delivery(params.input, abortSignal),
    });
    private readonly offered = keptValue(this.delivery);
    /** The way chosen before, if it is still offered, else the first. */
    protected readonly option = computed((): DeliveryOption | null => {
        const options = this.offered() ?? [];
        return options.find(({ way }) => way === this.answers().deliveryWay) ?? options[0] ?? null;
    });
    /** Chosen, and still possible: an order that somebody has to approve stays one. */
    protected readonly isSplit = computed(
        () => this.answers().isSplit && !!this.option()?.split && !this.approval()?.steps.length,
    );
    protected readonly sums = computed((): DeliverySums | null => (this.isSplit() ? (this.option()?.split ?? null) : this.option()));
    protected readonly ways = computed(() => this.offered() ?? []);
    private readonly asked = resource({
        params: () => {
            const [place, option] = [this.goesTo(), this.option()];
            return place && option
                ? { ...place.input, deliveryWay: option.way, version: place.version, language: this.preferences.language() }
                : undefined;
        },
        loader: ({ params, abortSignal }) => this.placing.approval(params, abortSignal),
    });
    /** Told before placing; when it cannot be asked, placing tells it all the same. */
    protected readonly approval = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
    /** What may be chosen for the branch, beside its own address. */
    protected readonly addresses = computed(() =>
        (this.known()?.addresses ?? []).filter(({ branchId }) => !branchId || branchId === this.branchId()),
    );
    /** An address of before that is gone or another branch's is no choice any more. */
    protected readonly addressId = computed(() => {
        const wanted = this.answers().addressId;
        return this.addresses().some(({ id }) => id === wanted) ? wanted : '';
    });
    /** The way chosen, as long as it is open; else the first that is. */
    protected readonly paymentMethod = computed(() => {
        const open = (this.known()?.paymentMethods ?? []).filter(({ refused }) => !refused);
        const chosen = open.find(({ method }) => method === this.answers().paymentMethod);
        return (chosen ?? open[0])?.method ?? '';
    });
    /** The same day in the other calendar: firms of two countries speak of one day. */
    protected readonly otherCalendarDay = computed(() => {
        const day = this.answers().wishedDate;
        const other = this.preferences.calendar() === 'jalali' ? 'gregorian' : 'jalali';
        return day
            ? formatDay(localeOf(this.preferences.language(), this.preferences.digits(), other), day, 'weekday')
            : '';
    });
    protected readonly isDeliveryDay = (day: string): boolean => {
        const options = this.known();
        return options !== null && refuseWishedDate(day, options) === null;
    };
    private readonly isDateUnreadable = signal(false);
    private readonly said = signal<Record<string, string>>({});
    protected readonly dateError = computed(() => {
        if (this.said()['wishedDate']) return this.said()['wishedDate'];
        if (this.isDateUnreadable()) return this.transloco.translate<string>('date.unreadable');
        const { wishedDate } = this.answers();
        const options = this.known();
        const refusal = wishedDate && options ? refuseWishedDate(wishedDate, options) : null;
        return refusal ? this.transloco.translate<string>(`checkout.dateRefusal.${refusal}`) : '';
    });
    protected readonly refusal = signal<{ reason: string; message: string } | null>(null);
    protected readonly failure = signal<unknown>(null);
    protected readonly priceChange = signal<PriceChange | null>(null);
    protected readonly isBusy = signal(false);
    private readonly priceDialog = viewChild<ElementRef<HTMLDialogElement>>('priceDialog');

    protected namesOf(people: readonly string[]): string {
        return formatList(this.preferences.locale(), people);
    }

    protected saidOf(field: string): string {
        return this.said()[field] ?? '';
    }

    protected answer(change: Partial<ReturnType<typeof emptyAnswers>>): void {
        this.answers.update((before) => ({ ...before, ...change }));
        keepAnswers(this.session.member()?.id, this.answers());
        this.said.set({});
    }

    protected wish(typed: TypedDay): void {
        this.isDateUnreadable.set('unreadable' in typed);
        this.answer({ wishedDate: 'day' in typed ? typed.day : '' });
    }

    /** With the total that was agreed to in a dialog, or else the one that stands beside the button. */
    protected async place(agreedGross?: number): Promise<void> {
        const [cart, option, sums] = [this.store.cart(), this.option(), this.sums()];
        if (!cart || !option || !sums || this.isBusy() || this.dateError()) return;
        this.isBusy.set(true);
        this.refusal.set(null);
        this.failure.set(null);
        const { wishedDate, remarks, specialTerms } = this.answers();
        try {
            const request = {
                branchId: this.branchId(),
                addressId: this.addressId() || null,
                wishedDate: wishedDate || null,
                remarks: remarks.trim() || null,
                specialTerms: specialTerms.trim() || null,
                deliveryWay: option.way,
                isSplit: this.isSplit(),
                paymentMethod: this.paymentMethod() || null,
                shownTotalGross: agreedGross ?? sums.totalGross,
                shownPriceStamp: cart.priceStamp,
            };
            await this.answerTo(await this.placing.place(request, cart));
        } catch (error) {
            const { fields } = asFailure(error);
            this.said.set(fields);
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    /** The cart is read again, so that the new sums are seen before they are agreed to. */
    protected async acceptPrices(): Promise<void> {
        this.priceDialog()?.nativeElement.close();
        await this.place(this.priceChange()?.currentTotal);
    }

    private async answerTo(placement: Placement): Promise<void> {
        switch (placement.__typename) {
            case 'MyOrder':
                keepAnswers(this.session.member()?.id, emptyAnswers());
                await this.router.navigate(['/order-placed', placement.code], {
                    replaceUrl: true,
                    queryParams: placement.state === 'AwaitingApproval' ? { waits: 1 } : {},
                });
                await this.store.load().catch(() => null);
                return;
            case 'PriceChangedRefusal':
                await this.store.load();
                this.delivery.reload();
                this.priceChange.set(placement);
                this.priceDialog()?.nativeElement.showModal();
                return;
            case 'PlacementRefusal':
                if (placement.reason === 'guests-closed') return this.leaveShop();
                // Somebody placed it meanwhile, in another tab or a colleague of his: what is current now is shown.
                if (placement.reason === 'cart-empty') await this.store.load().catch(() => null);
                if (placement.field === 'paymentMethod') this.options.reload();
                this.tell(placement);
                return;
        }
    }

    private tell({ reason, field, ...refusal }: { reason: string; field: string | null; message: string }): void {
        const message = placementRefusal(this.transloco, { reason, ...refusal });
        if (field) this.said.set({ [field]: message });
        this.refusal.set({ reason, message });
    }

    /** The shop takes no guests any more: whoever was one is a visitor again. */
    private async leaveShop(): Promise<void> {
        await this.session.reload();
        await this.router.navigate(['/sign-in'], { queryParams: { guestsClosed: 1 } });
    }
}
