import type { ID } from '@vendure/core';
import { z } from 'zod';

import { latinDigits } from '../../../kernel/text';
import { line, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { languages } from '../../organizations';
import { consentKinds } from '../domain/consents';
import type { FieldProblem } from '../errors';
import { readEconomicCode, readMail, readPhone, readTaxId } from './field-problems';

export interface ConsentInput {
    kind: string;
    version: number;
}

/** The portal's form. */
export interface AccessRequest {
    companyName: string;
    countryCode: string;
    taxId: string;
    economicCode?: string | null;
    streetLine: string;
    city: string;
    postalCode: string;
    firstName: string;
    lastName: string;
    phone: string;
    emailAddress: string;
    message?: string | null;
    language: string;
    consents: ConsentInput[];
}

export const countryCode = z.string().toUpperCase().regex(/^[A-Z]{2}$/, 'must be a country code of two letters');
export const consents = z.array(z.object({ kind: z.enum(consentKinds), version: z.int().min(1) })).max(consentKinds.length);

export const accessSchema = z.object({
    companyName: line(200),
    countryCode,
    taxId: line(30),
    economicCode: optional(line(30)),
    streetLine: line(300),
    city: line(100),
    postalCode: z.string().max(20).transform(latinDigits),
    firstName: line(100),
    lastName: line(100),
    phone: line(40),
    emailAddress: line(254),
    message: z.preprocess(value => value ?? '', z.string().max(4000)),
    language: z.enum(languages),
    consents,
});
export type AccessFacts = z.output<typeof accessSchema>;

/** The form's numbers and address in their one form, and what is wrong with them. */
export function readAccess(given: AccessFacts): { facts: AccessFacts; problems: FieldProblem[] } {
    const taxId = readTaxId(given.taxId, given.countryCode);
    const economicCode = given.countryCode === 'IR' && given.economicCode !== null ? readEconomicCode(given.economicCode, given.countryCode) : null;
    const phone = readPhone(given.phone, given.countryCode);
    const mail = readMail('emailAddress', given.emailAddress);
    const facts = { ...given, taxId: taxId.value, economicCode: economicCode?.value ?? null, phone: phone.value, emailAddress: mail.value };
    return { facts, problems: [taxId, economicCode, phone, mail].flatMap(read => read?.problems ?? []) };
}

export const answerSchema = z.object({ answer: paragraph(4000) });
export const questionSchema = z.object({ question: paragraph(2000) });
export const refusalSchema = z.object({ reason: paragraph(1000) });

/** Into which company an applicant is let in: a new one, or an existing one as its member. */
export interface Acceptance {
    id: ID;
    version: number;
    company?: NewCompanyInput | null;
    companyId?: ID | null;
    member: NewMemberInput;
    acceptDuplicates?: boolean | null;
}

export interface NewCompanyInput {
    name: string;
    code?: string | null;
    countryCode: string;
    taxId?: string | null;
    phone?: string | null;
    email?: string | null;
    groupName?: string | null;
    currencyCode: string;
    language: string;
    orderingEnabled: boolean;
    managerAdministratorId?: ID | null;
    isNewCustomerUntil?: string | null;
    headOffice?: { contactName?: string | null; city?: string | null; streetLine?: string | null; postalCode?: string | null } | null;
}

export interface NewMemberInput {
    firstName: string;
    lastName: string;
    emailAddress: string;
    phone?: string | null;
    role: string;
    language: string;
    branchId?: ID | null;
}

export const acceptanceSchema = z
    .object({ companyId: optional(recordId), hasCompany: z.boolean() })
    .refine(({ companyId, hasCompany }) => (companyId === null) === hasCompany, { path: ['companyId'], message: 'either a new company or an existing one' });
