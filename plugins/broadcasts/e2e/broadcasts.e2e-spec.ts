import { type RequestContext, RequestContextService } from '@vendure/core';
import gql from 'graphql-tag';

import { Factory } from '../../../test/factories';
import { openPortal, staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { BroadcastSender } from '..';

const save = gql`mutation ($input: BroadcastInput!) { saveBroadcast(input: $input) { ... on Broadcast { id version state } ... on BroadcastRefusal { reason } } }`;
const schedule = gql`mutation ($input: ScheduleBroadcastInput!) { scheduleBroadcast(input: $input) { ... on Broadcast { id version state } ... on BroadcastRefusal { reason } } }`;
const withdraw = gql`mutation ($id: ID!) { withdrawBroadcast(id: $id) { state } }`;
const preview = gql`query ($audience: BroadcastAudienceInput!) { broadcastPreview(audience: $audience) { companies members } }`;
const list = gql`query { broadcasts { items { id subject recipients readers readPercent } } }`;
const mine = gql`query { myBroadcasts { totalItems items { id subject readAt } } myBroadcastBanner { id } }`;
const read = gql`mutation ($id: ID!) { readBroadcast(id: $id) }`;

interface Saved {
    id: string;
    version: number;
    state: string;
    reason?: string;
}
interface Mine {
    myBroadcasts: { totalItems: number; items: { id: string; subject: string; readAt: string | null }[] };
    myBroadcastBanner: { id: string } | null;
}

describe('broadcasts', () => {
    let running: RunningServer;
    let facts: Factory;
    let ctx: RequestContext;
    let ours: number;
    let others: number;
    const mail: Record<string, string> = {};
    let writer: { id: number; emailAddress: string };
    let rep: { id: number; emailAddress: string };
    let keys = 0;
    const key = () => `e2e-broadcast-${++keys}`;

    beforeAll(async () => {
        running = await startServer();
        facts = await Factory.of(running);
        ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
        writer = await staffMember(running, ['ReadBroadcast', 'SendBroadcast']);
        rep = await staffMember(running, ['ReadBroadcast', 'SendBroadcast'], 'own');
        ours = (await facts.company()).id;
        others = (await facts.company()).id;
        await running.sql(`UPDATE company SET "managerAdministratorId" = $2, "countryCode" = 'PL' WHERE id = $1`, [ours, rep.id]);
        mail.first = await openPortal(running, ctx, (await facts.member(ours)).memberId);
        mail.second = await openPortal(running, ctx, (await facts.member(ours, 'buyer')).memberId);
        mail.stranger = await openPortal(running, ctx, (await facts.member(others)).memberId);
        await running.sql('UPDATE company_member SET "acceptedAt" = COALESCE("acceptedAt", now()), active = true WHERE "companyId" = ANY($1)', [[ours, others]]);
    });
    afterAll(() => running.stop());

    const as = (who: string) => running.shopClient.asUserWithCredentials(mail[who] ?? '', testPassword);
    const asStaff = ({ emailAddress }: { emailAddress: string }) => running.adminClient.asUserWithCredentials(emailAddress, testPassword);
    const draft = async (more: object = {}): Promise<Saved> => {
        const texts = [{ language: 'en', subject: 'Closed on Monday', text: 'We are back on Tuesday.' }, { language: 'fa', subject: 'دوشنبه تعطیلیم', text: 'سه‌شنبه برمی‌گردیم.' }];
        const input = { texts, audience: { companyIds: [ours] }, banner: true, byMail: true, bySms: false, idempotencyKey: key(), ...more };
        return (await running.adminClient.query<{ saveBroadcast: Saved }>(save, { input })).saveBroadcast;
    };
    const scheduled = async ({ id, version }: Saved, sendAt: string | null = null): Promise<Saved> =>
        (await running.adminClient.query<{ scheduleBroadcast: Saved }>(schedule, { input: { id, version, sendAt, idempotencyKey: key() } })).scheduleBroadcast;
    const sent = async (id: string, after = 0) => running.server.app.get(BroadcastSender).sendBatch(ctx, Number(id), after);
    const seen = () => running.shopClient.query<Mine>(mine);
    const members = async (audience: object) => (await running.adminClient.query<{ broadcastPreview: { companies: number; members: number } }>(preview, { audience })).broadcastPreview;

    it('go to whom they are for, once, and tell who has read them', async () => {
        await asStaff(writer);
        expect(await members({ companyIds: [ours] })).toEqual({ companies: 1, members: 2 });
        const one = await scheduled(await draft());
        expect(one.state).toBe('scheduled');
        const [queued] = await running.sql<{ count: number }>(`SELECT count(*)::int AS count FROM outbox_message WHERE key = $1`, [`broadcast:${one.id}:0`]);
        expect(queued?.count).toBe(1);
        expect([await sent(one.id), await sent(one.id)]).toEqual([2, null]);
        const told = await running.sql<{ recipient: string }>(`SELECT recipient FROM notification_message WHERE template = 'broadcast' AND aggregate LIKE $1 ORDER BY id`, [`broadcast:${one.id}:%`]);
        expect(told.map(({ recipient }) => recipient)).toEqual([mail.first, mail.second]);
        await as('first');
        expect(await seen()).toMatchObject({ myBroadcasts: { totalItems: 1, items: [{ id: one.id, readAt: null }] }, myBroadcastBanner: { id: one.id } });
        await running.shopClient.query(read, { id: one.id });
        await running.shopClient.query(read, { id: one.id });
        expect((await seen()).myBroadcastBanner).toBeNull();
        await as('stranger');
        expect(await seen()).toMatchObject({ myBroadcasts: { totalItems: 0 }, myBroadcastBanner: null });
        await expect(running.shopClient.query(read, { id: one.id })).rejects.toThrow(/Broadcast/);
        const { broadcasts } = await running.adminClient.query<{ broadcasts: { items: object[] } }>(list);
        expect(broadcasts.items[0]).toMatchObject({ recipients: 2, readers: 1, readPercent: 50 });
    });

    it('are found by what companies have in common, and go no further than their writer sees', async () => {
        await asStaff(writer);
        const [all] = await running.sql<{ count: number }>(`SELECT count(DISTINCT c.id)::int AS count FROM company c JOIN company_member m ON m."companyId" = c.id AND m.active AND m."acceptedAt" IS NOT NULL WHERE c.active AND c.kind <> 'guest'`);
        expect((await members({})).companies).toBe(all?.count);
        expect((await members({ countryCodes: ['PL'] })).companies).toBe(1);
        expect(await members({ countryCodes: ['PL'], companyIds: [others] })).toEqual({ companies: 0, members: 0 });
        await running.sql('UPDATE company_order SET "placedAt" = now() WHERE "companyId" = $1', [ours]);
        expect((await members({ companyIds: [ours], noOrderForDays: 30 })).companies).toBe(1);
        await asStaff(rep);
        expect(await members({})).toEqual({ companies: 1, members: 2 });
        expect(await scheduled(await draft({ audience: { companyIds: [others] } }))).toEqual({ reason: 'nobody' });
        const own = await scheduled(await draft({ audience: {} }));
        await sent(own.id);
        expect(await running.sql('SELECT DISTINCT "companyId" FROM broadcast_recipient WHERE "broadcastId" = $1', [own.id])).toEqual([{ companyId: ours }]);
        const { broadcasts } = await running.adminClient.query<{ broadcasts: { items: { id: string }[] } }>(list);
        expect(broadcasts.items.every(({ id }) => Number(id) >= Number(own.id) - 1)).toBe(true);
    });

    it('are not changed once scheduled, and gone once withdrawn', async () => {
        await asStaff(writer);
        const one = await scheduled(await draft(), new Date(Date.now() + 86_400_000).toISOString());
        expect(await draft({ id: one.id, version: one.version })).toEqual({ reason: 'wrong-state' });
        expect(await scheduled(one)).toEqual({ reason: 'wrong-state' });
        expect(await running.adminClient.query(withdraw, { id: one.id })).toEqual({ withdrawBroadcast: { state: 'withdrawn' } });
        expect(await sent(one.id)).toBeNull();
        const other = await scheduled(await draft());
        await sent(other.id);
        await as('first');
        const before = (await seen()).myBroadcasts.totalItems;
        await running.adminClient.query(withdraw, { id: other.id });
        expect((await seen()).myBroadcasts.totalItems).toBe(before - 1);
        await expect(running.shopClient.query(read, { id: other.id })).rejects.toThrow(/Broadcast/);
    });

    it('go on behind the last of a batch, whoever dies, and reach each once', async () => {
        const { id: companyId } = await facts.company();
        await facts.member(companyId);
        await running.sql(
            `WITH people AS (INSERT INTO customer ("firstName", "lastName", "emailAddress") SELECT 'Person', i::text, 'person' || i || '@many.example' FROM generate_series(1, 450) i RETURNING id)
             INSERT INTO company_member ("companyId", "customerId", role, language, active, "acceptedAt") SELECT $1, id, 'buyer', 'en', true, now() FROM people`,
            [companyId]);
        await running.sql('UPDATE company_member SET active = true, "acceptedAt" = now() WHERE "companyId" = $1', [companyId]);
        await asStaff(writer);
        const one = await scheduled(await draft({ audience: { companyIds: [companyId] } }));
        const cursor = async () => (await running.sql<{ last: number }>('SELECT "lastMemberId" AS last FROM broadcast WHERE id = $1', [one.id]))[0]?.last ?? 0;
        expect(await sent(one.id)).toBe(200);
        const border = await cursor();
        // Whoever died at the border is asked again for the batch that was sent, and two workers for the next at once.
        expect(await sent(one.id, 0)).toBeNull();
        expect((await Promise.all([sent(one.id, border), sent(one.id, border)])).sort()).toEqual([200, null].sort());
        expect(await sent(one.id, await cursor())).toBe(51);
        const [counted] = await running.sql<{ people: number; mails: number; state: string }>(
            `SELECT (SELECT count(*)::int FROM broadcast_recipient WHERE "broadcastId" = b.id) AS people, b.state,
                    (SELECT count(DISTINCT recipient)::int FROM notification_message WHERE template = 'broadcast' AND aggregate LIKE 'broadcast:' || b.id || ':%') AS mails FROM broadcast b WHERE b.id = $1`,
            [one.id]);
        expect(counted).toEqual({ people: 451, mails: 451, state: 'sent' });
    });
});
