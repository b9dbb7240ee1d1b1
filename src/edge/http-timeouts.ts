import { Server } from 'node:http';

/** Far more than a browser needs for its headers, and than a slow line needs for the largest import. */
const headersMs = 10_000;
const requestMs = 120_000;
/** Longer than the proxies before us keep a connection (60 s, as a rule): one that we end first takes their next request with it. */
const idleMs = 75_000;

/** Ends connections that send a request drop by drop: each would hold a socket for as long as its sender likes. */
export function limitWaiting(server: unknown): void {
    if (!(server instanceof Server)) return; // The worker listens to nobody.
    server.headersTimeout = headersMs;
    server.requestTimeout = requestMs;
    server.keepAliveTimeout = idleMs;
}
