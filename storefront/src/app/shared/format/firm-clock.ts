import { Injectable, signal } from '@angular/core';

/** The firm's time zone: plans and deliveries are told in its hours, wherever the reader sits. */
@Injectable({ providedIn: 'root' })
export class FirmClock {
    readonly timeZone = signal('UTC');

    /** The calendar day there, `YYYY-MM-DD`. */
    today(): string {
        const style = { timeZone: this.timeZone(), year: 'numeric', month: '2-digit', day: '2-digit' } as const;
        return new Intl.DateTimeFormat('en-CA', style).format(new Date());
    }
}
