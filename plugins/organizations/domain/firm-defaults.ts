import type { Language } from './languages';

export const firmCalendars = ['jalali', 'gregorian'] as const;
export type FirmCalendar = (typeof firmCalendars)[number];

export interface FirmSettings {
    name: string;
    timeZone: string;
    calendar: FirmCalendar;
    /** 0 is Sunday. */
    weekendDays: number[];
    holidayCountry: string;
    currencyCode: string;
    language: Language;
    supportPhone: string | null;
    supportEmail: string | null;
    /** 0 until it is saved for the first time. */
    version: number;
}

/** The demo firm, in force until the settings page is saved once. Its weekend is Thursday and Friday. */
export const firmDefaults: FirmSettings = {
    name: 'Alborz Moquette',
    timeZone: 'Asia/Tehran',
    calendar: 'jalali',
    weekendDays: [4, 5],
    holidayCountry: 'IR',
    currencyCode: 'IRR',
    language: 'fa',
    supportPhone: null,
    supportEmail: null,
    version: 0,
};
