/** An ERP that speaks JSON over HTTP: it keeps customers and documents, hands them out in pages, and fails as such servers fail. */
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';

import { FakeBooks } from './books';

export type ErpMood = 'well' | 'http-500' | 'silent' | 'html' | 'garbage' | 'not-found' | 'busy' | 'dribble';
export type PushMood = 'accept' | 'accept-and-drop' | 'accept-and-500' | 'refuse' | 'conflict';

export interface Asked {
    method: string;
    path: string;
    query: URLSearchParams;
    headers: http.IncomingHttpHeaders;
    body: Record<string, unknown>;
}

export interface Answer {
    status?: number;
    headers?: Record<string, string | string[]>;
    json?: unknown;
    text?: string;
}

export const page = '<!DOCTYPE html><html><body><form action="/login">Sign in</form></body></html>';

export abstract class JsonErp {
    mood: ErpMood = 'well';
    pushMood: PushMood = 'accept';
    /** Of the next documents; all others are met as `pushMood` says. */
    readonly pushMoods: (PushMood | undefined)[] = [];
    readonly books = new FakeBooks();
    readonly asked: Asked[] = [];
    /** A mark in front of each answer. */
    hasMark = false;
    private readonly server: http.Server;

    protected constructor(tls?: { key: string; cert: string }) {
        const listener: http.RequestListener = (request, response) => void this.take(request, response);
        this.server = tls ? https.createServer(tls, listener) : http.createServer(listener);
    }

    protected async listen(): Promise<this> {
        await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve));
        return this;
    }

    get port(): number {
        return (this.server.address() as AddressInfo).port;
    }

    async stop(): Promise<void> {
        this.server.closeAllConnections();
        await new Promise(resolve => this.server.close(resolve));
    }

    /** Null: there is no such place. */
    protected abstract answer(asked: Asked): Answer | null;

    /** Books what is sent, and answers as the mood is. `drop` hangs up after booking. */
    protected book(kind: string, key: string, values: object): Answer | 'drop' {
        const mood = this.pushMoods.shift() ?? this.pushMood;
        if (mood === 'refuse') return { status: 422, json: { Message: 'The customer is blocked', message: 'The customer is blocked', Field: 'CustomerRef', field: 'CustomerRef' } };
        if (mood === 'conflict' && this.books.find(kind, key)) return { status: 409, json: {} };
        const number = this.books.book(kind, key, values);
        if (mood === 'accept-and-drop') return 'drop';
        if (mood === 'accept-and-500') return { status: 500, text: 'Internal Server Error' };
        return { status: 201, json: { ...values, Number: number, State: 'open', number, state: 'open' } };
    }

    private async take(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
        const parts: Buffer[] = [];
        for await (const part of request) parts.push(part as Buffer);
        const url = new URL(request.url ?? '/', 'http://localhost');
        const text = Buffer.concat(parts).toString('utf8');
        const isJson = (request.headers['content-type'] ?? '').includes('json');
        const asked: Asked = { method: request.method ?? 'GET', path: decodeURIComponent(url.pathname), query: url.searchParams, headers: request.headers, body: isJson && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : Object.fromEntries(new URLSearchParams(text)) };
        this.asked.push(asked);
        this.reply(asked, response);
    }

    private reply(asked: Asked, response: http.ServerResponse): void {
        switch (this.mood) {
            case 'http-500':
                response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error');
                return;
            case 'html':
                response.writeHead(200, { 'content-type': 'text/html' }).end(page);
                return;
            case 'garbage':
                response.writeHead(200, { 'content-type': 'application/json' }).end('{"rows": [{"ID": 1, "Na');
                return;
            case 'not-found':
                response.writeHead(404).end();
                return;
            case 'busy':
                response.writeHead(503, { 'retry-after': '17' }).end();
                return;
            case 'dribble':
                response.writeHead(200, { 'content-type': 'application/json' }).write('[');
                return;
            case 'silent':
                return;
            case 'well':
        }
        const answer = this.answer(asked);
        if (answer === null) response.writeHead(404).end();
        else if ((answer as unknown) === 'drop') response.socket?.destroy();
        else {
            const text = answer.text ?? JSON.stringify(answer.json);
            response.writeHead(answer.status ?? 200, { 'content-type': answer.text === undefined ? 'application/json; charset=utf-8' : 'text/html', ...answer.headers }).end(this.hasMark && answer.text === undefined ? `\ufeff${text}` : text);
        }
    }
}
