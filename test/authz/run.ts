/** `npm run test:authz [-- --json]`: drives the matrix and says its figures. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { jestOptions } from '../jest-options';
import { asked, Report } from '../report';

interface Figures {
    classified: number;
    unclassified: number;
    calls: number;
    wrong: number;
    canaries: number;
    foreignWrites: number;
    owners: number;
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'karvan-authz-'));
const file = path.join(folder, 'figures.json');
const controlsFile = path.join(folder, 'controls.json');
const root = path.resolve(__dirname, '../..');
/** Two processes for two cores, about as long as each other; each loads Vendure once and has a PostgreSQL of its own, which `npm test` has too. */
const halves = [{ specs: ['authz'], postgres: 'test-pg-browser' }, { specs: ['controls', 'knowledge', 'reach'], postgres: 'test-pg-specs' }];

/** The exit code of the specs of one half. */
function drive({ specs, postgres }: (typeof halves)[number]): Promise<number> {
    const env = {
        ...process.env, AUTHZ_FIGURES: file, CONTROLS_FIGURES: controlsFile, SPECS: specs.map(name => `test/e2e/${name}.e2e-spec.ts`).join(','),
        KARVAN_TEST_PG: path.join(root, '.karvan', postgres), NODE_OPTIONS: jestOptions,
    };
    const run = spawn('npx', ['jest', '--selectProjects', 'together', '-i'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [run.stdout, run.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
    return new Promise(resolve => run.on('exit', code => {
        if (code !== 0) console.error(said);
        resolve(code ?? 1);
    }));
}

async function main(): Promise<void> {
    const codes = await Promise.all(halves.map(drive));
    tell(codes.reduce((worst, code) => Math.max(worst, code), 0));
    fs.rmSync(folder, { recursive: true, force: true });
}

function tell(code: number): void {
    const report = new Report(asked());
    if (fs.existsSync(file)) {
        const { classified, unclassified, calls, wrong, canaries, foreignWrites, owners } = JSON.parse(fs.readFileSync(file, 'utf8')) as Figures;
        const all = classified + unclassified;
        const none = (id: string, figure: number, unit: string, what: string): void => report.add({ id, pass: figure === 0, figure, limit: 0, unit, what });
        report.add({ id: 'classified', pass: all > 0 && unclassified === 0, figure: (100 * classified) / Math.max(1, all), limit: 100, unit: '%', what: `of ${all} root fields` });
        report.add({ id: 'calls', pass: calls > 0, figure: calls, limit: 1, unit: 'calls', what: 'driven through both APIs, at least' });
        report.add({ id: 'controls', pass: owners > 0, figure: owners, limit: 1, unit: 'calls', what: "of the owner, answered otherwise than a stranger's, at least" });
        none('wrong', wrong, 'verdicts', 'other than src/authz says');
        none('canaries', canaries, 'answers', "with another company's text");
        none('foreign-writes', foreignWrites, 'tables', 'changed by calls that were refused');
        if (fs.existsSync(controlsFile)) {
            const { controls, missing } = JSON.parse(fs.readFileSync(controlsFile, 'utf8')) as { controls: number; missing: string[] };
            report.add({ id: 'positive-controls', pass: controls > 0, figure: controls, limit: 1, unit: 'calls', what: 'of mutations and queries of ours that work for those who may, at least' });
            none('missing-positive-controls', missing.length, 'fields', missing.join(', ') || 'without a call that works');
        }
        report.add({ id: 'spec', pass: code === 0, figure: code, limit: 0, unit: 'exit code', what: 'of the whole matrix' });
    }
    report.finish();
}

void main();
