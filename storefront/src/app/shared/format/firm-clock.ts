import { Injectable, signal } from '@angular/core';

/** The firm's time zone: plans and deliveries are told in its hours, wherever the reader sits. */
@Injectable({ providedIn: 'root' })
export class FirmClock {
    readonly timeZone = signal('UTC');
}
