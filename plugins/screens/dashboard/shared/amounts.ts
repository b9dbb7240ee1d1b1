/** What people type as a number: Persian and Arabic digits become Latin ones, separators of thousands go. */
export function latinNumber(written: string): string {
    return written.replace(/[۰-۹٠-٩]/g, digit => String(digit.charCodeAt(0) & 0xf)).replace(/[\s,٬\u200e\u200f]/g, '').replace('٫', '.');
}

/** A number as typed; NaN when it is none. */
export function numberOf(written: string): number {
    const latin = latinNumber(written);
    return /^-?\d{1,13}(\.\d{1,6})?$/.test(latin) ? Number(latin) : NaN;
}

/** A whole number of at least one, as quantities are; NaN when it is none. */
export function quantityOf(written: string): number {
    const latin = latinNumber(written);
    return /^\d{1,9}$/.test(latin) && Number(latin) > 0 ? Number(latin) : NaN;
}

/** An amount as typed, in minor units; NaN when it is none. A comma before one or two last digits is the decimal comma of Polish and Russian. */
export function minorOf(written: string): number {
    const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(latinNumber(written.trim().replace(/^([^,]*),(?=[\d۰-۹٠-٩]{1,2}$)/, '$1.')));
    return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : NaN;
}

/** An amount for a field: thousands apart, without decimals where there are none. */
export function majorOf(minor: number): string {
    const whole = String(Math.trunc(minor / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
    return minor % 100 === 0 ? whole : `${whole}.${String(minor % 100).padStart(2, '0')}`;
}

/** Persian writes the currency after the number; the Unicode tables put it before. A minus stays at the left of its number. */
export function currencyLast(text: string): string {
    const [, minus = '', currency = '', figures = text] = /^\u200e?(\u2212?)\u200e?([^\p{Nd}]*)(.*)$/u.exec(text) ?? [];
    return `${minus && `\u200e${minus}`}${figures} ${currency.trim()}`.trim();
}
