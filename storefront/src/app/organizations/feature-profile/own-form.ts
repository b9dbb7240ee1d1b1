import { computed, signal } from '@angular/core';

import { asFailure } from '../../shared/data/failure';

/** What the three forms of a person's own data have in common: one attempt at a time, and what was wrong with it. */
export class OwnForm {
    readonly isTried = signal(false);
    readonly isBusy = signal(false);
    readonly refusal = signal<string | null>(null);
    private readonly error = signal<unknown>(null);
    /** What the server says about single fields. */
    readonly said = computed<Record<string, string>>(() => (this.error() ? asFailure(this.error()).fields : {}));
    /** Everything else that went wrong. */
    readonly failure = computed(() => (Object.keys(this.said()).length > 0 ? null : this.error()));

    async attempt(isValid: boolean, work: () => Promise<string | null>): Promise<boolean> {
        this.isTried.set(true);
        if (!isValid || this.isBusy()) return false;
        this.isBusy.set(true);
        this.refusal.set(null);
        this.error.set(null);
        try {
            this.refusal.set(await work());
            if (this.refusal() !== null) return false;
            this.isTried.set(false);
            return true;
        } catch (error) {
            this.error.set(error);
            return false;
        } finally {
            this.isBusy.set(false);
        }
    }
}
