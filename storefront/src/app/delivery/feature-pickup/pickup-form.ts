import {
    ChangeDetectionStrategy,
    Component,
    computed,
    inject,
    input,
    linkedSignal,
    output,
    resource,
    signal,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { Session } from '../../shared/data/session';
import { AmountPipe, DayPipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { OrderPickup, Pickups } from '../data/pickups';
import { ClockPipe } from '../ui-clock/clock';

/** Day, hour and person: what the warehouse has to know. What was typed stays, whatever is refused. */
@Component({
    selector: 'k-pickup-form',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, ClockPipe, DayPipe, FailurePanel, Field, Skeleton],
    template: `
        <form class="stack" (submit)="$event.preventDefault(); save()" novalidate *transloco="let t">
            @if (days.error()) {
                <k-failure [error]="days.error()" (retry)="days.reload()" />
            } @else if (days.hasValue()) {
                @if (!days.value().length) {
                    <p class="note">{{ t('pickup.noDays') }}</p>
                } @else {
                    <k-field for="pickup-day" [label]="t('pickup.day')" [error]="said()['day']">
                        <select #dayChoice id="pickup-day" class="input" (change)="day.set(dayChoice.value)">
                            @for (one of days.value(); track one.day) {
                                <option [value]="one.day" [selected]="one.day === day()">{{ one.day | day: 'weekday' }}</option>
                            }
                        </select>
                    </k-field>
                    <fieldset class="stack tight">
                        <legend class="strong">{{ t('pickup.hour') }}</legend>
                        <div class="slots">
                            @for (slot of slots(); track slot.startMinute) {
                                <label class="choice boxed" [class.soft]="!slot.isOpen">
                                    <input
                                        type="radio"
                                        name="pickup-slot"
                                        [disabled]="!slot.isOpen"
                                        [checked]="slot.startMinute === start()"
                                        (change)="choose(slot.startMinute)"
                                    />
                                    <span>
                                        <span class="num" dir="ltr">{{ slot.startMinute | clock }}–{{ slot.endMinute | clock }}</span>
                                        <span class="soft small"
                                            ><br />{{
                                                slot.left ? t('pickup.left', { n: slot.left | amount }) : t('pickup.full')
                                            }}</span
                                        >
                                    </span>
                                </label>
                            }
                        </div>
                        @if (slotError(); as wrong) {
                            <p class="note bad" role="alert">{{ wrong }}</p>
                        }
                    </fieldset>
                    <div class="columns">
                        <k-field for="pickup-first" [label]="t('pickup.firstName')" [error]="said()['firstName']">
                            <input #first id="pickup-first" class="input" dir="auto" maxlength="100" autocomplete="given-name" [value]="typed().firstName" (input)="type({ firstName: first.value })" />
                        </k-field>
                        <k-field for="pickup-last" [label]="t('pickup.lastName')" [error]="said()['lastName']">
                            <input #last id="pickup-last" class="input" dir="auto" maxlength="100" autocomplete="family-name" [value]="typed().lastName" (input)="type({ lastName: last.value })" />
                        </k-field>
                    </div>
                    <k-field for="pickup-phone" [label]="t('pickup.phone')" [error]="said()['phone']">
                        <input #phone id="pickup-phone" class="input" dir="ltr" inputmode="tel" maxlength="40" autocomplete="tel" [value]="typed().phone" (input)="type({ phone: phone.value })" />
                    </k-field>
                    <k-field for="pickup-remarks" [label]="t('pickup.remarks')" [optional]="t('optional')" [error]="said()['remarks']">
                        <textarea #remarks id="pickup-remarks" class="input" dir="auto" maxlength="1000" [value]="typed().remarks" (input)="type({ remarks: remarks.value })"></textarea>
                    </k-field>
                    @if (failure(); as error) {
                        <k-failure [error]="error" (retry)="save()" />
                    }
                    <div class="row end">
                        @if (order().pickup) {
                            <button type="button" class="button" (click)="left.emit()">{{ t('cancel') }}</button>
                        }
                        <button class="button primary" [attr.aria-disabled]="isBusy() || null">{{ t('pickup.save') }}</button>
                    </div>
                }
            } @else {
                <k-skeleton [rows]="2" height="4rem" />
            }
        </form>
    `,
    styles: `
        .slots {
            display: grid;
            grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr));
            gap: var(--space-2);
        }
    `,
})
export class PickupForm {
    readonly order = input.required<OrderPickup>();
    readonly code = input.required<string>();
    readonly saved = output();
    readonly left = output();
    private readonly pickups = inject(Pickups);
    private readonly transloco = inject(TranslocoService);
    private readonly session = inject(Session);
    protected readonly days = resource({ loader: ({ abortSignal }) => this.pickups.days(abortSignal) });
    /** The day announced before, if it is still offered, else the first with a place left. */
    protected readonly day = linkedSignal(() => {
        const days = this.days.hasValue() ? this.days.value() : [];
        const before = days.find((one) => one.day === this.order().pickup?.day);
        return (before ?? days.find((one) => one.slots.some((slot) => slot.left)) ?? days[0])?.day ?? '';
    });
    protected readonly slots = computed(() => {
        const days = this.days.hasValue() ? this.days.value() : [];
        const own = this.order().pickup;
        const slots = days.find((one) => one.day === this.day())?.slots ?? [];
        return slots.map((slot) => ({
            ...slot,
            isOpen: slot.left > 0 || (own?.day === this.day() && own.startMinute === slot.startMinute),
        }));
    });
    protected readonly start = linkedSignal(() => {
        const own = this.order().pickup;
        return own?.day === this.day() ? own.startMinute : null;
    });
    protected readonly typed = linkedSignal(() => {
        const { firstName, lastName, phone, remarks } = this.order().pickup ?? {};
        return {
            firstName: firstName ?? this.session.member()?.firstName ?? '',
            lastName: lastName ?? this.session.member()?.lastName ?? '',
            phone: phone ?? '',
            remarks: remarks ?? '',
        };
    });
    protected readonly said = signal<Record<string, string>>({});
    protected readonly slotError = signal('');
    protected readonly failure = signal<unknown>(null);
    protected readonly isBusy = signal(false);

    protected choose(startMinute: number): void {
        this.start.set(startMinute);
        this.slotError.set('');
    }

    protected type(change: Partial<ReturnType<typeof this.typed>>): void {
        this.typed.update((before) => ({ ...before, ...change }));
        this.said.set({});
    }

    protected async save(): Promise<void> {
        const startMinute = this.start();
        const required = (['firstName', 'lastName', 'phone'] as const).filter((name) => !this.typed()[name].trim());
        const text = this.transloco.translate<string>('field.required');
        this.said.set(Object.fromEntries(required.map((name) => [name, text])));
        this.slotError.set(startMinute === null ? this.transloco.translate<string>('pickup.choose') : '');
        if (this.isBusy() || startMinute === null || required.length) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            const wish = { ...this.typed(), code: this.code(), day: this.day(), startMinute };
            const reason = await this.pickups.announce({ ...wish, version: this.order().pickup?.version ?? 0 });
            if (reason === null) return this.saved.emit();
            this.slotError.set(this.transloco.translate<string>(`pickup.refused.${reason}`));
            this.days.reload();
        } catch (error) {
            const { fields } = asFailure(error);
            this.said.set(fields);
            if (!Object.keys(fields).length) this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
