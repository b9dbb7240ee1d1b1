/** `npm run test:authz [-- --json]`: drives the matrix and says its figures. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

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

const wish = asked();
const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'karvan-authz-')), 'figures.json');
const controlsFile = path.join(path.dirname(file), 'controls.json');
const specs = ['authz', 'controls', 'knowledge', 'reach'].map(name => `test/e2e/${name}.e2e-spec.ts`);
const run = spawnSync('npx', ['jest', '--selectProjects', 'database', '-w', '2', '--', ...specs], {
    cwd: path.resolve(__dirname, '../..'),
    env: { ...process.env, AUTHZ_FIGURES: file, CONTROLS_FIGURES: controlsFile, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
    encoding: 'utf8',
});
if (run.status !== 0) console.error(run.stdout, run.stderr);

const report = new Report(wish);
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
    report.add({ id: 'spec', pass: run.status === 0, figure: run.status ?? 1, limit: 0, unit: 'exit code', what: 'of the whole matrix' });
}
report.finish();
