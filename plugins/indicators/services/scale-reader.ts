import { type IndicatorSettings, indicatorParser, indicatorQuestion } from '../domain/protocols';
import type { ScaleReading } from '../domain/scale-reading';
import { afterLoss, emptyTrace, follow, type ReadingRefusal, refuseReading, type ScaleLimits, type ScaleTrace } from '../domain/stable-weight';
import { type IndicatorAddress, type IndicatorLine, openLine } from './indicator-line';

export interface ScaleSettings extends IndicatorSettings, ScaleLimits {}

export interface ScaleSight {
    isConnected: boolean;
    reading: ScaleReading | null;
    /** How old the reading is; null without one. */
    ageMs: number | null;
    /** Why the weight may not be recorded now; null when it may. */
    refusal: ReadingRefusal | null;
    /** How long ago the weighbridge was last seen empty; null when it was not. */
    emptyAgoMs: number | null;
    droppedFrames: number;
}

const firstPauseMs = 200;
const longestPauseMs = 10_000;
/** A connection on which nothing arrives is dead, whatever TCP believes. */
const silenceMs = 5_000;
const askEveryMs = 200;

/** One connection to one indicator, opened again after every loss, with longer and longer pauses. */
export class ScaleReader {
    private line: IndicatorLine | null = null;
    private retry: NodeJS.Timeout | null = null;
    private trace: ScaleTrace = emptyTrace;
    private pauseMs = firstPauseMs;
    private isClosed = false;
    private isConnected = false;
    private dropped = 0;

    /** `onReading` hears of every reading, with the moment of the monotonic clock. */
    constructor(
        readonly address: IndicatorAddress,
        private readonly settings: ScaleSettings,
        private readonly onReading: (reading: ScaleReading, now: number) => void = () => undefined,
    ) {
        this.connect();
    }

    look(): ScaleSight {
        const now = performance.now();
        const { reading, receivedAt, emptyAt } = this.trace;
        return {
            isConnected: this.isConnected,
            reading,
            ageMs: reading ? Math.round(now - receivedAt) : null,
            refusal: refuseReading(this.trace, now, this.settings),
            emptyAgoMs: emptyAt === null ? null : Math.round(now - emptyAt),
            droppedFrames: this.dropped,
        };
    }

    close(): void {
        this.isClosed = true;
        if (this.retry) {
            clearTimeout(this.retry);
        }
        this.line?.close();
    }

    private connect(): void {
        // A parser for each connection: half a frame of the lost one must not meet the next one's bytes.
        const parser = indicatorParser(this.settings);
        const before = this.dropped;
        this.line = openLine(this.address, {
            question: indicatorQuestion(this.settings),
            askEveryMs,
            silenceMs,
            onOpen: () => (this.isConnected = true),
            onData: chunk => {
                for (const reading of parser.push(chunk)) {
                    const now = performance.now();
                    this.trace = follow(this.trace, reading, now, this.settings.divisionG);
                    this.pauseMs = firstPauseMs;
                    this.onReading(reading, now);
                }
                this.dropped = before + parser.dropped;
            },
            onClose: () => {
                this.isConnected = false;
                this.trace = afterLoss(this.trace);
                if (!this.isClosed) {
                    this.retry = setTimeout(() => this.connect(), this.pauseMs);
                    this.retry.unref();
                    this.pauseMs = Math.min(this.pauseMs * 2, longestPauseMs);
                }
            },
        });
    }
}
