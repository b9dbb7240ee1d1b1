import { systemScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { type RunningServer, startServer } from '../../../test/server';
import { ImportService } from '../../documents';
import { SetDeskService } from './set-desk.service';

let running: RunningServer;
let factory: Factory;
let skus: string[];

beforeAll(async () => {
    running = await startServer();
    factory = await Factory.of(running);
    const ids = await factory.variants((await factory.company()).id, [{}, {}, {}]);
    skus = (await running.sql<{ sku: string }>('SELECT sku FROM product_variant WHERE id = ANY($1) ORDER BY id', [ids])).map(row => row.sku);
});
afterAll(() => running.stop());

const head = 'set,sku,quantity,name,name_fa,currency,price';
const run = (lines: string[], dryRun = false) =>
    running.server.app.get(ImportService).run(factory.ctx, 'sets', Buffer.from([head, ...lines].join('\n')), 'sets.csv', { scope: systemScope, dryRun, allOrNothing: false });
const sets = async () => (await running.server.app.get(SetDeskService).list(factory.ctx, { sort: { code: 'ASC' } } as never)).items;

describe('a file of sets', () => {
    it('makes sets, says what it changes of known ones, and leaves alone what is as it says', async () => {
        const lines = [`LOBBY,${skus[0]},2,Lobby set,ست لابی,IRR,"1,000"`, `LOBBY,${skus[1]},1,,,PLN,12.50`, `HALL,${skus[2]},3,Hall set,,IRR,500`];
        expect(await run(lines, true)).toMatchObject({ kept: false, created: 3 });
        expect(await sets()).toHaveLength(0);
        expect(await run(lines)).toMatchObject({ kept: true, created: 3, rejected: 0 });
        expect((await sets()).map(set => [set.code, set.names.fa, set.parts.length, set.prices.map(price => price.unitNet)])).toEqual([
            ['HALL', null, 1, [50_000]],
            ['LOBBY', 'ست لابی', 2, [100_000, 1250]],
        ]);
        expect(await run(lines)).toMatchObject({ unchanged: 3 });
        expect(await run([`LOBBY,${skus[0]},4,,,IRR,900`, `LOBBY,${skus[2]},1,,,,`])).toMatchObject({ updated: 2 });
        const lobby = (await sets()).find(set => set.code === 'LOBBY');
        expect(lobby).toMatchObject({ names: { en: 'Lobby set', fa: 'ست لابی' } });
        expect(lobby?.prices.map(price => price.unitNet).sort()).toEqual([1250, 90_000]);
    });

    it('answers each row, and keeps nothing of a set of which one row is wrong', async () => {
        const report = await run([`BAD,${skus[0]},1,Bad set,,IRR,100`, 'BAD,nothing,2,,,,', `GOOD,${skus[0]},2,Good set,,IRR,100`, `NONAME,${skus[0]},2,,,IRR,100`]);
        expect(report.answers.map(({ row, outcome, message }) => [row, outcome, message])).toEqual([
            [2, 'rejected', 'set: row 3 of this set was rejected'],
            [3, 'rejected', 'sku: there is no such product'],
            [4, 'created', undefined],
            [5, 'rejected', expect.stringMatching(/^name: /)],
        ]);
        expect((await sets()).map(set => set.code)).toEqual(['GOOD', 'HALL', 'LOBBY']);
    });
});
