import ipaddr from 'ipaddr.js';
import { X509Certificate } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

import { OperationalError } from '../../../kernel/operational-error';
import { type AddressRefusal, isLoopbackName, refuseNamedUrl, refuseUrl } from '../domain/outbound-address';

export interface OutboundRequest {
    method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    url: string;
    headers?: Record<string, string>;
    body?: string;
    connectMs?: number;
    totalMs?: number;
    maxBytes?: number;
    signal?: AbortSignal;
    /** PEM of the one certificate that the other side may show, whoever signed it and whatever name it bears. */
    certificate?: string;
}

export interface OutboundAnswer {
    status: number;
    headers: http.IncomingHttpHeaders;
    body: string;
    /** The body as it came: not all that others write is UTF-8. */
    bytes: Buffer;
}

export interface OutboundPolicy {
    /** May it talk to this machine? For development and tests. */
    allowLoopback: boolean;
    /** Hosts that the operator has named: then they alone, at any port that he named, and private ones too. */
    named?: NamedHosts;
}

/** The address is not one that Karvan talks to, today or tomorrow. */
export class AddressRefusedError extends Error {
    constructor(readonly reason: AddressRefusal | 'private-address' | 'no-address' | 'not-named') {
        super(`The address is not allowed: ${reason}`);
        this.name = 'AddressRefusedError';
    }
}

/** The request may have reached the other side, which did not answer (in time). */
export class NoAnswerError extends Error {
    constructor(reason: string) {
        super(`No answer: ${reason}`);
        this.name = 'NoAnswerError';
    }
}

export interface Address {
    address: string;
    family: number;
}

/**
 * The only way out by HTTP. The name is resolved once and that address is connected to, so that a name cannot mean a public
 * address when it is checked and a private one when it is used. Redirects are answers like others.
 * Throws OperationalError when the request surely was not sent, NoAnswerError when nobody can tell.
 */
export async function sendOutbound(request: OutboundRequest, policy: OutboundPolicy): Promise<OutboundAnswer> {
    const { named } = policy;
    const refusal = named ? refuseNamedUrl(request.url) : refuseUrl(request.url, policy.allowLoopback);
    if (refusal !== null) {
        throw new AddressRefusedError(refusal);
    }
    const url = new URL(request.url);
    if (!named) return exchange(url, await resolve(url.hostname, policy.allowLoopback, request.connectMs ?? 1_000), request);
    const address = await named.resolve(url.hostname, Number(url.port || (url.protocol === 'https:' ? 443 : 80)), request.connectMs);
    if (url.protocol === 'http:' && isPublic(address.address)) throw new AddressRefusedError('not-https');
    return exchange(url, address, request);
}

/** `erp.mill.local:5201, 10.0.0.5:1433`: where connections may go that staff set up. Nothing named is nowhere. */
export class NamedHosts {
    private readonly names: ReadonlySet<string>;

    constructor(list: string) {
        this.names = new Set(list.split(',').map(name => name.trim().toLowerCase()).filter(name => name !== ''));
    }

    /** The address to connect to; never one that belongs to the network itself, as that of a cloud's metadata. */
    async resolve(hostname: string, port: number, withinMs = 1_000): Promise<Address> {
        if (!this.names.has(`${hostname.toLowerCase()}:${port}`)) throw new AddressRefusedError('not-named');
        const host = hostname.replace(/^\[|\]$/g, '');
        const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookedUp(host, withinMs);
        const [first] = found;
        if (first === undefined) throw new AddressRefusedError('no-address');
        const ranges = isLoopbackName(hostname) ? [...namedRanges, 'loopback'] : namedRanges;
        if (!found.every(({ address }) => ranges.includes(ipaddr.process(address).range()))) throw new AddressRefusedError('private-address');
        return first;
    }
}

const namedRanges: readonly string[] = ['unicast', 'private', 'uniqueLocal', 'carrierGradeNat'];

async function resolve(hostname: string, allowLoopback: boolean, withinMs: number): Promise<Address> {
    const host = hostname.replace(/^\[|\]$/g, '');
    const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookedUp(host, withinMs);
    const [first] = found;
    if (first === undefined) {
        throw new AddressRefusedError('no-address');
    }
    const mayBeLoopback = allowLoopback && isLoopbackName(hostname);
    // One private address among public ones is how a rebinding name looks.
    if (!found.every(({ address }) => isPublic(address) || (mayBeLoopback && ipaddr.process(address).range() === 'loopback'))) {
        throw new AddressRefusedError('private-address');
    }
    return first;
}

async function lookedUp(host: string, withinMs: number): Promise<Address[]> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new OperationalError(`The name ${host} was not resolved in time`)), withinMs);
    });
    try {
        return await Promise.race([lookup(host, { all: true }), late]);
    } catch (error) {
        throw error instanceof OperationalError ? error : new OperationalError(`The name ${host} cannot be resolved`, { cause: error });
    } finally {
        clearTimeout(timer);
    }
}

/** Everything that is not plain unicast is out: private, link-local, loopback, shared, reserved, tunnels; IPv4 inside IPv6 too. */
function isPublic(address: string): boolean {
    return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

function exchange(url: URL, address: Address, request: OutboundRequest): Promise<OutboundAnswer> {
    const pinned: LookupFunction = (_, options, callback) => {
        if (options.all) callback(null, [address]);
        else callback(null, address.address, address.family);
    };
    const { connectMs = 1_000, totalMs = 5_000, maxBytes = 1_048_576 } = request;
    return new Promise((resolveAnswer, reject) => {
        let isConnected = false;
        const fail = (reason: string, cause?: unknown) =>
            reject(isConnected ? new NoAnswerError(reason) : new OperationalError(`${url.host} cannot be reached: ${reason}`, { cause }));
        const client = url.protocol === 'https:' ? https : http;
        const sent = client.request(url, { method: request.method, headers: request.headers, lookup: pinned, agent: false, ...pinnedCertificate(request.certificate) });
        const stopped = () => sent.destroy(new Error('it was stopped'));
        if (request.signal?.aborted) stopped();
        request.signal?.addEventListener('abort', stopped, { once: true });
        const connectTimer = setTimeout(() => sent.destroy(new Error(`no connection within ${connectMs} ms`)), connectMs);
        const totalTimer = setTimeout(() => sent.destroy(new Error(`nothing within ${totalMs} ms`)), totalMs);
        const done = () => {
            clearTimeout(connectTimer);
            clearTimeout(totalTimer);
            request.signal?.removeEventListener('abort', stopped);
        };
        sent.once('socket', socket =>
            socket.once('connect', () => {
                clearTimeout(connectTimer);
                if (url.protocol === 'http:') isConnected = true;
            }).once('secureConnect', () => (isConnected = true)),
        );
        sent.once('error', error => {
            done();
            fail(error.message, error);
        });
        sent.once('response', response => {
            readBody(response, maxBytes)
                .then(bytes => resolveAnswer({ status: response.statusCode ?? 0, headers: response.headers, body: bytes.toString('utf8'), bytes }))
                .catch((error: unknown) => {
                    sent.destroy();
                    fail((error as Error).message);
                })
                .finally(done);
        });
        sent.end(request.body);
    });
}

/** A certificate that nobody but its owner signed is trusted when it is the very one that the operator was given. */
function pinnedCertificate(certificate: string | undefined): https.RequestOptions {
    if (certificate === undefined) return {};
    const { fingerprint256 } = new X509Certificate(certificate);
    return {
        ca: certificate,
        checkServerIdentity: (_, shown) => (shown.fingerprint256 === fingerprint256 ? undefined : new Error('the certificate is not the one that was pinned')),
    };
}

async function readBody(response: http.IncomingMessage, maxBytes: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of response) {
        size += (part as Buffer).length;
        if (size > maxBytes) {
            throw new Error(`the answer is longer than ${maxBytes} bytes`);
        }
        parts.push(part as Buffer);
    }
    return Buffer.concat(parts);
}
