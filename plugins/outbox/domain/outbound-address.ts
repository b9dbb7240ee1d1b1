export type AddressRefusal = 'not-a-url' | 'not-https' | 'has-credentials' | 'port';

/** Ports of web servers; a webhook has no business with the database's or the mail server's. */
const webPorts = new Set(['', '443', '8443']);

/** Is this the machine itself, as developers and tests name it? */
export function isLoopbackName(host: string): boolean {
    return host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
}

/** What is wrong with an address that a person gave, as far as can be told before its name is resolved. */
export function refuseUrl(raw: string, allowLoopback: boolean): AddressRefusal | null {
    if (!URL.canParse(raw)) {
        return 'not-a-url';
    }
    const url = new URL(raw);
    if (url.username !== '' || url.password !== '') {
        return 'has-credentials';
    }
    if (allowLoopback && isLoopbackName(url.hostname)) {
        return url.protocol === 'http:' || url.protocol === 'https:' ? null : 'not-https';
    }
    if (url.protocol !== 'https:') {
        return 'not-https';
    }
    return webPorts.has(url.port) ? null : 'port';
}

/** What is wrong with the address of a host that the operator may have named: its port is his, and in his own network it may be plain. */
export function refuseNamedUrl(raw: string): AddressRefusal | null {
    if (!URL.canParse(raw)) {
        return 'not-a-url';
    }
    const url = new URL(raw);
    if (url.username !== '' || url.password !== '') {
        return 'has-credentials';
    }
    return url.protocol === 'https:' || url.protocol === 'http:' ? null : 'not-https';
}
