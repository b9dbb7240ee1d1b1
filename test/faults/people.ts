/** A product whose mails arrive somewhere, so that people take up invitations and forget passwords as people do. */
import { setTimeout as sleep } from 'node:timers/promises';

import { FakeMailServer } from '../fakes/smtp';
import { Caller } from '../graphql';
import { type Product, type ProcessName, startProduct } from '../product';
import { newKey, World } from '../world';

/** Nobody's in any list of passwords. */
export const goodPassword = 'Ketabkhane-Markazi 1398';

export interface Person {
    memberId: string;
    email: string;
    password: string;
}

export interface PeopleOptions {
    processes?: ProcessName[];
    env?: NodeJS.ProcessEnv;
}

let made = 0;

export class People {
    private constructor(
        readonly product: Product,
        readonly world: World,
        private readonly mailbox: FakeMailServer,
    ) {}

    /** Starts it, does the work, and leaves nothing behind. */
    static async meet(work: (people: People) => Promise<void>, options: PeopleOptions = {}): Promise<void> {
        const mailbox = await FakeMailServer.start();
        try {
            const product = await startProduct({
                data: 'empty',
                processes: options.processes ?? ['server', 'worker'],
                env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal', MAIL_URL: mailbox.url, ...options.env },
            });
            try {
                await work(new People(product, await World.make(product, { companies: 2, membersEach: 1 }), mailbox));
            } finally {
                await product.stop();
            }
        } finally {
            await mailbox.stop();
        }
    }

    get staff(): Caller {
        return this.world.staff;
    }

    /** Invited by staff; the token that his mail brought. */
    async invite(companyId = this.world.buyer(0).companyId, role = 'buyer'): Promise<{ memberId: string; email: string; token: string }> {
        const email = `person${++made}@mail${made}.example`;
        const { inviteMember } = await this.staff.ask<{ inviteMember: { id: string } }>(
            'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { id } }',
            { input: { idempotencyKey: newKey(), companyId, firstName: 'Laleh', lastName: 'Azad', emailAddress: email, role, language: 'en' } },
        );
        return { memberId: inviteMember.id, email, token: await this.tokenIn(email, 'invitation') };
    }

    async member(password = goodPassword, companyId?: number, role?: string): Promise<Person> {
        const { token, ...person } = await this.invite(companyId, role);
        const reason = await this.take('acceptInvitation', token, password);
        if (reason !== null) throw new Error(`The invitation was not taken: ${reason}`);
        return { ...person, password };
    }

    /** Null when the password is set, else why not. */
    async take(field: 'acceptInvitation' | 'resetPasswordByLink', token: string, password: string): Promise<string | null> {
        const answer = await new Caller(this.product.url, 'shop-api').ask<Record<string, { reason?: string }>>(
            `mutation ($token: String!, $password: String!) { ${field}(token: $token, password: $password) { ... on Success { success } ... on InvitationRefusal { reason } } }`,
            { token, password },
        );
        return answer[field]?.reason ?? null;
    }

    /** The link that the person asked for, as the mail brought it. */
    async resetLink(email: string): Promise<string> {
        const asked = 'mutation ($email: String!) { requestPasswordLink(emailAddress: $email) { success } }';
        return this.linkAfter(email, 'reset', () => new Caller(this.product.url, 'shop-api').ask(asked, { email }));
    }

    /** The link of the mail that what is done brings. */
    async linkAfter(email: string, path: 'invitation' | 'reset', done: () => Promise<unknown>): Promise<string> {
        const before = this.linksTo(email, path).length;
        await done();
        return this.newestLink(email, path, before);
    }

    async tokenIn(email: string, path: 'invitation' | 'reset'): Promise<string> {
        return tokenOf(await this.newestLink(email, path, 0));
    }

    /** A role of staff with these permissions. */
    async role(code: string, permissions: readonly string[]): Promise<string> {
        const { createRole } = await this.staff.ask<{ createRole: { id: string } }>('mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', {
            input: { code, description: code, permissions },
        });
        return createRole.id;
    }

    /** A staff member with the role, and the good password. */
    async employ(email: string, roleId: string): Promise<{ id: string; signIn: () => Promise<Caller> }> {
        const { createAdministrator } = await this.staff.ask<{ createAdministrator: { id: string } }>(
            'mutation ($input: CreateAdministratorInput!) { createAdministrator(input: $input) { id } }',
            { input: { firstName: 'N', lastName: 'N', emailAddress: email, password: goodPassword, roleIds: [roleId] } },
        );
        return { id: createAdministrator.id, signIn: () => new Caller(this.product.url, 'admin-api').signIn(email, goodPassword) };
    }

    signIn(person: Person): Promise<Caller> {
        return new Caller(this.product.url, 'shop-api').signIn(person.email, person.password);
    }

    private async newestLink(email: string, path: string, after: number): Promise<string> {
        for (let turn = 0; turn < 200; turn++) {
            const links = this.linksTo(email, path);
            if (links.length > after) return links.at(-1) ?? '';
            await sleep(100);
        }
        throw new Error(`No mail with a ${path} link reached ${email}`);
    }

    private linksTo(email: string, path: string): string[] {
        return this.mailbox.mails
            .map(readable)
            .filter(mail => mail.includes(`To: `) && mail.includes(email))
            .flatMap(mail => new RegExp(`https?://[^\\s"<>]*/${path}/[\\w-]{43}`).exec(mail)?.[0] ?? []);
    }
}

export function tokenOf(link: string): string {
    return link.split('/').at(-1) ?? '';
}

/** Quoted-printable as it reads; what is in base64 becomes its text. */
function readable(mail: string): string {
    const joined = mail.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
    return joined.replace(/Content-Transfer-Encoding: base64\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/g, (_, body: string) => Buffer.from(body, 'base64').toString('utf8'));
}
