import express from 'express';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { answerWithin } from './answer-in-time';

describe('an answer in time', () => {
    const failures: unknown[] = [];
    const app = express();
    app.use(answerWithin(100));
    app.get('/quick', (_, res) => {
        res.json({ data: 'quick' });
    });
    app.get('/slow', (_, res, next) => {
        sleep(300).then(() => {
            res.setHeader('X-Late', '1');
            res.status(200).cookie('late', '1').json({ data: 'slow' });
        }).catch((error: unknown) => {
            failures.push(error);
            next(error);
        });
    });
    const server = app.listen(0);
    const ask = async (path: string) => {
        const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
        return { status: response.status, retry: response.headers.get('retry-after'), body: (await response.json()) as { data?: string; errors?: { extensions: { code: string } }[] } };
    };
    afterAll(() => new Promise(resolve => server.close(resolve)));

    it('is the answer where there is one', async () => {
        expect(await ask('/quick')).toMatchObject({ status: 200, retry: null, body: { data: 'quick' } });
    });

    it('says else to ask again, and what comes later goes nowhere', async () => {
        expect(await ask('/slow')).toMatchObject({ status: 503, retry: '1', body: { errors: [{ extensions: { code: 'NO_ANSWER_YET' } }] } });
        await sleep(400);
        expect(failures).toEqual([]);
        expect((await ask('/quick')).status).toBe(200);
    });
});
