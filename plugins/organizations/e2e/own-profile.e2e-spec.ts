import { systemScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { type RunningServer, startServer } from '../../../test/server';
import { OutboxDispatcher } from '../../outbox';
import { AcceptanceService, MemberService } from '..';

const password = 'correct horse battery 12';
const other = 'another long passphrase 34';
const profile = 'firstName lastName emailAddress phone companies version';

interface Profile { firstName: string; lastName: string; emailAddress: string; phone: string | null; companies: string[]; version: number }
interface Answer { reason?: string; success?: true }

describe("a person's own data", () => {
    let running: RunningServer;
    let factory: Factory;
    let people = 0;

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
    });
    afterAll(() => running.stop());

    const of = <T>(service: abstract new (...args: never[]) => T): T => running.server.app.get(service as never);
    const signIn = (email: string, secret = password) => new Caller(running.url, 'shop-api').signIn(email, secret);
    const add = async (companyId: number, emailAddress: string) => {
        const { id } = await of(MemberService).add(factory.ctx, systemScope, { companyId, firstName: 'Sara', lastName: 'Karimi', emailAddress, role: 'admin', language: 'en' });
        await of(AcceptanceService).acceptFor(factory.ctx, systemScope, id, password);
        return id;
    };
    /** Somebody in two companies. */
    const person = async () => {
        const email = `own${++people}@two-${process.pid}.example`;
        const [a, b] = [await factory.company(), await factory.company()];
        const members = [await add(a.id, email), await add(b.id, email)];
        return { email, companies: [a.id, b.id], members };
    };
    const view = async (who: Caller) => (await who.ask<{ myProfile: Profile }>(`{ myProfile { ${profile} } }`)).myProfile;
    const changePassword = async (who: Caller, currentPassword: string, next: string) =>
        (await who.ask<{ changeMyPassword: Answer }>(
            'mutation ($currentPassword: String!, $password: String!) { changeMyPassword(currentPassword: $currentPassword, password: $password) { ... on Success { success } ... on OwnDetailsRefusal { reason } } }',
            { currentPassword, password: next })).changeMyPassword;
    const askEmail = async (who: Caller, emailAddress: string, currentPassword = password) =>
        (await who.ask<{ requestMyEmailChange: Answer }>(
            'mutation ($emailAddress: String!, $currentPassword: String!) { requestMyEmailChange(emailAddress: $emailAddress, currentPassword: $currentPassword) { ... on Success { success } ... on OwnDetailsRefusal { reason } } }',
            { emailAddress, currentPassword })).requestMyEmailChange;
    const confirm = async (token: string) =>
        (await new Caller(running.url, 'shop-api').ask<{ confirmMyEmail: Answer }>(
            'mutation ($token: String!) { confirmMyEmail(token: $token) { ... on Success { success } ... on InvitationRefusal { reason } } }', { token })).confirmMyEmail;
    const linkTo = async (email: string) => {
        await of(OutboxDispatcher).drain();
        const [mail] = await running.sql<{ body: string }>(`SELECT body FROM notification_message WHERE template = 'email-change' AND recipient = $1 ORDER BY id DESC LIMIT 1`, [email]);
        return /confirm-email\/([\w-]+)/.exec(mail?.body ?? '')?.[1] ?? null;
    };

    it('is one for all companies, written in the history of each, and not overwritten unseen', async () => {
        const { email, companies } = await person();
        const who = await signIn(email);
        const before = await view(who);
        expect(before).toMatchObject({ firstName: 'Sara', phone: null, emailAddress: email });
        expect(before.companies).toHaveLength(2);
        const update = (input: object) => who.ask<{ updateMyProfile: Profile }>(`mutation ($input: UpdateMyProfileInput!) { updateMyProfile(input: $input) { ${profile} } }`, { input });
        const { updateMyProfile: after } = await update({ firstName: 'Sarah', lastName: 'Karimi', phone: '0912 123 4567', version: before.version });
        expect(after).toMatchObject({ firstName: 'Sarah', phone: '+989121234567' });
        await expect(update({ firstName: 'Sam', lastName: 'Karimi', phone: null, version: before.version })).rejects.toThrow(/^version:/);
        await expect(update({ firstName: ' ', lastName: 'Karimi', phone: 'call me', version: after.version })).rejects.toThrow(/^firstName: is required/);
        const history = await running.sql<{ companyId: number; after: { firstName: string } }>(`SELECT "companyId", after FROM audit_entry WHERE action = 'member.update' AND "companyId" = ANY($1) ORDER BY "companyId"`, [companies]);
        expect(history.map(one => [Number(one.companyId), one.after.firstName])).toEqual(companies.map(id => [id, 'Sarah']));
    });

    it('is what he wants to be told of too, wherever he is reached', async () => {
        const { email } = await person();
        const who = await signIn(email);
        const news = 'phone smsStopped topics { topic sms mail }';
        type News = { phone: string | null; smsStopped: boolean; topics: Array<{ topic: string; sms: boolean; mail: boolean }> };
        const choose = async (topic: string, channel: string, wanted: boolean) =>
            (await who.ask<{ chooseMyNews: News }>(`mutation ($input: ChooseMyNewsInput!) { chooseMyNews(input: $input) { ${news} } }`, { input: { topic, channel, wanted } })).chooseMyNews;
        const off = ({ topics }: News) => topics.flatMap(({ topic, sms, mail }) => [...(sms ? [] : [`${topic} sms`]), ...(mail ? [] : [`${topic} mail`])]);
        expect(off(await choose('offers', 'mail', false))).toEqual(['offers mail']);
        await expect(choose('offers', 'sms', false)).rejects.toThrow(/^channel:/);
        await expect(choose('account', 'mail', false)).rejects.toThrow(/^topic:/);
        const { version } = await view(who);
        await who.ask('mutation ($input: UpdateMyProfileInput!) { updateMyProfile(input: $input) { version } }', { input: { firstName: 'Sara', lastName: 'Karimi', phone: `+9891355${String(process.pid).padStart(5, '0').slice(-5)}`, version } });
        expect(off(await choose('production', 'sms', false))).toEqual(['production sms', 'offers mail']);
        expect((await choose('*', 'sms', false)).smsStopped).toBe(true);
        // His choices go with him to a new number; that the old one wants no SMS stays with it.
        const again = await view(who);
        await who.ask('mutation ($input: UpdateMyProfileInput!) { updateMyProfile(input: $input) { version } }', { input: { firstName: 'Sara', lastName: 'Karimi', phone: `+9891366${String(process.pid).padStart(5, '0').slice(-5)}`, version: again.version } });
        const { myNews } = await who.ask<{ myNews: News }>(`{ myNews { ${news} } }`);
        expect([myNews.smsStopped, off(myNews)]).toEqual([false, ['production sms', 'offers mail']]);
        expect(off(await choose('offers', 'mail', true))).toEqual(['production sms']);
    });

    it('changes the password with the old one only, and ends every other session', async () => {
        const { email } = await person();
        const [here, elsewhere] = [await signIn(email), await signIn(email)];
        expect(await changePassword(here, 'not the password 1', other)).toEqual({ reason: 'wrong-password' });
        expect(await changePassword(here, password, 'password1234')).toEqual({ reason: 'weak-password' });
        expect((await view(elsewhere)).emailAddress).toBe(email);
        expect(await changePassword(here, password, other)).toEqual({ success: true });
        expect((await view(here)).emailAddress).toBe(email);
        await expect(view(elsewhere)).rejects.toThrow();
        await expect(signIn(email)).rejects.toThrow();
        await signIn(email, other);
    });

    it('takes a new address once its link is opened, and tells the old one', async () => {
        const { email } = await person();
        const who = await signIn(email);
        const next = `new-${email}`;
        expect(await askEmail(who, next, 'not the password 1')).toEqual({ reason: 'wrong-password' });
        expect(await askEmail(who, email.toUpperCase())).toEqual({ reason: 'same-address' });
        await expect(askEmail(who, 'nobody')).rejects.toThrow(/^emailAddress/);
        expect(await askEmail(who, next)).toEqual({ success: true });
        const first = await linkTo(next);
        expect((await view(who)).emailAddress).toBe(email);
        expect(await askEmail(who, next)).toEqual({ success: true });
        const second = await linkTo(next);
        expect(await confirm(first ?? '')).toEqual({ reason: 'used' });
        const answers = await Promise.all(Array.from({ length: 5 }, () => confirm(second ?? '')));
        expect(answers.filter(one => one.success)).toHaveLength(1);
        expect((await view(who)).emailAddress).toBe(next);
        expect(await running.sql(`SELECT 1 FROM notification_message WHERE template = 'email-changed' AND recipient = $1 AND body LIKE '%' || $2 || '%'`, [email, next])).toHaveLength(1);
        await expect(signIn(email)).rejects.toThrow();
        await signIn(next);
    });

    it('says nothing of whose an address is: no mail goes there, and a link that came too late opens nothing', async () => {
        const [mine, theirs] = [await person(), await person()];
        const who = await signIn(mine.email);
        expect(await askEmail(who, theirs.email)).toEqual({ success: true });
        expect(await linkTo(theirs.email)).toBeNull();
        const wished = `late-${mine.email}`;
        await askEmail(who, wished);
        const token = await linkTo(wished);
        await add((await factory.company()).id, wished);
        expect(await confirm(token ?? '')).toEqual({ reason: 'address-taken' });
        expect(await confirm('no-such-link')).toEqual({ reason: 'unknown' });
        expect((await view(who)).emailAddress).toBe(mine.email);
    });
});
