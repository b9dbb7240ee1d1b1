/** B16: how long an answer takes does not tell who has an account. */
import { ask, type Asked, signInQuery } from './ask';
import { type Bar, type Bench, median } from './bar';
import { type Person, People } from './people';

const pairs = 50;
/** On a machine that others use too a difference may be chance: then it goes away with more of the same. */
const rounds = 3;
const limitMs = 10;
const leastChance = 0.01;

type Question = (address: string) => Omit<Asked, 'agent'>;

const questions: Record<string, Question> = {
    'sign-in': username => ({ query: signInQuery, variables: { username, password: 'wrong guess 1' } }),
    'staff-sign-in': username => ({ api: 'admin-api', query: signInQuery, variables: { username, password: 'wrong guess 1' } }),
    'password-link': emailAddress => ({
        query: 'mutation ($emailAddress: String!) { requestPasswordLink(emailAddress: $emailAddress) { success } }',
        variables: { emailAddress },
    }),
};

/** How likely two samples differ so much by chance, by the order of their figures (Mann-Whitney, two-sided, normal). */
function chanceOf(one: readonly number[], other: readonly number[]): number {
    const all = [...one.map(value => ({ value, mine: true })), ...other.map(value => ({ value, mine: false }))].sort((a, b) => a.value - b.value);
    let ranks = 0;
    for (let at = 0; at < all.length; ) {
        let end = at;
        while (end < all.length && all[end]?.value === all[at]?.value) end++;
        const rank = (at + 1 + end) / 2;
        for (; at < end; at++) if (all[at]?.mine) ranks += rank;
    }
    const u = ranks - (one.length * (one.length + 1)) / 2;
    const mean = (one.length * other.length) / 2;
    const deviation = Math.sqrt((one.length * other.length * (one.length + other.length + 1)) / 12);
    return erfc(Math.abs(u - mean) / deviation / Math.SQRT2);
}

/** The complementary error function, to seven places. */
function erfc(x: number): number {
    const t = 1 / (1 + x / 2);
    const terms = [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277];
    return t * Math.exp(-x * x + terms.reduceRight((sum, term) => sum * t + term, 0));
}

async function measure(bench: Bench, people: People, name: string, question: Question, known: string, unknown: (turn: number) => string): Promise<void> {
    let difference = NaN;
    let chance = NaN;
    let statuses = new Set<string>();
    for (let round = 0; round < rounds; round++) {
        const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
        statuses = new Set();
        for (let turn = 0; turn < pairs + 3; turn++) {
            const order = bench.random() < 0.5 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
            for (const kind of order) {
                const said = await ask(people.product.url, question(kind === 'known' ? known : unknown(turn)));
                statuses.add(`${said.status} ${said.body}`);
                if (turn >= 3) times[kind].push(said.ms);
            }
        }
        difference = Math.abs(median(times.known) - median(times.unknown));
        chance = chanceOf(times.known, times.unknown);
        if (difference < limitMs && chance > leastChance) break;
    }
    bench.equals(`${name}-answers`, statuses.size, 1, 'different answers');
    bench.atMost(`${name}-medians`, Math.round(difference * 10) / 10, limitMs, 'ms apart', `${pairs} known, ${pairs} unknown, in turn`);
    bench.atLeast(`${name}-chance`, Math.round(chance * 1000) / 1000, leastChance, 'chance that it is chance');
}

export const timing: Bar = {
    id: 'B16',
    what: 'no timing oracle',
    async run(bench) {
        await People.meet(async people => {
            const person: Person = await people.member();
            const known: Record<string, string> = { 'sign-in': person.email, 'staff-sign-in': 'superadmin', 'password-link': person.email };
            for (const [name, question] of Object.entries(questions)) {
                // Of the same length as the known one, another each time.
                const unknown = (turn: number) => `${String(turn).padStart(3, 'n')}${known[name]?.slice(3) ?? ''}`;
                await measure(bench, people, name, question, known[name] ?? '', unknown);
            }
            await bench.conclude('signing in, staff signing in, asking for a password link', people.product);
        });
    },
};
