import { computed, Injectable, signal } from '@angular/core';

import { Calendar, Digits, isLanguage, Language, localeOf } from '../format/locale';

export type Theme = 'auto' | 'light' | 'dark';

interface Kept {
    language?: Language;
    theme?: Theme;
    digits?: Digits;
    calendar?: Calendar | 'auto';
}

const storageKey = 'karvan.preferences';

/** What the person chose about language and looks, kept in this browser. `start.js` reads the same record before the first paint. */
@Injectable({ providedIn: 'root' })
export class Preferences {
    private readonly kept = signal<Kept>(readKept());
    private readonly firmCalendar = signal<Calendar>('jalali');

    readonly language = computed<Language>(() => this.kept().language ?? startLanguage());
    readonly theme = computed<Theme>(() => this.kept().theme ?? 'auto');
    readonly digits = computed<Digits>(() => this.kept().digits ?? 'auto');
    readonly chosenCalendar = computed(() => this.kept().calendar ?? 'auto');
    /** A Persian reader of a firm that lives by the Jalali calendar sees it; others see the Gregorian one, unless they chose. */
    readonly calendar = computed<Calendar>(() => {
        const chosen = this.chosenCalendar();
        if (chosen !== 'auto') return chosen;
        return this.language() === 'fa' ? this.firmCalendar() : 'gregorian';
    });
    readonly locale = computed(() => localeOf(this.language(), this.digits(), this.calendar()));

    hasChosenLanguage(): boolean {
        return this.kept().language !== undefined;
    }

    change(change: Kept): void {
        this.kept.update((before) => ({ ...before, ...change }));
        try {
            localStorage.setItem(storageKey, JSON.stringify(this.kept()));
        } catch {
            // A browser without storage forgets the choice at the next visit, nothing more.
        }
    }

    followFirm(calendar: string): void {
        this.firmCalendar.set(calendar === 'gregorian' ? 'gregorian' : 'jalali');
    }
}

function readKept(): Kept {
    try {
        return JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Kept;
    } catch {
        return {};
    }
}

function startLanguage(): Language {
    const given = document.documentElement.lang;
    return isLanguage(given) ? given : 'en';
}
