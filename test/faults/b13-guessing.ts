/** B13: a password and a PIN are guessed so often as the limits say, from wherever, and their owner is not shut out. */
import { Pool } from 'pg';

import { PinService } from '../../plugins/organizations';
import { ask, type Asked, type Said, signInQuery, verdictOf } from './ask';
import { type Bar, type Bench, inParallel, times } from './bar';
import { People, type Person } from './people';

const tries = 200;
const perClient = 10;
const perName = 100;

function signIn(people: People, person: Person, password: string, more: Partial<Asked> = {}): Promise<Said> {
    return ask(people.product.url, { query: signInQuery, variables: { username: person.email, password }, ...more });
}

const of = (said: readonly Said[], verdict: ReturnType<typeof verdictOf>): number => said.filter(one => verdictOf(one) === verdict).length;

async function oneClient(bench: Bench, people: People, person: Person): Promise<void> {
    // What the client writes about where it comes from is not believed.
    const guesses = await inParallel(times(tries, index => index), 50, index =>
        signIn(people, person, `wrong guess ${index}`, { from: '127.9.0.1', headers: { 'X-Forwarded-For': `10.1.0.${index % 100}`, Forwarded: `for=10.2.0.${index % 100}` } }),
    );
    bench.equals('client-checked', of(guesses, 'wrong'), perClient, 'passwords', `${tries} at once from one client that names 100 addresses`);
    bench.equals('client-limited', of(guesses, 'limited'), tries - perClient, 'answers 429');
    bench.equals('limited-right', of([await signIn(people, person, person.password, { from: '127.9.0.1' })], 'limited'), 1, 'answers 429', 'to the right password, while limited');
    const aliases = times(20, index => `a${index}: login(username: "${person.email}", password: "wrong ${index}") { __typename }`).join(' ');
    const said = await ask(people.product.url, { query: `mutation { ${aliases} }`, from: '127.9.0.9' });
    bench.equals('aliases', said.status === 400 && said.data === null ? 0 : 20, 0, 'sign-ins run', 'of 20 in one request');
    bench.equals('owner-elsewhere', of([await signIn(people, person, person.password, { from: '127.9.9.9' })], 'right'), 1, 'sign-ins', 'of the owner, from where nobody guesses');
}

async function manyClients(bench: Bench, people: People, person: Person): Promise<void> {
    const guesses = await inParallel(times(tries, index => `127.8.${Math.floor(index / 100)}.${1 + (index % 100)}`), 20, from => signIn(people, person, 'wrong guess', { from }));
    // Ten were checked above.
    bench.equals('name-checked', of(guesses, 'wrong'), perName - perClient, 'passwords', `of one account, from ${tries} addresses`);
    bench.equals('name-limited', of(guesses, 'limited'), tries - perName + perClient, 'answers 429');
    bench.equals('owner-known', of([await signIn(people, person, person.password, { from: '127.9.9.9' })], 'right'), 1, 'sign-ins', 'of the owner, from where he has signed in before');
    await people.product.sql('UPDATE rate_limit SET expire = expire - 900000');
    bench.equals('owner-later', of([await signIn(people, person, person.password, { from: '127.9.0.1' })], 'right'), 1, 'sign-ins', 'a quarter of an hour later, from where the guesses came');
}

async function successes(bench: Bench, people: People, person: Person): Promise<void> {
    const from = '127.7.0.1';
    const right: Said[] = [];
    for (let turn = 0; turn < 2 * perClient; turn++) right.push(await signIn(people, person, person.password, { from }));
    bench.equals('successes', of(right, 'right'), 2 * perClient, 'sign-ins', 'in a row are no guesses');
    const wrong: Said[] = [];
    for (let turn = 0; turn <= perClient; turn++) wrong.push(await signIn(people, person, 'wrong guess', { from }));
    bench.equals('after-successes', of(wrong, 'wrong'), perClient, 'passwords checked after them');
}

async function pins(bench: Bench, people: People): Promise<void> {
    const pool = new Pool({ connectionString: people.product.databaseUrl, max: 20 });
    const query = async (text: string, values: unknown[]) => (await pool.query(text, values)).rows as unknown;
    const service = new PinService({ rawConnection: { query } } as never, { publicUrl: '', pinPepper: 'the bench has its own' });
    try {
        await service.set('card', '1', '482915');
        const answers = await Promise.all(times(tries, index => service.check('card', '1', String(100_000 + index))));
        const isChecked = (answer: { outcome: string }) => answer.outcome === 'wrong';
        bench.equals('pin-checked', answers.filter(isChecked).length, 5, 'PINs', `of ${tries} wrong ones at once`);
        bench.equals('pin-locked', answers.filter(answer => answer.outcome === 'locked').length, tries - 5, 'answers "locked"');
        const right = await service.check('card', '1', '482915');
        bench.equals('pin-right-locked', right.outcome === 'locked' ? 1 : 0, 1, 'refusals of the right PIN, while locked');
        bench.atMost('pin-lock', Math.ceil((right.outcome === 'locked' ? right.seconds : Infinity) / 60), 15, 'min');
        await pool.query(`UPDATE pin_secret SET "lockedUntil" = now()`);
        bench.equals('pin-right-later', (await service.check('card', '1', '482915')).outcome === 'right' ? 1 : 0, 1, 'right PINs taken when the lock is over');
        const [row] = (await pool.query<{ hash: string }>('SELECT hash FROM pin_secret')).rows;
        bench.equals('pin-in-dump', /482915/.test(row?.hash ?? '482915') ? 1 : 0, 0, 'PINs readable in the database');
    } finally {
        await pool.end();
    }
}

export const guessing: Bar = {
    id: 'B13',
    what: 'guessing passwords and PINs',
    async run(bench) {
        await People.meet(
            async people => {
                const [one, other] = [await people.member(), await people.member()];
                await oneClient(bench, people, one);
                await manyClients(bench, people, one);
                await successes(bench, people, other);
                await pins(bench, people);
                await bench.conclude('from one client, from many, by aliases; PINs', people.product);
            },
            { env: { RATE_LIMIT_FACTOR: '1' } },
        );
    },
};
