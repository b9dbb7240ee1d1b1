/** Reads the indicator, keeps each vehicle in the journal, and tells the server. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import { emptyTrace, type PassageState, type ScaleReading, ScaleReader, type ScaleSettings, type ScaleSight, watch } from '../../plugins/indicators';
import { Journal } from './journal';
import type { AgentOptions } from './options';

const reportEveryMs = 1_000;
const longestPauseMs = 30_000;
const answerWithinMs = 10_000;
const passagesAtOnce = 100;

const nothingSeen: ScaleSight = { isConnected: false, reading: null, ageMs: null, refusal: 'scale-silent', emptyAgoMs: null, droppedFrames: 0 };

export class Agent {
    private readonly journal: Journal;
    private reader: ScaleReader | null = null;
    private settings: ScaleSettings | null;
    private state: PassageState;
    private pauseMs = reportEveryMs;
    private timer: NodeJS.Timeout | null = null;
    private isReporting = false;
    private isStopped = false;

    constructor(
        private readonly options: AgentOptions,
        private readonly say: (text: string) => void,
    ) {
        this.journal = new Journal(options.folder);
        const { recordedG, hasSeenZero, broken, waitingCount } = this.journal;
        this.state = { trace: emptyTrace, recordedG, hasSeenZero };
        if (broken > 0) say(`${broken} lines of the journal cannot be read: the disk may be failing.`);
        say(`${waitingCount} weights wait to be sent.`);
        this.settings = this.savedSettings();
        this.read();
        void this.report();
    }

    stop(): void {
        this.isStopped = true;
        if (this.timer) clearTimeout(this.timer);
        this.reader?.close();
        this.journal.close();
    }

    private read(): void {
        this.reader?.close();
        this.reader = this.settings && new ScaleReader(this.options.indicator, this.settings, (reading, now) => this.see(reading, now));
    }

    private see(reading: ScaleReading, now: number): void {
        if (!this.settings || this.isStopped) return;
        const { state, passage, isEmptied } = watch(this.state, reading, now, this.settings);
        this.state = state;
        if (isEmptied) this.journal.empty();
        if (!passage) return;
        this.journal.record({ key: randomUUID(), at: new Date().toISOString(), ...passage });
        this.say(`Recorded ${passage.weightG / 1000} kg${passage.isAfterZero ? '' : ', without a zero before it'}.`);
        // Whoever stands at the scale waits for it.
        if (this.pauseMs === reportEveryMs) void this.report();
    }

    /** One report, and the next one after a pause that grows while the server cannot be reached. */
    private async report(): Promise<void> {
        if (this.isReporting || this.isStopped) return;
        this.isReporting = true;
        if (this.timer) clearTimeout(this.timer);
        const failure = await this.send().then(
            () => null,
            (error: Error) => error.message,
        );
        this.isReporting = false;
        if (this.isStopped) return;
        const isMore = failure === null && this.journal.waitingCount > 0;
        if (failure !== null && this.pauseMs === reportEveryMs) this.say(`The server cannot be told: ${failure}. ${this.journal.waitingCount} weights wait.`);
        if (failure === null && this.pauseMs > reportEveryMs) this.say('The server can be told again.');
        this.pauseMs = failure === null ? reportEveryMs : Math.min(this.pauseMs * 2, longestPauseMs);
        this.timer = setTimeout(() => void this.report(), isMore ? 0 : this.pauseMs);
    }

    private async send(): Promise<void> {
        const { isConnected, reading, refusal, droppedFrames } = this.reader?.look() ?? nothingSeen;
        const sight = { isConnected, weightG: reading?.weightG ?? null, isInMotion: reading?.isInMotion ?? false, refusal, droppedFrames };
        const passages = this.journal.waiting(passagesAtOnce);
        const response = await fetch(`${this.options.server}/scale-agent/report`, {
            method: 'POST',
            redirect: 'error',
            headers: { 'Content-Type': 'application/json', 'Authorization': `Scale ${this.options.secret}` },
            body: JSON.stringify({ now: new Date().toISOString(), sight, waiting: this.journal.waitingCount, passages }),
            signal: AbortSignal.timeout(answerWithinMs),
        });
        if (!response.ok) throw new Error(`it answers ${response.status} ${(await response.text()).slice(0, 200)}`);
        const { accepted, settings } = (await response.json()) as { accepted: string[]; settings: ScaleSettings };
        if (this.isStopped) return;
        this.journal.sent(accepted);
        this.use(settings);
    }

    private use(settings: ScaleSettings): void {
        const { protocol, hasChecksum, unit, divisionG, minimumG, capacityG } = settings;
        const next = { protocol, hasChecksum, unit, divisionG, minimumG, capacityG };
        if (JSON.stringify(next) === JSON.stringify(this.settings)) return;
        this.settings = next;
        // A power cut in the middle of it leaves the old ones.
        const file = path.join(this.options.folder, 'settings.json');
        fs.writeFileSync(`${file}.next`, JSON.stringify(next), { flush: true });
        fs.renameSync(`${file}.next`, file);
        this.say(`The indicator speaks ${protocol}.`);
        this.read();
    }

    /** As the server told them last, so that the agent also starts while the line is down. */
    private savedSettings(): ScaleSettings | null {
        const file = path.join(this.options.folder, 'settings.json');
        return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as ScaleSettings) : null;
    }
}
