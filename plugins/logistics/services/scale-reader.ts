import net from 'node:net';

import { emptyTrace, follow, type ReadingRefusal, refuseReading, type ScaleTrace } from '../domain/stable-weight';
import { continuousParser, type ScaleReading } from '../domain/toledo-continuous';

export interface ScaleAddress {
    host: string;
    port: number;
    hasChecksum: boolean;
}

export interface ScaleSight {
    isConnected: boolean;
    reading: ScaleReading | null;
    /** How old the reading is; null without one. */
    ageMs: number | null;
    /** Why the weight may not be recorded now; null when it may. */
    refusal: ReadingRefusal | null;
    droppedFrames: number;
}

const firstPauseMs = 200;
const longestPauseMs = 10_000;
/** A connection on which nothing arrives is dead, whatever TCP believes. */
const silenceMs = 5_000;

/** One connection to one indicator, opened again after every loss, with longer and longer pauses. */
export class ScaleReader {
    private socket: net.Socket | null = null;
    private retry: NodeJS.Timeout | null = null;
    private trace: ScaleTrace = emptyTrace;
    private pauseMs = firstPauseMs;
    private isClosed = false;
    private isConnected = false;
    private dropped = 0;

    constructor(readonly address: ScaleAddress) {
        this.connect();
    }

    look(): ScaleSight {
        const now = performance.now();
        const { reading, receivedAt } = this.trace;
        return {
            isConnected: this.isConnected,
            reading,
            ageMs: reading ? Math.round(now - receivedAt) : null,
            refusal: refuseReading(this.trace, now),
            droppedFrames: this.dropped,
        };
    }

    close(): void {
        this.isClosed = true;
        if (this.retry) {
            clearTimeout(this.retry);
        }
        this.socket?.destroy();
    }

    private connect(): void {
        // A parser for each connection: half a frame of the lost one must not meet the next one's bytes.
        const parser = continuousParser({ hasChecksum: this.address.hasChecksum });
        const before = this.dropped;
        const socket = net.connect({ host: this.address.host, port: this.address.port });
        this.socket = socket;
        socket.setTimeout(silenceMs, () => socket.destroy());
        socket.on('connect', () => (this.isConnected = true));
        socket.on('data', chunk => {
            for (const reading of parser.push(chunk)) {
                this.trace = follow(this.trace, reading, performance.now());
                this.pauseMs = firstPauseMs;
            }
            this.dropped = before + parser.dropped;
        });
        // An error is always followed by `close`, which is where the next try is planned.
        socket.on('error', () => undefined);
        socket.on('close', () => {
            this.isConnected = false;
            this.trace = emptyTrace;
            if (!this.isClosed) {
                this.retry = setTimeout(() => this.connect(), this.pauseMs);
                this.retry.unref();
                this.pauseMs = Math.min(this.pauseMs * 2, longestPauseMs);
            }
        });
    }
}
