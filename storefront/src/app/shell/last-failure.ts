import { Injectable, signal } from '@angular/core';

/** Why the last navigation failed, for the page that tells it. */
@Injectable({ providedIn: 'root' })
export class LastFailure {
    readonly error = signal<unknown>(null);
}
