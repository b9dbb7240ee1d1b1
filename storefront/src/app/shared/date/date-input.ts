import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { DateAdapter, MAT_DATE_FORMATS } from '@angular/material/core';
import { MatDatepickerInputEvent, MatDatepickerIntl, MatDatepickerModule } from '@angular/material/datepicker';
import { TranslocoDirective } from '@jsverse/transloco';

import { Icon } from '../ui-kit/icon';
import { CalendarAdapter, calendarFormats, CalendarWords } from './calendar-adapter';
import { dateOf, dayOf } from './day';

/** What was typed: a calendar day, nothing, or something that is no day. */
export type TypedDay = { day: string } | { unreadable: string };

/** A day in the reader's calendar, typed or chosen; goes into a `k-field`. Days are `YYYY-MM-DD`, '' is none. */
@Component({
    selector: 'k-date-input',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, MatDatepickerModule, Icon],
    providers: [
        { provide: DateAdapter, useClass: CalendarAdapter },
        { provide: MAT_DATE_FORMATS, useValue: calendarFormats },
        { provide: MatDatepickerIntl, useClass: CalendarWords },
    ],
    template: `
        <ng-container *transloco="let t">
            <input
                class="input"
                autocomplete="off"
                [id]="name()"
                [placeholder]="t('date.placeholder')"
                [matDatepicker]="picker"
                [matDatepickerFilter]="isAllowed"
                [min]="earliest()"
                [value]="date()"
                (dateChange)="tell($event)"
            />
            <button type="button" class="button icon" [attr.aria-label]="t('date.open')" (click)="picker.open()">
                <k-icon name="calendar" />
            </button>
            <mat-datepicker #picker [startAt]="date() ?? earliest()" />
        </ng-container>
    `,
    styles: `
        :host {
            display: flex;
            gap: var(--space-2);
        }
        .input {
            min-inline-size: 0;
        }
    `,
})
export class DateInput {
    /** The control's id: what the field around it has as `for`. */
    readonly name = input.required<string>();
    readonly day = input('');
    readonly min = input('');
    readonly allowed = input<(day: string) => boolean>(() => true);
    readonly typed = output<TypedDay>();
    protected readonly date = computed(() => (this.day() ? dateOf(this.day()) : null));
    protected readonly earliest = computed(() => (this.min() ? dateOf(this.min()) : null));

    protected readonly isAllowed = (date: Date | null): boolean => date !== null && this.allowed()(dayOf(date));

    protected tell(event: MatDatepickerInputEvent<Date>): void {
        const text = (event.targetElement as HTMLInputElement).value.trim();
        this.typed.emit(!event.value && text !== '' ? { unreadable: text } : { day: event.value ? dayOf(event.value) : '' });
    }
}
