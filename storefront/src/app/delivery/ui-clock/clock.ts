import { inject, Pipe, PipeTransform } from '@angular/core';

import { Preferences } from '../../shared/data/preferences';
import { formatDigits } from '../../shared/format/format';

/** A minute of the day as a clock shows it, in the reader's digits. */
@Pipe({ name: 'clock', pure: false })
export class ClockPipe implements PipeTransform {
    private readonly preferences = inject(Preferences);
    transform(minute: number): string {
        const two = (value: number) => String(value).padStart(2, '0');
        return formatDigits(this.preferences.locale(), `${two(Math.floor(minute / 60))}:${two(minute % 60)}`);
    }
}
