import type { ID } from '@vendure/core';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

import { memberPermissions } from '../../../kernel/scope';
import { latinDigits, searchKey } from '../../../kernel/text';
import { calendarDay, emailAddress, line, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { addressModes } from '../domain/address-mode';
import { contactProblems, mostContacts, settledContacts } from '../domain/branch-contacts';
import { companyNameKey } from '../domain/company-name';
import { languages } from '../domain/languages';
import { memberRoles } from '../domain/member-roles';
import { phoneE164 } from '../domain/phone';
import { plainTaxId, taxIdProblem, taxIdProblemText } from '../domain/tax-id';

export const blank = (max: number) => z.preprocess(value => value ?? '', z.string().max(max));
export const countryCode = z.string().toUpperCase().regex(/^[A-Z]{2}$/, 'must be a country code of two letters');
const currencyCode = z.string().toUpperCase().regex(/^[A-Z]{3}$/, 'must be a currency code of three letters');
export const language = z.enum(languages);

/** Turns the phone into E.164 as the country writes it, or names it as wrong. */
export function readPhone(phone: string | null, country: string, issues: z.RefinementCtx, path: Array<string | number> = ['phone']): string | null {
    const read = phone === null ? null : phoneE164(latinDigits(phone), country);
    if (phone !== null && read === null) {
        issues.addIssue({ code: 'custom', path, message: 'must be a phone number' });
    }
    return read;
}

export const reasonSchema = z.object({ reason: optional(paragraph(500)) });

export const companySchema = z
    .object({
        /** The merchant's own customer number. */
        code: optional(line(40)),
        name: line(200),
        countryCode: countryCode.default('IR'),
        taxId: optional(line(30)),
        phone: optional(line(40)),
        email: optional(emailAddress),
        groupName: optional(line(100)),
        legalName: optional(line(200)),
        legalForm: optional(line(100)),
        registrationNumber: optional(line(40).transform(latinDigits)),
        economicCode: optional(line(40).transform(latinDigits)),
        legalAddress: optional(paragraph(500)),
        currencyCode,
        language,
        orderingEnabled: z.boolean().default(false),
        managerAdministratorId: optional(recordId),
        isNewCustomerUntil: optional(calendarDay),
        addressMode: z.enum(addressModes).default('approval'),
    })
    .transform((value, issues) => {
        const taxId = value.taxId === null ? null : plainTaxId(value.countryCode, latinDigits(value.taxId));
        const problem = taxId === null ? null : taxIdProblem(value.countryCode, taxId);
        if (problem !== null) {
            const message = `must be a valid tax number of ${value.countryCode}: ${taxIdProblemText(problem)}`;
            issues.addIssue({ code: 'custom', path: ['taxId'], message });
        }
        return { ...value, taxId, phone: readPhone(value.phone, value.countryCode, issues) };
    });
/** What a caller gives; checked here, so the shapes are looser than the facts. */
export interface CompanyInput {
    code?: string | null;
    name: string;
    countryCode?: string;
    taxId?: string | null;
    phone?: string | null;
    email?: string | null;
    groupName?: string | null;
    legalName?: string | null;
    legalForm?: string | null;
    registrationNumber?: string | null;
    economicCode?: string | null;
    legalAddress?: string | null;
    currencyCode: string;
    language: string;
    orderingEnabled?: boolean;
    managerAdministratorId?: ID | null;
    isNewCustomerUntil?: string | null;
    addressMode?: string;
}
export type CompanyFacts = z.output<typeof companySchema>;

const contactSchema = z.object({ name: line(200), job: blank(100), phone: optional(line(40)), email: optional(emailAddress), isMain: z.boolean().default(false) });

export const branchSchema = z
    .object({
        name: line(200),
        parentId: optional(recordId),
        contactName: blank(200),
        phone: optional(line(40)),
        email: optional(emailAddress),
        streetLine: blank(300),
        city: blank(100),
        postalCode: blank(20).transform(latinDigits),
        countryCode: countryCode.default('IR'),
        isHeadOffice: z.boolean().default(false),
        active: z.boolean().default(true),
        orderingEnabled: z.boolean().default(true),
        contacts: z.preprocess(value => value ?? [], z.array(contactSchema).max(mostContacts)),
    })
    .transform((value, issues) => {
        const contacts = value.contacts.map((contact, place) => ({ ...contact, phone: readPhone(contact.phone, value.countryCode, issues, ['contacts', place, 'phone']) }));
        for (const { place, field, what } of contactProblems(value.contacts)) {
            issues.addIssue({ code: 'custom', path: ['contacts', place, field], message: what });
        }
        return { ...value, contacts: settledContacts(contacts), phone: readPhone(value.phone, value.countryCode, issues) };
    });
export interface BranchInput {
    name: string;
    parentId?: ID | null;
    contactName?: string | null;
    phone?: string | null;
    email?: string | null;
    streetLine?: string | null;
    city?: string | null;
    postalCode?: string | null;
    countryCode?: string;
    isHeadOffice?: boolean;
    active?: boolean;
    orderingEnabled?: boolean;
    contacts?: Array<{ name: string; job?: string | null; phone?: string | null; email?: string | null; isMain?: boolean }> | null;
}
export type BranchFacts = z.output<typeof branchSchema>;

/** The phone is read as the company's country writes it. */
export const memberSchema = (country: string) =>
    z
        .object({
            branchId: optional(recordId),
            firstName: line(100),
            lastName: line(100),
            emailAddress,
            phone: optional(line(40)),
            role: z.enum(memberRoles),
            ownRoleId: optional(recordId),
            language,
        })
        .transform((value, issues) => ({ ...value, phone: readPhone(value.phone, country, issues) }));
export interface MemberInput {
    branchId?: ID | null;
    firstName: string;
    lastName: string;
    emailAddress: string;
    phone?: string | null;
    /** A preset, or nothing beside a role of the company's own. */
    role?: string | null;
    ownRoleId?: ID | null;
    language: string;
}
export type MemberFacts = z.output<ReturnType<typeof memberSchema>>;

const permissions = z.array(z.enum(memberPermissions)).min(1).max(memberPermissions.length);
/** A role without permissions would let nobody do anything: whoever should not act is deactivated instead. */
export const companyRoleSchema = z.object({
    name: line(60),
    permissions: permissions.transform(given => memberPermissions.filter(permission => given.includes(permission))),
});
export interface CompanyRoleInput {
    name: string;
    permissions: string[];
}
export type CompanyRoleFacts = z.output<typeof companyRoleSchema>;

/** The key by which names are searched and duplicates found. */
export function companySearchKey(name: string): string {
    return companyNameKey(searchKey(name));
}

/** Whether two sets of facts say the same, key by key. */
export function isSame<T extends object>(one: T, other: T): boolean {
    return Object.entries(one).every(([key, value]) => isDeepStrictEqual(other[key as keyof T], value));
}
