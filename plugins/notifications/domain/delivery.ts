import { parsePhoneNumberFromString } from 'libphonenumber-js';

export type Channel = 'sms' | 'mail';

/** UNKNOWN: the provider may or may not have it. Such a text is never sent again by itself. SKIPPED: the recipient does without it. */
export const deliveryStates = ['QUEUED', 'SENT', 'DELIVERED', 'FAILED', 'UNKNOWN', 'SKIPPED'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** When a provider is asked whether a text has arrived: minutes after the step before. */
export const followUpMinutes = [1, 5, 30, 120, 480, 1_800];

/**
 * The states of a text over which news of a provider counts. What has arrived has arrived, whatever comes later; a carrier may give up
 * and deliver after all.
 */
export function earlierStates(news: DeliveryState): DeliveryState[] {
    switch (news) {
        case 'SENT':
            return ['UNKNOWN'];
        case 'FAILED':
            return ['UNKNOWN', 'SENT'];
        case 'DELIVERED':
            return ['UNKNOWN', 'SENT', 'FAILED'];
        case 'QUEUED':
        case 'UNKNOWN':
        case 'SKIPPED':
            return [];
    }
}

/** How Iranian panels want a number: 0912… at home, 00 before other countries' codes. */
export function panelNumber(number: string): string {
    return number.startsWith('+98') ? `0${number.slice(3)}` : number.replace(/^\+/, '00');
}

const gsmBasic =
    '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const gsmExtended = '^{}\\[~]|€';

/** How many SMS a text makes: 160 characters (153 when split) in the GSM alphabet, else 70 (67) UTF-16 units. */
export function smsParts(text: string): number {
    const septets = septetsOf(text);
    return septets === null ? split(text.length, 70, 67) : split(septets, 160, 153);
}

/** One letter outside the GSM alphabet, such as a Persian one, makes the whole text `unicode`. */
export function smsEncoding(text: string): 'gsm' | 'unicode' {
    return septetsOf(text) === null ? 'unicode' : 'gsm';
}

function septetsOf(text: string): number | null {
    let septets = 0;
    for (const character of text) {
        if (gsmBasic.includes(character)) septets += 1;
        else if (gsmExtended.includes(character)) septets += 2;
        else return null;
    }
    return septets;
}

function split(length: number, whole: number, part: number): number {
    return length <= whole ? 1 : Math.ceil(length / part);
}

/** What screens show of a recipient: enough to recognise him, not enough to write to him. */
export function maskedRecipient(channel: Channel, recipient: string): string {
    if (channel === 'sms') {
        return `${recipient.slice(0, 4)}•••${recipient.slice(-3)}`;
    }
    const [name = '', domain = ''] = recipient.split('@');
    return `${name.slice(0, 1)}•••@${domain}`;
}

const link = /https?:\/\/[^\s"<>]+/g;

/** The text without its links, for screens and for keeping. */
export function withoutLinks(text: string): string {
    return text.replace(link, '[…]');
}

/** The number in E.164, and why it gets no SMS, if so. A number without country code is Iranian. */
export function smsNumber(raw: string, prefixes: readonly string[]): { number: string; refusal: string | null } {
    const parsed = parsePhoneNumberFromString(raw, 'IR');
    if (!parsed?.isPossible()) {
        return { number: raw.trim(), refusal: 'Not a phone number' };
    }
    const isAllowed = prefixes.some(prefix => parsed.number.startsWith(prefix));
    return { number: parsed.number, refusal: isAllowed ? null : `SMS to +${parsed.countryCallingCode} are not allowed` };
}

/** One address, without a line break or a list that would reach others. */
export function isMailAddress(value: string): boolean {
    return value.length <= 254 && /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(value);
}
