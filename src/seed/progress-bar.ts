import type { Writable } from 'node:stream';

const width = 30;

export interface Progress {
    /** `done` of `total` steps of the part called `label`. */
    show(label: string, done: number, total: number): void;
}

/** One line on a terminal; where there is none (a log file), one line a part. */
export class ProgressBar implements Progress {
    private label = '';

    constructor(private readonly out: Writable & { isTTY?: boolean }) {}

    show(label: string, done: number, total: number): void {
        const finished = done >= total;
        if (this.out.isTTY) {
            const filled = total === 0 ? width : Math.min(width, Math.round((done / total) * width));
            const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
            this.out.write(`\r          ${bar} ${label} ${done}/${total}\u001b[K${finished ? '\n' : ''}`);
        } else if (finished || label !== this.label) {
            this.out.write(`          ${label} ${done}/${total}\n`);
        }
        this.label = label;
    }
}
