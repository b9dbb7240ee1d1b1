/** Asks an interface that speaks JSON over HTTP, with whatever session it wants. */
import { OperationalError } from '../../../../kernel/operational-error';
import type { OutboundAnswer, OutboundRequest } from '../../../outbox';
import { isPage, parseJson } from '../json-text';
import type { Surroundings } from '../surroundings';
import { retryAfter } from './answers';

/** How a caller is known to the other side. */
export interface ApiSession {
    /** Signs in where it must; many that ask at once wait for one sign-in. */
    headers(signal: AbortSignal): Promise<Record<string, string>>;
    /** The other side no longer knows these headers. Those that are newer stay. */
    forget(headers: Record<string, string>): void;
    close?(): Promise<void>;
}

export interface ApiPlace {
    url: string;
    certificate?: string | undefined;
    answerSeconds: number;
}

export interface ApiRequest {
    method: OutboundRequest['method'];
    path: string;
    parameters?: Record<string, string>;
    body?: string;
    headers?: Record<string, string>;
}

const mostBytes = 64 * 1_048_576;
const connectMs = 5_000;

export class JsonApi {
    constructor(
        readonly place: ApiPlace,
        private readonly surroundings: Pick<Surroundings, 'send'>,
        private readonly session: ApiSession,
    ) {}

    /** The rows or whatever is asked for. Throws OperationalError for all that is not JSON. */
    async read(request: ApiRequest, signal: AbortSignal): Promise<{ json: unknown; headers: OutboundAnswer['headers'] }> {
        let answer = await this.asked(request, signal);
        // After a session's end some answer with their sign-in page and say that all is well.
        if (hasEnded(answer) || isPage(answer.body)) answer = await this.asked(request, signal);
        const { status } = answer;
        if (status === 429 || status === 503) throw new OperationalError(`${this.host} asks to come later (${status})`, retryAfter(answer.headers));
        if (status < 200 || status > 299) throw new OperationalError(`${this.host} answered ${status} for ${request.path}`);
        const json = isPage(answer.body) ? undefined : parseJson(answer.body);
        if (json === undefined) throw new OperationalError(`${this.host} answered no JSON for ${request.path}`);
        return { json, headers: answer.headers };
    }

    /** The answer to something that changes the other side, asked once more only where it surely was not heard. */
    async write(request: ApiRequest, signal: AbortSignal): Promise<OutboundAnswer> {
        const answer = await this.sent(request, signal);
        return hasEnded(answer) ? this.sent(request, signal) : answer;
    }

    private async asked(request: ApiRequest, signal: AbortSignal): Promise<OutboundAnswer> {
        try {
            return await this.sent(request, signal);
        } catch (error) {
            throw error instanceof OperationalError ? error : new OperationalError(`${this.host}: ${(error as Error).message}`);
        }
    }

    private async sent(request: ApiRequest, signal: AbortSignal): Promise<OutboundAnswer> {
        const headers = await this.session.headers(signal);
        const answer = await this.surroundings.send({
            method: request.method,
            url: this.url(request),
            headers: { Accept: 'application/json', ...(request.body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': String(Buffer.byteLength(request.body)) }), ...request.headers, ...headers },
            body: request.body,
            connectMs,
            totalMs: this.place.answerSeconds * 1_000,
            maxBytes: mostBytes,
            certificate: this.place.certificate,
            signal,
        });
        if (hasEnded(answer) || isPage(answer.body)) this.session.forget(headers);
        return answer;
    }

    private url({ path, parameters = {} }: ApiRequest): string {
        const base = this.place.url.replace(/\/$/, '');
        const url = /^https?:/i.test(path) ? this.sameOrigin(path) : new URL(path.startsWith('/') || path === '' ? base + path : `${base}/${path}`);
        for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
        return url.href;
    }

    /** A link to the next page leads nowhere else: our session goes with it. */
    private sameOrigin(link: string): URL {
        if (!URL.canParse(link) || new URL(link).origin !== new URL(this.place.url).origin) throw new OperationalError(`${this.host} leads to another host for its next page`);
        return new URL(link);
    }

    get host(): string {
        return new URL(this.place.url).host;
    }
}

function hasEnded({ status }: OutboundAnswer): boolean {
    return status === 401 || status === 403;
}
