import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReactElement } from 'react';

import { flatten } from './flatten';
import type { RenderAnswer, RenderRequest } from './renderer-thread';

const timeLimitMs = 60_000;
const idleMs = 60_000;

interface Waiting {
    resolve: (pdf: Buffer) => void;
    reject: (error: Error) => void;
    timer: NodeJS.Timeout;
}

/** One thread per process, started at the first document and stopped when idle: it holds some 150 MB. */
class RendererThread {
    private worker: Worker | undefined;
    private idle: NodeJS.Timeout | undefined;
    private waiting = new Map<number, Waiting>();
    private lastId = 0;

    render(element: ReactElement): Promise<Buffer> {
        const root = flatten(element);
        const id = ++this.lastId;
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => this.stop(new Error('The PDF took too long to render')), timeLimitMs);
            this.waiting.set(id, { resolve, reject, timer });
            const worker = this.started();
            worker.ref();
            worker.postMessage({ id, root } satisfies RenderRequest);
        });
    }

    private started(): Worker {
        clearTimeout(this.idle);
        if (this.worker === undefined) {
            const extension = path.extname(__filename);
            const worker = new Worker(path.join(__dirname, `renderer-thread${extension}`), {
                // From sources (tests, development) the thread compiles as its parent does.
                execArgv: extension === '.ts' ? ['-r', '@swc-node/register'] : [],
                env: { ...process.env, NODE_OPTIONS: '' },
            });
            worker.on('message', (answer: RenderAnswer) => this.settle(answer));
            worker.on('error', error => this.stop(error));
            this.worker = worker;
        }
        return this.worker;
    }

    private settle(answer: RenderAnswer): void {
        const waiting = this.waiting.get(answer.id);
        if (waiting === undefined) return;
        this.waiting.delete(answer.id);
        clearTimeout(waiting.timer);
        if ('pdf' in answer) {
            waiting.resolve(Buffer.from(answer.pdf));
        } else {
            waiting.reject(new Error(`The PDF could not be rendered: ${answer.failure}`));
        }
        if (this.waiting.size === 0) {
            this.worker?.unref();
            this.idle = setTimeout(() => this.stop(new Error('idle')), idleMs).unref();
        }
    }

    private stop(reason: Error): void {
        const { worker } = this;
        this.worker = undefined;
        for (const { reject, timer } of this.waiting.values()) {
            clearTimeout(timer);
            reject(reason);
        }
        this.waiting.clear();
        void worker?.terminate();
    }
}

const thread = new RendererThread();

/** `document` is a `Document` element made of this folder's parts; components are functions of their props, without hooks. */
export function renderPdf(document: ReactElement): Promise<Buffer> {
    return thread.render(document);
}
