import { inject, Pipe, PipeTransform } from '@angular/core';

import { Preferences } from '../data/preferences';
import { FirmClock } from './firm-clock';
import {
    DateStyle,
    formatCurrency,
    formatDay,
    formatDigits,
    formatFileSize,
    formatInstant,
    formatMoney,
    formatNumber,
    formatPercent,
    formatPlate,
} from './format';

// Impure, because the same value reads otherwise when the person changes language, digits or calendar.

@Pipe({ name: 'money', pure: false })
export class MoneyPipe implements PipeTransform {
    private readonly preferences = inject(Preferences);
    transform(minor: number | null | undefined, currencyCode: string): string {
        return minor == null ? '' : formatMoney(this.preferences.locale(), minor, currencyCode);
    }
}

@Pipe({ name: 'currencyName', pure: false })
export class CurrencyNamePipe implements PipeTransform {
    private readonly preferences = inject(Preferences);
    transform(currencyCode: string): string {
        return formatCurrency(this.preferences.locale(), currencyCode);
    }
}

@Pipe({ name: 'amount', pure: false })
export class AmountPipe implements PipeTransform {
    private readonly preferences = inject(Preferences);
    transform(value: number | null | undefined, digits = 0): string {
        return value == null ? '' : formatNumber(this.preferences.locale(), value, digits);
    }
}

@Pipe({ name: 'fileSize', pure: false })
export class FileSizePipe implements PipeTransform {
    private readonly preferences = inject(Preferences);
    transform(bytes: number): string {
        return formatFileSize(this.preferences.locale(), bytes);
    }
}

@Pipe({ name: 'percent', pure: false })
export class PercentPipe implements PipeTransform {
    private readonly preferences = inject(Preferences);
    transform(value: number): string {
        return formatPercent(this.preferences.locale(), value);
    }
}

@Pipe({ name: 'day', pure: false })
export class DayPipe implements PipeTransform {
    private readonly preferences = inject(Preferences);
    transform(day: string | null | undefined, style: DateStyle = 'short'): string {
        return day ? formatDay(this.preferences.locale(), day, style) : '';
    }
}

@Pipe({ name: 'instant', pure: false })
export class InstantPipe implements PipeTransform {
    private readonly preferences = inject(Preferences);
    private readonly clock = inject(FirmClock);
    transform(instant: string | null | undefined, style: 'date' | 'time' = 'time'): string {
        return instant ? formatInstant(this.preferences.locale(), instant, this.clock.timeZone(), style) : '';
    }
}

@Pipe({ name: 'digits', pure: false })
export class DigitsPipe implements PipeTransform {
    private readonly preferences = inject(Preferences);
    transform(text: string | number | null | undefined): string {
        return text == null ? '' : formatDigits(this.preferences.locale(), String(text));
    }
}

@Pipe({ name: 'plate', pure: false })
export class PlatePipe implements PipeTransform {
    private readonly preferences = inject(Preferences);
    transform(plate: string): string {
        return formatPlate(this.preferences.locale(), plate);
    }
}
