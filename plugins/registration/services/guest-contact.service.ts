import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { MemberScope } from '../../../kernel/scope';
import { checked, idempotencyKey, inputError, line, optional } from '../../../kernel/vendure-input';
import { AuditService } from '../../audit';
import { blank, GuestForgetting, GuestService, languages } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { type GivenConsent, guestConsentProblems } from '../domain/consents';
import { Consent } from '../entities/consent.entity';
import { AccessRefusal } from '../errors';
import { consentProblemOf, ConsentService, type ConsentTextView } from './consent.service';
import { readMail, readPhone } from './field-problems';
import { type ConsentInput, consents, countryCode } from './input-schemas';

const contactSchema = z.object({
    companyName: optional(line(200)),
    firstName: line(100),
    lastName: line(100),
    phone: line(40),
    emailAddress: line(254),
    countryCode,
    city: line(100),
    streetLine: line(300),
    postalCode: blank(20),
    language: z.enum(languages),
    consents,
    idempotencyKey,
});

/** The portal's form. */
export interface GuestContactInput {
    companyName?: string | null;
    firstName: string;
    lastName: string;
    phone: string;
    emailAddress: string;
    countryCode: string;
    city: string;
    streetLine: string;
    postalCode?: string | null;
    language: string;
    consents: ConsentInput[];
    idempotencyKey: string;
}

/** Who a guest is, where his goods go, and what he agrees to: without it he has no address to order to. */
@Injectable()
export class GuestContactService implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        private guests: GuestService,
        private forgetting: GuestForgetting,
        private texts: ConsentService,
        private idempotency: IdempotencyService,
        private audit: AuditService,
    ) {}

    /** Who has applied for access is remembered until he is answered. */
    onModuleInit(): void {
        this.forgetting.keepWhile(
            company => `EXISTS (SELECT 1 FROM access_application a WHERE a."guestCompanyId" = ${company}.id AND a.state IN ('new', 'asked'))`,
        );
    }

    /** What a guest is asked to agree to. */
    asked(ctx: RequestContext): Promise<ConsentTextView[]> {
        return this.texts.shown(ctx);
    }

    async set(ctx: RequestContext, scope: MemberScope, input: GuestContactInput): Promise<AccessRefusal | { success: true }> {
        if (!scope.isGuest) throw inputError('input: only guests of the open shop say here who they are');
        const { idempotencyKey: key, consents: given, ...facts } = checked(contactSchema, input);
        const phone = readPhone(facts.phone, facts.countryCode);
        const mail = readMail('emailAddress', facts.emailAddress);
        const shown = await this.texts.shown(ctx);
        const consentsWrong = guestConsentProblems(given, new Map(shown.map(({ kind, version }) => [kind, version])));
        const wrong = [...phone.problems, ...mail.problems, ...consentsWrong.map(consentProblemOf)];
        if (wrong.length > 0) return new AccessRefusal('wrong-fields', wrong);
        const contact = { ...facts, phone: phone.value, emailAddress: mail.value };
        const answer = await this.idempotency.run(ctx, scope, 'setGuestContact', key, { ...contact, consents: given }, async inner => {
            if (!(await this.guests.mayOrder(inner, scope))) return new AccessRefusal('guests-closed');
            await this.guests.setContact(inner, scope, contact);
            await this.agree(inner, scope.memberId, given, shown);
            // Who he is stands at his company, where it can be erased; the log, which cannot, says that he said it.
            const after = { consents: given.map(({ kind, version }) => `${kind} ${version}`) };
            await this.audit.record(inner, { scope, action: 'guest.contact', entity: 'Company', entityId: scope.companyId, after });
            return { success: true as const };
        });
        if (answer instanceof AccessRefusal) await this.guests.end(ctx, scope);
        return answer;
    }

    /** Once for each version of a text, with the time of the first agreement. */
    private async agree(ctx: RequestContext, memberId: number, given: readonly GivenConsent[], shown: readonly ConsentTextView[]): Promise<void> {
        const repository = this.connection.getRepository(ctx, Consent);
        const known = await repository.findBy({ memberId });
        const fresh = given.filter(({ kind, version }) => !known.some(one => one.kind === kind && one.textVersion === version));
        const languageOf = new Map(shown.map(({ kind, language }) => [kind, language]));
        await repository.save(fresh.map(({ kind, version }) => new Consent({ applicationId: null, memberId, kind, textVersion: version, language: languageOf.get(kind) })));
    }
}
