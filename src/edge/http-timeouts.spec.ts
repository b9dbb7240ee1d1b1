import { createServer } from 'node:http';

import { limitWaiting } from './http-timeouts';

describe('limitWaiting', () => {
    it('ends slow requests of a server', () => {
        const server = createServer();
        limitWaiting(server);
        expect([server.headersTimeout, server.requestTimeout, server.keepAliveTimeout]).toEqual([10_000, 120_000, 75_000]);
    });

    it('lets a process be that serves nobody', () => expect(() => limitWaiting(undefined)).not.toThrow());
});
