import { Injectable } from '@nestjs/common';
import { Customer, ForbiddenError, type RequestContext, RequestContextService, RoleService, SessionService, TransactionalConnection, User } from '@vendure/core';
import { z } from 'zod';

import { type MemberScope, type StaffScope, systemScope } from '../../../kernel/scope';
import { hashOf, newToken } from '../../../kernel/token';
import { checked, idempotencyKey, inputError } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { mayBecomeGuest } from '../domain/access-modes';
import type { Language } from '../domain/languages';
import { CompanyBranch } from '../entities/company-branch.entity';
import { CompanyMember } from '../entities/company-member.entity';
import { Company } from '../entities/company.entity';
import { CompanyMergeRefusal } from '../errors';
import { findVisitor } from '../queries/visitor.query';
import { CompanyMergeService } from './company-merge.service';
import { companySearchKey, language } from './input-schemas';
import { MemberAccessService } from './member-access.service';

/** Who a guest is and where his goods go, as somebody else has checked it. */
export interface GuestContact {
    companyName: string | null;
    firstName: string;
    lastName: string;
    phone: string;
    emailAddress: string;
    countryCode: string;
    city: string;
    streetLine: string;
    postalCode: string;
    language: Language;
}

const startSchema = z.object({ idempotencyKey, language });
export type GuestStart = z.input<typeof startSchema>;

/** No mail ever reaches it, and nobody can sign in with it: a guest's own address is kept at his company, unproved as it is. */
const guestHost = 'guest.invalid';
const nameless = 'Guest';

/**
 * Visitors who order in the open shop. Each is a company of his own, so that carts, orders and messages have the walls that
 * they have between companies; what it is offered is the public company's. It has no password: it lives as long as its session.
 */
@Injectable()
export class GuestService {
    constructor(
        private connection: TransactionalConnection,
        private contexts: RequestContextService,
        private sessions: SessionService,
        private roles: RoleService,
        private idempotency: IdempotencyService,
        private access: MemberAccessService,
        private merges: CompanyMergeService,
        private audit: AuditService,
    ) {}

    /**
     * Makes a guest and opens his session. Gives the session's token. The same call sent again opens a session of the same guest,
     * until he has said who he is: from then on the key, of which only the hash is kept, opens nothing.
     */
    async start(ctx: RequestContext, input: GuestStart): Promise<string> {
        const { idempotencyKey: key, language: wanted } = checked(startSchema, input);
        // Without the caller's session: core would put a cart of his into the guest's.
        const fresh = await this.contexts.create({ apiType: 'shop', req: ctx.req, channelOrToken: ctx.channel });
        return withTx(this.connection, fresh, async inner => {
            const visitor = await findVisitor(this.connection.getRepository(inner, Company).manager);
            if (visitor === null || !mayBecomeGuest(visitor.accessMode)) throw new ForbiddenError();
            const request = { language: wanted };
            const { userId } = await this.idempotency.run(inner, systemScope, 'startGuest', hashOf(key), request, tx => this.make(tx, visitor.companyId, wanted));
            const user = await this.namelessUser(inner, userId);
            if (user === null) throw inputError('idempotencyKey: has been used');
            return (await this.sessions.createNewAuthenticatedSession(inner, user, 'guest')).token;
        });
    }

    /** In the caller's transaction. It proves nothing and opens no account. */
    async setContact(ctx: RequestContext, { companyId, customerId, memberId }: MemberScope, contact: GuestContact): Promise<void> {
        const { companyName, firstName, lastName, phone, emailAddress: email, countryCode, city, streetLine, postalCode } = contact;
        const companies = this.connection.getRepository(ctx, Company);
        const company = await companies.findOne({ where: { id: companyId, kind: 'guest', active: true }, lock: { mode: 'pessimistic_write' } });
        if (company === null) throw inputError('input: only guests of the open shop say here who they are');
        const contactName = `${firstName} ${lastName}`;
        const name = companyName ?? contactName;
        await companies.save(Object.assign(company, { name, searchKey: companySearchKey(name), phone, email, countryCode, language: contact.language }));
        await this.connection.getRepository(ctx, CompanyMember).update({ id: memberId }, { language: contact.language });
        await this.connection.getRepository(ctx, Customer).update({ id: customerId }, { firstName, lastName, phoneNumber: phone });
        const branches = this.connection.getRepository(ctx, CompanyBranch);
        const office = (await branches.findOneBy({ companyId, isHeadOffice: true })) ?? new CompanyBranch({ companyId, parentId: null, isHeadOffice: true, active: true });
        await branches.save(Object.assign(office, { name, contactName, phone, email, city, streetLine, postalCode, countryCode }));
    }

    /** Whether the guest may order at this moment. His company is held until the transaction ends, so that nobody forgets him meanwhile. */
    async mayOrder(ctx: RequestContext, { companyId }: MemberScope): Promise<boolean> {
        const held = `SELECT c.id FROM company c WHERE c.id = $1 AND c.kind = 'guest' AND c.active FOR SHARE`;
        if ((await sql(this.connection, ctx, held, [companyId])).length === 0) return false;
        const visitor = await findVisitor(this.connection.getRepository(ctx, Company).manager);
        return visitor !== null && mayBecomeGuest(visitor.accessMode);
    }

    /** The shop takes no guests any more: he is a visitor again. His cart and what he said of himself stay for staff to see. */
    async end(ctx: RequestContext, { companyId }: MemberScope): Promise<void> {
        await withTx(this.connection, ctx, async inner => {
            await this.access.endSessionsOfCompany(inner, companyId);
            await this.audit.record(inner, { scope: systemScope, action: 'guest.end', entity: 'Company', entityId: companyId, companyId });
        });
    }

    /**
     * The guest becomes one of the company's people: what he ordered, his addresses and messages are the company's from now on. Gives his
     * membership, which awaits the person; null when the two cannot become one, for example for their currencies.
     */
    async join(ctx: RequestContext, scope: StaffScope, guestCompanyId: number, companyId: number, key: string): Promise<number | null> {
        const [guest] = await sql<{ memberId: number; customerId: number; userId: number }>(
            this.connection,
            ctx,
            `SELECT m.id AS "memberId", cu.id AS "customerId", cu."userId" FROM company c JOIN company_member m ON m."companyId" = c.id
               JOIN customer cu ON cu.id = m."customerId" WHERE c.id = $1 AND c.kind = 'guest' AND c.active AND m.active`,
            [guestCompanyId],
        );
        if (guest === undefined || guestCompanyId === companyId) return null;
        if ((await this.merges.merge(ctx, scope, companyId, guestCompanyId, key)) instanceof CompanyMergeRefusal) return null;
        await this.dropPeople(ctx, [guest.customerId]);
        return guest.memberId;
    }

    /** The persons behind guests have no name and no session here from now on. */
    async dropPeople(ctx: RequestContext, customerIds: readonly number[]): Promise<void> {
        await sql(
            this.connection,
            ctx,
            `WITH dropped AS (
                UPDATE customer SET "deletedAt" = now(), "firstName" = '${nameless}', "lastName" = '', "phoneNumber" = '' WHERE id = ANY($1::int[]) RETURNING "userId")
             UPDATE "user" u SET "deletedAt" = now() FROM dropped WHERE u.id = dropped."userId"`,
            [customerIds],
        );
    }

    private async make(ctx: RequestContext, offerOfCompanyId: number, language: Language): Promise<{ userId: number }> {
        const { currencyCode, countryCode } = await this.connection.getRepository(ctx, Company).findOneByOrFail({ id: offerOfCompanyId });
        const facts = { name: nameless, searchKey: companySearchKey(nameless), currencyCode, language, countryCode };
        const { id: companyId } = await this.connection
            .getRepository(ctx, Company)
            .save(new Company({ ...facts, kind: 'guest', offerOfCompanyId, orderingEnabled: true }));
        const address = `guest-${newToken().slice(0, 20).toLowerCase()}-${companyId}@${guestHost}`;
        const user = await this.connection
            .getRepository(ctx, User)
            .save(new User({ identifier: address, verified: true, roles: [await this.roles.getCustomerRole(ctx)] }));
        const customer = await this.connection
            .getRepository(ctx, Customer)
            .save(new Customer({ channels: [ctx.channel], title: '', firstName: nameless, lastName: '', emailAddress: address, user }));
        await this.connection
            .getRepository(ctx, CompanyMember)
            .insert({ companyId, branchId: null, role: 'buyer', ownRoleId: null, language, customerId: Number(customer.id), invitedAs: null, acceptedAt: () => 'now()' });
        await this.audit.record(ctx, { scope: systemScope, action: 'guest.start', entity: 'Company', entityId: companyId, companyId });
        return { userId: Number(user.id) };
    }

    private async namelessUser(ctx: RequestContext, userId: number): Promise<User | null> {
        const [found] = await sql(
            this.connection,
            ctx,
            `SELECT 1 FROM customer cu JOIN company_member m ON m."customerId" = cu.id JOIN company c ON c.id = m."companyId"
              WHERE cu."userId" = $1 AND c.kind = 'guest' AND c.active AND c.email IS NULL`,
            [userId],
        );
        return found === undefined ? null : this.connection.getRepository(ctx, User).findOneOrFail({ where: { id: userId }, relations: { roles: { channels: true } } });
    }
}
