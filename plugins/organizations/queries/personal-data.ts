import type { EntityManager } from 'typeorm';

import type { Ask, ErasedPerson, PersonalDataDeclaration, PersonalRefusal, PersonKeys } from '../../../kernel/personal-data';
import { refuseLosingManagers } from '../domain/team-authority';
import { findTeam } from './team-people.query';

const ofCompany = 't."companyId" = ANY(:company)';
/** A guest's company is the guest. */
const guests = `SELECT g.id FROM company g WHERE g.kind = 'guest' AND g.id = ANY(:company)`;

export const organizationsPersonalData: PersonalDataDeclaration = {
    plugin: 'organizations',
    finds: [
        { key: 'user', sql: 'SELECT cu."userId" AS key FROM customer cu WHERE cu.id = ANY(:customer) AND cu."userId" IS NOT NULL' },
        { key: 'member', sql: 'SELECT m.id AS key FROM company_member m WHERE m."customerId" = ANY(:customer)' },
        { key: 'company', sql: 'SELECT DISTINCT m."companyId" AS key FROM company_member m WHERE m.id = ANY(:member)' },
        {
            key: 'email',
            sql: `SELECT lower(cu."emailAddress") AS key FROM customer cu WHERE cu.id = ANY(:customer)
                  UNION SELECT lower(u.identifier) FROM "user" u WHERE u.id = ANY(:user)
                  UNION SELECT lower(a."pendingIdentifier") FROM authentication_method a WHERE a."userId" = ANY(:user) AND a."pendingIdentifier" IS NOT NULL`,
        },
        {
            // A number that two people share tells of neither.
            key: 'phone',
            sql: `SELECT DISTINCT p.phone AS key FROM (
                      SELECT cu."phoneNumber" AS phone FROM customer cu WHERE cu.id = ANY(:customer)
                      UNION SELECT m."invitedAs"->>'phone' FROM company_member m WHERE m.id = ANY(:member)) p
                   WHERE p.phone <> ''
                     AND NOT EXISTS (SELECT 1 FROM customer o WHERE o."phoneNumber" = p.phone AND o."deletedAt" IS NULL AND o.id <> ALL(:customer))
                     AND NOT EXISTS (SELECT 1 FROM company_member om WHERE om."invitedAs"->>'phone' = p.phone AND om.id <> ALL(:member))`,
        },
        {
            key: 'name',
            sql: `SELECT cu."firstName" || ' ' || cu."lastName" AS key FROM customer cu WHERE cu.id = ANY(:customer)
                  UNION SELECT (m."invitedAs"->>'firstName') || ' ' || (m."invitedAs"->>'lastName') FROM company_member m
                   WHERE m.id = ANY(:member) AND m."invitedAs" IS NOT NULL`,
        },
        {
            key: 'contactBranch',
            sql: `SELECT DISTINCT b.id AS key FROM company_branch b, jsonb_array_elements(b.contacts) c
                   WHERE lower(c->>'email') = ANY(:email) OR c->>'phone' = ANY(:anyPhone)`,
        },
        {
            // Brothers in one firm share it.
            key: 'lastName',
            sql: `SELECT cu."lastName" AS key FROM customer cu WHERE cu.id = ANY(:customer) AND NOT EXISTS (
                      SELECT 1 FROM company_member om JOIN customer o ON o.id = om."customerId"
                       WHERE om."companyId" = ANY(:company) AND o.id <> ALL(:customer) AND lower(o."lastName") = lower(cu."lastName"))`,
        },
        { key: 'actor', sql: `SELECT 'member:' || x AS key FROM unnest(:member) x UNION SELECT 'user:' || x FROM unnest(:user) x` },
        { key: 'aggregate', sql: `SELECT 'member:' || x AS key FROM unnest(:member) x` },
        { key: 'record', sql: `SELECT 'CompanyMember:' || x AS key FROM unnest(:member) x UNION SELECT 'Customer:' || x FROM unnest(:customer) x` },
    ],
    rows: [
        {
            table: 'customer',
            section: 'Person',
            of: 't.id = ANY(:customer)',
            columns: { title: 'empty', firstName: 'erased', lastName: 'name', phoneNumber: 'empty', emailAddress: 'mail' },
            set: '"deletedAt" = COALESCE("deletedAt", now())',
            kept: 'The row without its contents, because orders and messages refer to it.',
        },
        {
            table: 'user',
            section: 'Login',
            of: 't.id = ANY(:user)',
            columns: { identifier: 'mail' },
            also: ['verified', 'lastLogin'],
            set: '"deletedAt" = COALESCE("deletedAt", now()), verified = false',
        },
        {
            table: 'authentication_method',
            section: 'Ways of signing in',
            of: 't."userId" = ANY(:user)',
            columns: {
                ...{ identifier: 'mail', pendingIdentifier: 'mail', externalIdentifier: 'empty', metadata: 'empty' },
                ...{ verificationToken: 'secret', passwordResetToken: 'secret', identifierChangeToken: 'secret' },
            },
            also: ['strategy', 'type'],
            delete: true,
        },
        { table: 'session', section: 'Open sessions', of: 't."userId" = ANY(:user)', columns: { token: 'secret' }, also: ['expires', 'type'], delete: true },
        {
            table: 'portal_session',
            section: 'Open sessions in the portal',
            of: 't."memberId" = ANY(:member)',
            columns: { actingReason: 'mentions' },
            also: ['memberId'],
            delete: true,
        },
        {
            table: 'address',
            section: 'Own addresses',
            of: 't."customerId" = ANY(:customer)',
            columns: {
                ...{ fullName: 'name', company: 'empty', streetLine1: 'erased', streetLine2: 'empty', city: 'empty', province: 'empty' },
                ...{ postalCode: 'empty', phoneNumber: 'empty' },
            },
            delete: true,
        },
        {
            table: 'history_entry',
            section: 'History of the person',
            of: 't."customerId" = ANY(:customer)',
            columns: { data: 'mentions' },
            also: ['type'],
            delete: true,
            nearby: 't."orderId" IN (SELECT co."orderId" FROM company_order co WHERE co."companyId" = ANY(:company))',
        },
        {
            table: 'company_member',
            section: 'Memberships',
            of: 't."customerId" = ANY(:customer)',
            columns: { invitedAs: 'empty' },
            also: ['companyId', 'branchId', 'role', 'language', 'acceptedAt', 'active'],
            set: 'active = false',
            kept: 'That there was a member, with his role: orders, approvals and messages refer to him. No name.',
        },
        { table: 'access_link', section: 'One-time links', of: 't."memberId" = ANY(:member)', columns: { newAddress: 'mail' }, also: ['purpose', 'expiresAt', 'usedAt'], delete: true },
        { table: 'acting_session', section: 'Staff in his place', of: 't."memberId" = ANY(:member)', columns: { reason: 'mentions' }, also: ['begunAt', 'until'] },
        {
            table: 'company',
            section: 'Contact data of companies',
            columns: {
                ...{ phone: 'contact', email: 'contact', name: 'keep', legalName: 'keep', searchKey: 'keep', taxId: 'keep' },
                ...{ economicCode: 'keep', registrationNumber: 'keep', legalAddress: 'keep' },
            },
            nearby: 't.id = ANY(:company)',
            kept: 'A firm is no person; its name and numbers stay with its orders as long as the law keeps those (ten years in most countries).',
        },
        {
            table: 'company',
            section: 'The guest as a buyer',
            of: `t.id IN (${guests})`,
            columns: { name: 'name', searchKey: 'empty', legalName: 'empty', legalAddress: 'empty', phone: 'empty', email: 'empty', taxId: 'empty', economicCode: 'empty', registrationNumber: 'empty' },
            also: ['currencyCode', 'language'],
            set: 'active = false',
        },
        {
            table: 'company_branch',
            section: 'Contacts of branches',
            columns: { contactName: 'contact', phone: 'contact', email: 'contact', name: 'keep', streetLine: 'keep', city: 'keep', postalCode: 'keep' },
            nearby: ofCompany,
            kept: "A firm's places, without the person who was their contact.",
        },
        { table: 'company_branch', section: 'Branches of which he is a contact', columns: { contacts: 'mentions' }, nearby: ofCompany, by: 'own' },
        {
            table: 'company_branch',
            section: "The guest's address",
            of: `t."companyId" IN (${guests})`,
            columns: { name: 'erased', contactName: 'name', phone: 'empty', email: 'empty', streetLine: 'erased', city: 'keep', postalCode: 'empty' },
            set: `contacts = '[]'`,
            kept: 'The town, by which taxes and figures are told.',
        },
        { table: 'company_merge', section: 'Merged companies', columns: { rows: 'mentions', renamed: 'mentions' } },
    ],
    refuse,
    erase: forgetContacts,
};

/** A company keeps somebody who manages its people; whose orders are open or unpaid, and who is all there is of the buyer, is still needed. */
async function refuse(ask: Ask, keys: PersonKeys): Promise<PersonalRefusal[]> {
    const manager = { query: (text: string, params: unknown[]) => ask(text, params) } as unknown as EntityManager;
    const members = new Set((keys.member ?? []).map(Number));
    const companies = await ask<{ id: number }>(`SELECT c.id FROM company c WHERE c.id = ANY($1::int[]) AND c.active AND c.kind <> 'guest' ORDER BY c.id`, [[...(keys.company ?? [])]]);
    const refused: PersonalRefusal[] = [];
    for (const { id } of companies) {
        const team = (await findTeam(manager, id)).filter(({ isIn }) => isIn);
        const rest = team.filter(({ memberId }) => !members.has(memberId));
        if (refuseLosingManagers(team, rest) !== null) refused.push({ reason: 'last-administrator', companyId: id });
    }
    return refused;
}

/** Whoever was a contact of a branch is none any more; the next of them is the main one. */
async function forgetContacts(ask: Ask, { keys, anywhere, nearby }: ErasedPerson): Promise<Record<string, number>> {
    if (nearby === null) return {};
    const changed = await ask(
        `UPDATE company_branch b SET version = b.version + 1, contacts = (
                SELECT COALESCE(jsonb_agg(kept.contact || jsonb_build_object('isMain', kept.place = 1) ORDER BY kept.place), '[]') FROM (
                    SELECT c.contact, row_number() OVER (ORDER BY c.place) AS place FROM jsonb_array_elements(b.contacts) WITH ORDINALITY AS c(contact, place)
                     WHERE c.contact::text !~* CASE WHEN b."companyId" = ANY($1::int[]) OR $3::text IS NULL THEN $2 ELSE $3 END) kept)
          WHERE (b."companyId" = ANY($1::int[]) AND b.contacts::text ~* $2) OR ($3::text IS NOT NULL AND b.contacts::text ~* $3) RETURNING 1`,
        [[...(keys.company ?? [])], nearby, anywhere],
    );
    return changed.length > 0 ? { company_branch: changed.length } : {};
}
