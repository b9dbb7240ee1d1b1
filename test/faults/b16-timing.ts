/** B16: how long an answer takes does not tell who has an account. */
import { ask, type Asked, signInQuery } from './ask';
import { type Bar, type Bench, median } from './bar';
import { newKey } from '../world';
import { type Person, People } from './people';

const pairs = 50;
/** On a machine that others use too a difference may be chance: then it goes away with more of the same. */
const rounds = 3;
const limitMs = 10;
const leastChance = 0.01;

type Question = (address: string) => Omit<Asked, 'agent'>;

const applying = 'mutation ($input: AccessRequestInput!) { applyForAccess(input: $input) { __typename ... on AccessRefusal { reason } } }';
/** One form that is right, from whoever writes it. */
const application = (facts: object): Omit<Asked, 'agent'> => ({
    query: applying,
    variables: {
        input: {
            ...{ companyName: 'Baran Carpets', countryCode: 'IR', streetLine: 'Azadi 1', city: 'Tehran', postalCode: '1234567890', firstName: 'Mina', lastName: 'Azar' },
            ...{ phone: '+982188776655', language: 'en', consents: [{ kind: 'terms', version: 1 }, { kind: 'privacy', version: 1 }], idempotencyKey: newKey() },
            ...{ taxId: legalId(5_000_000), emailAddress: 'mina@baran-carpets.example', ...facts },
        },
    },
});

/** The id of a legal person in Iran; the last digit checks the ten before it. */
function legalId(serial: number): string {
    const digits = [...String(1_400_000_000 + serial)].map(Number);
    const shift = (digits[9] ?? 0) + 2;
    const sum = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17].reduce((total, weight, place) => total + weight * ((digits[place] ?? 0) + shift), 0);
    return `${digits.join('')}${(sum % 11) % 10}`;
}

const questions: Record<string, Question> = {
    'apply-by-mail': emailAddress => application({ emailAddress }),
    'apply-by-tax-id': taxId => application({ taxId }),
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

/** The form is open, and there is a company with the tax id. */
async function takeApplications({ staff, product }: People, taxId: string): Promise<void> {
    await staff.ask('mutation { updateFirmSettings(input: { acceptsApplications: true }) { __typename } }');
    for (const kind of ['terms', 'privacy']) {
        await staff.ask('mutation ($input: PublishConsentInput!) { publishConsentTexts(input: $input) { __typename } }', { input: { kind, texts: ['fa', 'en'].map(language => ({ language, text: kind })) } });
    }
    await product.sql(`UPDATE company SET "taxId" = $1 WHERE id = (SELECT min(id) FROM company WHERE kind = 'customer')`, [taxId]);
}

export const timing: Bar = {
    id: 'B16',
    what: 'no timing oracle',
    async run(bench) {
        await People.meet(async people => {
            const person: Person = await people.member();
            await takeApplications(people, legalId(0));
            const known: Record<string, string> = {
                ...{ 'sign-in': person.email, 'staff-sign-in': 'superadmin', 'password-link': person.email },
                ...{ 'apply-by-mail': person.email, 'apply-by-tax-id': legalId(0) },
            };
            for (const [name, question] of Object.entries(questions)) {
                // Of the same length as the known one, another each time.
                const unknown = (turn: number) => (name === 'apply-by-tax-id' ? legalId(1 + turn) : `${String(turn).padStart(3, 'n')}${known[name]?.slice(3) ?? ''}`);
                await measure(bench, people, name, question, known[name] ?? '', unknown);
            }
            await bench.conclude('signing in, staff signing in, asking for a password link, applying for access by a known mail and tax id', people.product);
        });
    },
};
