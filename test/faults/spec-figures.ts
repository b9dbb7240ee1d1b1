/** A bar that is a spec: it runs inside a server, whose parts it asks, and leaves its figures in a file. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { jestOptions } from '../jest-options';

export interface SpecRun<Figures> {
    passed: boolean;
    /** What jest said, where it did not pass. */
    said: string;
    figures: Figures | undefined;
}

/** Runs it; the name of the variable is by which it is told where its figures go. */
export function runSpec<Figures>(spec: string, variable: string): SpecRun<Figures> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'karvan-figures-'));
    const file = path.join(folder, 'figures.json');
    try {
        const run = spawnSync('npx', ['jest', '--selectProjects', 'database', '--', spec], {
            cwd: path.resolve(__dirname, '../..'),
            // A PostgreSQL of its own: each jest run stops the one it used.
            env: { ...process.env, KARVAN_TEST_PG: path.resolve(__dirname, '../../.karvan/test-pg-figures'), [variable]: file, NODE_OPTIONS: jestOptions },
            encoding: 'utf8',
        });
        const figures = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Figures) : undefined;
        return { passed: run.status === 0, said: run.status === 0 ? '' : `${run.stdout}\n${run.stderr}`, figures };
    } finally {
        fs.rmSync(folder, { recursive: true, force: true });
    }
}
