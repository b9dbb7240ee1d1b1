/** The browser goes to another site: to one that is reached safely, or to this machine's own while trying out. */
export function leaveFor(url: string): void {
    const { protocol, hostname } = new URL(url, window.location.href);
    const isOwnMachine = hostname === 'localhost' || hostname === '127.0.0.1';
    if (protocol !== 'https:' && !(protocol === 'http:' && (isOwnMachine || hostname === window.location.hostname))) return;
    window.location.assign(url);
}
