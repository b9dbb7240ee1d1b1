import { type ChildProcess, fork, type StdioOptions } from 'node:child_process';

/**
 * How Node runs our programs. A request makes a few megabytes that are garbage at its end: with the usual 16 MB for what is young, a quarter of the processor's time
 * of a cart of 300 lines went into collecting it; with 32 MB the median of its change fell from 34 to 28 ms.
 */
export const nodeFlags: readonly string[] = ['--max-semi-space-size=32'];

/**
 * A worker goes through millions of records, and Node lets what is garbage among them grow the further before it looks, the more it may have. With this limit a tenth of an
 * ERP's first load took 415 MB at most where it took 670.
 */
export const workerFlags: readonly string[] = [...nodeFlags, '--max-old-space-size=1536'];

/** Linux shares the processor among sessions first, so that each of our programs has one of its own (ADR 0069). */
export const hasSessions = process.platform === 'linux';

const firstPause = 500;
const longestPause = 15_000;
const patience = 20_000;

/** A long-running program of ours: started, waited for until it says `ready`, and started again when it dies. */
export class Program {
    private child: ChildProcess | undefined;
    private stopping = false;
    private pause = firstPause;

    constructor(
        private readonly name: string,
        private readonly script: string,
        private readonly environment: NodeJS.ProcessEnv,
        private readonly say: (line: string) => void,
        private readonly flags: readonly string[] = nodeFlags,
    ) {}

    start(): Promise<void> {
        return new Promise((resolve, reject) => {
            let ready = false;
            const child = fork(this.script, [], { env: this.environment, execArgv: ['--enable-source-maps', ...this.flags], stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: hasSessions });
            this.child = child;
            child.on('message', message => {
                if (message === 'ready') {
                    ready = true;
                    this.pause = firstPause;
                    resolve();
                }
            });
            child.on('exit', (code, signal) => {
                if (this.stopping) return;
                if (!ready) {
                    reject(new Error(`The ${this.name} ended (${signal ?? code}) before it was ready.`));
                    return;
                }
                this.say(`The ${this.name} ended (${signal ?? code}). Starting it again.`);
                this.startAgain();
            });
        });
    }

    private startAgain(): void {
        setTimeout(() => {
            if (this.stopping) return;
            this.start().catch((error: Error) => {
                this.pause = Math.min(this.pause * 2, longestPause);
                this.say(error.message);
                this.startAgain();
            });
        }, this.pause);
    }

    /** Asks it to finish what it does; after a while insists. */
    stop(): Promise<void> {
        this.stopping = true;
        const child = this.child;
        if (child === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
        return new Promise(resolve => {
            const insist = setTimeout(() => child.kill('SIGKILL'), patience);
            child.once('exit', () => {
                clearTimeout(insist);
                resolve();
            });
            child.kill('SIGTERM');
        });
    }
}

/** Runs a program of ours to its end; what it says goes where ours goes unless told otherwise. */
export function runToEnd(script: string, environment: NodeJS.ProcessEnv, stdio: StdioOptions = 'inherit'): Promise<void> {
    return new Promise((resolve, reject) => {
        const child = fork(script, [], { env: environment, execArgv: ['--enable-source-maps', ...nodeFlags], stdio });
        child.on('exit', code => (code === 0 ? resolve() : reject(new Error(`${script} failed (${code}).`))));
    });
}
