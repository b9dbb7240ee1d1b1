import fc from 'fast-check';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { Journal, type KeptPassage } from './journal';

const passage = (name: string, weightG = 8_400_000): KeptPassage => ({ key: `key-${name}`, at: '2026-11-29T08:00:00.000Z', weightG, isAfterZero: true, raw: '0200' });
const keys = (journal: Journal) => journal.waiting(100).map(({ key }) => key);

describe('the journal of the agent', () => {
    let folder: string;
    beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'journal-'))));
    afterEach(() => fs.rmSync(folder, { recursive: true }));
    const file = () => path.join(folder, 'journal');

    it('still has after a restart what was not sent, and knows the vehicle that stands there', () => {
        const before = new Journal(folder);
        before.empty();
        before.record(passage('1'));
        before.record(passage('2', 9_000_000));
        before.sent(['key-1', 'key-unknown']);
        before.close();
        const after = new Journal(folder);
        expect([keys(after), after.recordedG, after.hasSeenZero, after.broken]).toEqual([['key-2'], 9_000_000, true, 0]);
        after.empty();
        after.close();
        expect(new Journal(folder).recordedG).toBeNull();
    });

    it('knows nothing of a half-written line, wherever the power was cut, and goes on after it', () => {
        const whole = new Journal(folder);
        for (const name of ['1', '2', '3']) whole.record(passage(name));
        whole.close();
        const content = fs.readFileSync(file());
        const ends = [...content].flatMap((byte, at) => (byte === 0x0a ? [at + 1] : []));
        fc.assert(
            fc.property(fc.nat({ max: content.length }), length => {
                fs.writeFileSync(file(), content.subarray(0, length));
                const journal = new Journal(folder);
                const kept = ends.filter(end => end <= length).length;
                expect(keys(journal)).toEqual(['key-1', 'key-2', 'key-3'].slice(0, kept));
                journal.record(passage('4'));
                journal.close();
                const again = new Journal(folder);
                expect([keys(again).at(-1), again.waitingCount, again.broken]).toEqual(['key-4', kept + 1, 0]);
                again.close();
            }),
        );
    });

    it('leaves out a line that the disk has damaged, and says so', () => {
        const whole = new Journal(folder);
        for (const name of ['1', '2', '3']) whole.record(passage(name));
        whole.close();
        fs.writeFileSync(file(), fs.readFileSync(file(), 'utf8').replace('key-2', 'key-9'));
        const journal = new Journal(folder);
        expect([keys(journal), journal.broken]).toEqual([['key-1', 'key-3'], 1]);
    });

    it('is begun anew when it is long and nothing waits, and forgets nothing by it', () => {
        const journal = new Journal(folder, 2_000);
        journal.empty();
        for (let index = 0; index < 30; index++) {
            journal.record(passage(String(index)));
            if (index < 29) journal.sent([`key-${index}`]);
        }
        expect(fs.statSync(file()).size).toBeLessThan(3_000);
        journal.close();
        const after = new Journal(folder, 2_000);
        expect([keys(after), after.recordedG, after.hasSeenZero]).toEqual([['key-29'], 8_400_000, true]);
    });
});
