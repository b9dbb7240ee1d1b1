import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

import { giveWay, modest, ModestClient } from './give-way';

describe('giving way', () => {
    it('lowers the priority of a process, and of its session where Linux shares by sessions', async () => {
        const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { detached: true, stdio: 'ignore' });
        try {
            const pid = child.pid ?? 0;
            giveWay(pid);
            expect(os.getPriority(pid)).toBe(10);
            const file = `/proc/${pid}/autogroup`;
            const isLower = () => !fs.existsSync(file) || /nice 10$/m.test(fs.readFileSync(file, 'utf8'));
            for (let left = 30; left > 0 && !isLower(); left--) await sleep(100);
            expect(isLower()).toBe(true);
        } finally {
            child.kill('SIGKILL');
        }
    });

    it('is of connections only where the database is our own', () => {
        const config = { dbConnectionOptions: { type: 'postgres', extra: { keepAlive: true } } } as Parameters<typeof modest>[0];
        expect(modest(config, false)).toBe(config);
        expect(modest(config, true).dbConnectionOptions).toEqual({ type: 'postgres', extra: { keepAlive: true, Client: ModestClient } });
    });
});
