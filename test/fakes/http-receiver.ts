/** A web server of somebody else's, which answers as the test says and remembers what it was asked. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
    method: string;
    path: string;
    headers: http.IncomingHttpHeaders;
    body: string;
}

export interface FakeAnswer {
    status: number;
    body?: string;
    headers?: Record<string, string>;
}

/** `drop` closes the connection without an answer, `hang` never answers. */
export type FakeBehaviour = (request: ReceivedRequest) => FakeAnswer | 'drop' | 'hang';

export class HttpReceiver {
    readonly requests: ReceivedRequest[] = [];
    answer: FakeBehaviour = () => ({ status: 200 });
    private readonly server: http.Server;

    private constructor() {
        this.server = http.createServer((request, response) => {
            const parts: Buffer[] = [];
            request.on('data', (part: Buffer) => parts.push(part));
            request.on('end', () => {
                const { method = '', url = '', headers } = request;
                const received = { method, path: url, headers, body: Buffer.concat(parts).toString('utf8') };
                this.requests.push(received);
                const answer = this.answer(received);
                if (answer === 'drop') request.socket.destroy();
                else if (answer !== 'hang') response.writeHead(answer.status, answer.headers).end(answer.body);
            });
        });
    }

    static async start(): Promise<HttpReceiver> {
        const receiver = new HttpReceiver();
        await new Promise<void>(resolve => receiver.server.listen(0, '127.0.0.1', resolve));
        return receiver;
    }

    get url(): string {
        return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    }

    async stop(): Promise<void> {
        this.server.closeAllConnections();
        await new Promise(resolve => this.server.close(resolve));
    }
}
