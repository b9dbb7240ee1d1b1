/** Runs a job of `inside.ts` in a process of its own beside a running product, on its database. */
import { fork } from 'node:child_process';
import path from 'node:path';

import { environment, type Product } from '../product';
import type { Asked } from './inside';

export function within<Figures>(product: Product, asked: Asked): Promise<Figures> {
    const child = fork(path.resolve(__dirname, 'inside.ts'), [], {
        execArgv: ['-r', '@swc-node/register'],
        env: { ...environment(product.databaseUrl, 1), LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal' },
        stdio: ['ignore', 2, 2, 'ipc'],
    });
    return new Promise<Figures>((resolve, reject) => {
        child.once('exit', code => reject(new Error(`The process of ${asked.job} ended with ${code}`)));
        child.on('message', (said: 'ready' | { figures?: Figures; error?: string }) => {
            if (said === 'ready') child.send(asked);
            else if (said.figures !== undefined) resolve(said.figures);
            else reject(new Error(said.error ?? 'no figures'));
        });
    }).finally(() => child.kill('SIGKILL'));
}
