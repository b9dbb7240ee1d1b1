/** NIP of the seller, the day it came to KSeF, twelve hexadecimal digits, and the CRC-8 of all that stands before. */
const form = /^(\d{10})-(\d{4})(\d{2})(\d{2})-([0-9A-F]{12})-([0-9A-F]{2})$/;
const polynomial = 0x07;

export interface KsefNumber {
    sellerNip: string;
    /** YYYY-MM-DD */
    acceptedOn: string;
}

/** What a number of KSeF says; null where it is none, or where its check digits belong to another: then a digit is wrong. */
export function readKsefNumber(text: string): KsefNumber | null {
    const found = form.exec(text);
    if (found === null) return null;
    const [, sellerNip = '', year = '', month = '', day = '', , check = ''] = found;
    return check === crc8(text.slice(0, 32)) ? { sellerNip, acceptedOn: `${year}-${month}-${day}` } : null;
}

function crc8(text: string): string {
    let value = 0;
    for (const letter of text) {
        value ^= letter.charCodeAt(0);
        for (let bit = 0; bit < 8; bit++) value = value & 0x80 ? ((value << 1) ^ polynomial) & 0xff : (value << 1) & 0xff;
    }
    return value.toString(16).toUpperCase().padStart(2, '0');
}

/**
 * Where anybody can see that KSeF has this very invoice: by the seller, its day of issue, and the SHA-256 of its XML (hexadecimal, as it is kept).
 * It is what the QR code on an invoice says. The other address is the ministry's test environment.
 */
export function ksefVerificationUrl(invoice: { sellerNip: string; issuedOn: string; xmlHash: string }, environment: 'production' | 'test' = 'production'): string {
    const [year = '', month = '', day = ''] = invoice.issuedOn.split('-');
    const host = environment === 'production' ? 'qr.ksef.mf.gov.pl' : 'qr-test.ksef.mf.gov.pl';
    return `https://${host}/invoice/${invoice.sellerNip}/${day}-${month}-${year}/${base64Url(invoice.xmlHash)}`;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Of bytes as hexadecimal digits, without padding. */
function base64Url(hex: string): string {
    const bits = [...hex].map(digit => parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
    return (bits.match(/.{1,6}/g) ?? []).map(six => alphabet[parseInt(six.padEnd(6, '0'), 2)]).join('');
}
