import fc from 'fast-check';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { type HeldDocument, Journal, type JournalPage } from './journal';

const page = (name: string): JournalPage => ({ key: `key-${name}`, object: 'customer', run: null, position: 0, isLast: true, content: { records: [{ key: name, values: { Name: 'کارپت' } }], unreadable: [], gone: [] } });
const document = (id: number, attempt = 1): HeldDocument => ({ id, attempt, kind: 'order', key: `order-${id}`, values: { total: '17' } });
const accepted = { kind: 'accepted', number: '1', state: null } as const;
const keys = (journal: Journal) => journal.pagesToBring(100, 1_000_000).map(({ key }) => key);

describe('the journal of the agent beside an ERP', () => {
    let folder: string;
    beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'erp-journal-'))));
    afterEach(() => fs.rmSync(folder, { recursive: true }));
    const file = () => path.join(folder, 'journal');

    it('has after a restart what was not brought, from where to read on, and the documents without an answer', () => {
        const before = new Journal(folder);
        before.record('a:customer', page('1'), { cursor: 'c1', print: null });
        before.record('a:customer', page('2'), { cursor: 'c2', print: null });
        before.brought(['key-1', 'key-unknown']);
        for (const id of [1, 2, 3]) before.take(document(id));
        before.take(document(1));
        before.answered(document(1), accepted);
        before.answered(document(2), accepted);
        before.told([{ id: 1, attempt: 1 }]);
        before.close();
        const after = new Journal(folder);
        expect(keys(after)).toEqual(['key-2']);
        expect(after.progressOf('a:customer').cursor).toBe('c2');
        expect([after.documentsToSend().map(({ id }) => id), after.answersToTell().map(({ id }) => id), after.waitingCount]).toEqual([[3], [2], 2]);
        after.close();
    });

    it('has a page and the place after it, or neither, wherever the power was cut', () => {
        const whole = new Journal(folder);
        for (const name of ['1', '2', '3']) whole.record('s', page(name), { cursor: name, print: null });
        whole.close();
        const content = fs.readFileSync(file());
        fc.assert(
            fc.property(fc.nat({ max: content.length }), length => {
                fs.writeFileSync(file(), content.subarray(0, length));
                const journal = new Journal(folder);
                const kept = keys(journal);
                expect(kept).toEqual(['key-1', 'key-2', 'key-3'].slice(0, kept.length));
                expect(journal.progressOf('s').cursor).toBe(kept.length === 0 ? null : String(kept.length));
                journal.record('s', page('4'), { cursor: '4', print: null });
                journal.close();
                const again = new Journal(folder);
                expect([keys(again).at(-1), again.waitingCount, again.broken]).toEqual(['key-4', kept.length + 1, 0]);
                again.close();
            }),
        );
    });

    it('leaves out a line that the disk has damaged, and says so', () => {
        const whole = new Journal(folder);
        for (const name of ['1', '2', '3']) whole.record('s', page(name), null);
        whole.close();
        fs.writeFileSync(file(), fs.readFileSync(file(), 'utf8').replace('key-2', 'key-9'));
        const journal = new Journal(folder);
        expect([keys(journal), journal.broken]).toEqual([['key-1', 'key-3'], 1]);
        journal.close();
    });

    it('is begun anew when it is long and nothing waits, and forgets no place by it', () => {
        const journal = new Journal(folder, 2_000);
        for (let index = 0; index < 50; index++) {
            journal.record('s', page(String(index)), { cursor: String(index), print: null });
            journal.brought([`key-${index}`]);
        }
        journal.close();
        expect(fs.statSync(file()).size).toBeLessThan(3_000);
        const after = new Journal(folder, 2_000);
        expect([after.progressOf('s').cursor, after.waitingCount]).toEqual(['49', 0]);
        after.close();
    });

    it('takes another attempt of a document for another one', () => {
        const journal = new Journal(folder);
        journal.take(document(1));
        journal.answered(document(1), { kind: 'refused', reason: 'blocked', field: null });
        journal.take(document(1, 2));
        expect([journal.documentsToSend().map(({ attempt }) => attempt), journal.answersToTell().map(({ attempt }) => attempt)]).toEqual([[2], [1]]);
        journal.close();
    });
});
