import type { ID } from '@vendure/core';
import { z } from 'zod';

import { latinDigits } from '../../../kernel/text';
import { calendarDay, emailAddress, inputError, line, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { languages, phoneE164 } from '../../organizations';
import { leadSources } from '../domain/lead-states';
import { openStages } from '../domain/opportunity-stages';
import { activityKinds } from '../entities/crm-activity.entity';

const leadFields = z.object({
    source: z.enum(leadSources),
    companyName: line(200),
    personName: line(200),
    phone: optional(line(40)),
    emailAddress: optional(emailAddress),
    countryCode: z.string().toUpperCase().regex(/^[A-Z]{2}$/, 'must be a country code of two letters').default('IR'),
    language: z.enum(languages),
    message: z.preprocess(value => value ?? '', z.string().max(4000)),
    ownerId: optional(recordId),
});

export const leadSchema = leadFields.transform((value, issues) => {
    const phone = value.phone === null ? null : phoneE164(latinDigits(value.phone), value.countryCode);
    if (value.phone !== null && phone === null) {
        issues.addIssue({ code: 'custom', path: ['phone'], message: 'must be a phone number' });
    }
    if (value.phone === null && value.emailAddress === null) {
        issues.addIssue({ code: 'custom', path: ['phone'], message: 'a phone number or an e-mail address is required' });
    }
    return { ...value, phone };
});

export interface LeadInput {
    source: string;
    companyName: string;
    personName: string;
    phone?: string | null;
    emailAddress?: string | null;
    countryCode?: string;
    language: string;
    message?: string | null;
    ownerId?: ID | null;
}
export type LeadFacts = z.output<typeof leadSchema>;

export interface ContactRequest {
    companyName: string;
    personName: string;
    phone: string;
    emailAddress: string;
    message: string;
    language: string;
    countryCode?: string;
    consentVersion?: string | null;
    idempotencyKey: string;
}

export const contactExtras = z.object({ message: paragraph(4000), emailAddress, consentVersion: optional(line(40)) });

export const reasonSchema = z.object({ reason: line(500) });

export const activitySchema = z.object({
    kind: z.enum(activityKinds),
    text: paragraph(4000),
    followUpOn: optional(calendarDay),
});
export interface ActivityInput {
    kind: string;
    text: string;
    followUpOn?: string | null;
}

export const opportunitySchema = z.object({
    title: line(200),
    amount: z.int().min(0, 'must not be negative').max(Number.MAX_SAFE_INTEGER),
    currencyCode: z.string().toUpperCase().regex(/^[A-Z]{3}$/, 'must be a currency code of three letters'),
    expectedCloseOn: optional(calendarDay),
    ownerId: optional(recordId),
});
export interface OpportunityInput {
    title: string;
    amount: number;
    currencyCode: string;
    expectedCloseOn?: string | null;
    ownerId?: ID | null;
}
export type OpportunityFacts = z.output<typeof opportunitySchema>;

export const stageSchema = z.object({ stage: z.enum(openStages) });

/** What was sent, without what was left out. */
export function given<T extends object>(changes: T): Partial<T> {
    return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** A change of some fields, and the version of the record that it was made on. */
export type Versioned<Input> = Partial<Input> & { version?: number | null };

export function refuseOldVersion(seen: number | null | undefined, current: number): void {
    if (seen !== null && seen !== undefined && seen !== current) {
        throw inputError(`version: the record was changed meanwhile (now version ${current})`);
    }
}
