/**
 * Stops the embedded PostgreSQL when the supervisor is gone, however it went. The supervisor holds our stdin open;
 * the end of that pipe is the one signal that even `kill -9` cannot withhold.
 */
import { postgresBinaries } from './postgres-binaries';

const [dataFolder] = process.argv.slice(2);

async function stop(): Promise<void> {
    if (dataFolder !== undefined) {
        await postgresBinaries(dataFolder).run('pg_ctl', ['-D', `${dataFolder}/pgdata`, '-m', 'fast', '-w', '-t', '30', '-s', 'stop']);
    }
    process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => undefined); // A Ctrl-C reaches the whole process group; the supervisor decides.
}
process.stdin.on('end', () => void stop());
process.stdin.on('error', () => void stop());
process.stdin.resume();
