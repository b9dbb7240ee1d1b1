import type { AccessMode } from './access-modes';
import type { Language } from './languages';

export const firmCalendars = ['jalali', 'gregorian'] as const;
export type FirmCalendar = (typeof firmCalendars)[number];

/** When a person let in by an application gets his link: with the decision, or when staff press the button. */
export const welcomeMails = ['at-once', 'by-hand'] as const;
export type WelcomeMail = (typeof welcomeMails)[number];

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
    accessMode: AccessMode;
    /** The company whose assortment and price lists visitors see; nobody signs in for it. */
    publicCompanyId: number | null;
    /** May strangers apply for access by the portal's form? */
    acceptsApplications: boolean;
    welcomeMail: WelcomeMail;
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
    accessMode: 'closed',
    publicCompanyId: null,
    acceptsApplications: false,
    welcomeMail: 'at-once',
};
