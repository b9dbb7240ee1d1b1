import type { VendureLogger } from '@vendure/core';
import pino, { type Level, type Logger } from 'pino';

import { redact } from './redact';
import { currentRequestId } from './request-scope';

/** JSON lines for machines; in development, short lines for people. */
export function makePino(level: Level, forPeople: boolean): Logger {
    const options: pino.LoggerOptions = {
        level,
        base: undefined,
        timestamp: pino.stdTimeFunctions.isoTime,
        mixin: () => ({ requestId: currentRequestId() }),
        redact: { paths: ['password', 'token', '*.password', '*.token', 'headers.authorization', 'headers.cookie'], censor: '[hidden]' },
    };
    return forPeople ? pino(options, { write: line => process.stdout.write(shortLine(line)) }) : pino(options);
}

function shortLine(line: string): string {
    const { level, time, msg, context, requestId } = JSON.parse(line) as { level: number; time: string; msg: string; context?: string; requestId?: string };
    const word = pino.levels.labels[level] ?? String(level);
    return `${time.slice(11, 23)} ${word.padEnd(5)} ${context ? `[${context}] ` : ''}${msg}${requestId ? ` (${requestId})` : ''}\n`;
}

/** Vendure's log lines through pino. */
export class PinoVendureLogger implements VendureLogger {
    constructor(private readonly pino: Logger) {}

    error(message: string, context?: string, trace?: string): void {
        this.pino.error({ context, trace: trace === undefined ? undefined : redact(trace) }, redact(message));
    }

    warn(message: string, context?: string): void {
        this.pino.warn({ context }, redact(message));
    }

    info(message: string, context?: string): void {
        this.pino.info({ context }, redact(message));
    }

    verbose(message: string, context?: string): void {
        this.pino.debug({ context }, redact(message));
    }

    debug(message: string, context?: string): void {
        this.pino.trace({ context }, redact(message));
    }
}
