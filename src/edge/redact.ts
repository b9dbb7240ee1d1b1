const named = /((?:password|passwd|secret|token|authorization|cookie|api[-_]?key|pin)["']?\s*[:=]\s*)("[^"]*"|'[^']*'|(?:bearer\s+)?[^\s,;&}]+)/gi;
const inPath = /\/(t|d|approve|invitation|reset|shared-quote|stop-notices|confirm-email|pay|sms\/[a-z]+)\/[A-Za-z0-9_-]{16,}/g;

/** Blanks what must not stand in a log, and line breaks by which a stranger could forge a line. */
export function redact(text: string): string {
    return text
        .replace(inPath, '/$1/[hidden]')
        .replace(named, '$1[hidden]')
        .replace(/[\r\n]+/g, ' ⏎ ');
}
