/** B30: what staff and members do is in the audit log once, and the log cannot be changed without showing it. */
import { Caller } from '../graphql';
import type { Product } from '../product';
import { ask, signInQuery } from './ask';
import { type Bar, type Bench, times, until } from './bar';
import { World } from '../world';
import { runSpec } from './spec-figures';

interface Figures {
    mutations: number;
    controls: number;
    missing: string[];
    notOne: string[];
    coreMutations: number;
    coreNotOne: string[];
}

function everyMutation(bench: Bench): void {
    const { figures, said } = runSpec<Figures>('test/e2e/controls.e2e-spec.ts', 'CONTROLS_FIGURES');
    if (figures === undefined) throw new Error(`The spec of the positive controls left no figures: ${said.slice(-500)}`);
    bench.equals('missing-controls', figures.missing.length, 0, 'mutations and queries without a call that works', figures.missing.join(', '));
    bench.equals('not-one-entry', figures.notOne.length, 0, `of ${figures.mutations} mutations with more or less than one entry`, figures.notOne.join(' | '));
    bench.equals('core-not-one-entry', figures.coreNotOne.length, 0, `of ${figures.coreMutations} of core's`, figures.coreNotOne.join(' | '));
}

/** What the program itself may do to the log, as the database sees it. */
async function tampering(bench: Bench, product: Product): Promise<void> {
    const attempts = ['UPDATE audit_entry SET actor = \'nobody\'', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry CASCADE', 'UPDATE audit_seal SET hash = \'x\'', 'DELETE FROM audit_seal', 'TRUNCATE audit_seal'];
    const done: string[] = [];
    for (const attempt of attempts) {
        const refused = await product.sql(attempt).then(() => false, () => true);
        if (!refused) done.push(attempt);
    }
    bench.equals('tampering', done.length, 0, 'changes taken', done.join('; ') || attempts.join('; '));
}

/** Some entries, sealed. */
async function staffTags({ staff }: World): Promise<void> {
    for (const turn of times(6, index => index)) await staff.ask('mutation ($value: String!) { createTag(input: { value: $value }) { id } }', { value: `b30-${turn}` });
    await staff.ask('{ auditVerification { sealed } }');
}

async function gap(bench: Bench, world: World): Promise<void> {
    const { product, staff } = world;
    const verify = () => staff.ask<{ auditVerification: { sealed: number; brokenAt: number | null } }>('{ auditVerification { sealed brokenAt } }');
    const whole = await verify();
    bench.equals('chain-whole', whole.auditVerification.brokenAt === null ? 0 : 1, 0, 'breaks before');
    const [row] = await product.sql<{ position: number; entryId: number }>('SELECT position, "entryId" FROM audit_seal ORDER BY position DESC OFFSET 2 LIMIT 1');
    await asOwner(product, `DELETE FROM audit_entry WHERE id = ${row?.entryId}`);
    const broken = await verify();
    bench.equals('chain-gap', broken.auditVerification.brokenAt ?? 0, row?.position ?? -1, 'place that is named', 'of the entry that the owner of the table removed');
    await asOwner(product, 'DELETE FROM audit_seal');
}

/** Past the triggers, as only the table's owner can. */
async function asOwner(product: Product, text: string): Promise<void> {
    await product.sql(`DO $$ BEGIN SET LOCAL session_replication_role = replica; ${text}; END $$`);
}

/** Who was turned away, and who signed in or tried to. */
async function denialsAndSignIns(bench: Bench, world: World): Promise<void> {
    const { product } = world;
    const buyer = world.buyer(0);
    const newest = async () => (await product.sql<{ id: number }>('SELECT COALESCE(max(id), 0)::int AS id FROM audit_entry'))[0]?.id ?? 0;
    const entriesAfter = async (id: number): Promise<string[]> => {
        await until(async () => (await newest()) > id, 2);
        return (await product.sql<{ action: string }>('SELECT action FROM audit_entry WHERE id > $1 ORDER BY id', [id])).map(({ action }) => action);
    };
    const cases: Record<string, () => Promise<unknown>> = {
        denial: () => ask(product.url, { api: 'admin-api', query: '{ companies { totalItems } }', token: buyer.shop.bearer }),
        'sign-in': () => new Caller(product.url, 'admin-api').signIn('superadmin', product.password),
        'failed-sign-in': () => ask(product.url, { api: 'admin-api', query: signInQuery, variables: { username: 'superadmin', password: 'wrong guess 1' } }),
    };
    for (const [name, act] of Object.entries(cases)) {
        const before = await newest();
        await act();
        const entries = await entriesAfter(before);
        bench.equals(name, entries.length, 1, 'entries', entries.join(', '));
    }
}

export const audit: Bar = {
    id: 'B30',
    what: 'audit',
    async run(bench) {
        const product = await bench.product();
        const world = await World.make(product, { companies: 1, membersEach: 1 });
        await denialsAndSignIns(bench, world);
        await staffTags(world);
        await tampering(bench, product);
        await gap(bench, world);
        everyMutation(bench);
        await bench.conclude('every mutation once, denials, sign-ins; tampering refused; a gap is named', product);
    },
};
