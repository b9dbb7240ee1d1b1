import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { systemScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { AuditService } from '../../audit';
import { companyMailDomain, companySearchKey } from '../../organizations';
import { IdempotencyService, OutboxService } from '../../outbox';
import { applicationReceivedKind } from '../constants';
import { consentProblems } from '../domain/consents';
import { AccessApplication } from '../entities/access-application.entity';
import { Consent } from '../entities/consent.entity';
import { AccessRefusal } from '../errors';
import { consentProblemOf, ConsentService } from './consent.service';
import { type AccessFacts, type AccessRequest, accessSchema, readAccess } from './input-schemas';

/** Takes applications from strangers. */
@Injectable()
export class IntakeService {
    constructor(
        private connection: TransactionalConnection,
        private consents: ConsentService,
        private idempotency: IdempotencyService,
        private outbox: OutboxService,
        private audit: AuditService,
    ) {}

    /**
     * Keeps the application, and does no more: it looks at no company, member or earlier application, so that neither the
     * answer nor its time tells who is known. Mails and what depends on others are the worker's. `guestCompanyId`: of the guest whose
     * session applies, so that what he ordered stays his.
     */
    async apply(
        ctx: RequestContext,
        { idempotencyKey, ...request }: AccessRequest & { idempotencyKey: string },
        guestCompanyId: number | null = null,
    ): Promise<AccessRefusal | { success: true }> {
        const { isOpen, consents } = await this.consents.form(ctx);
        if (!isOpen) return new AccessRefusal('not-open');
        const { facts, problems } = readAccess(checked(accessSchema, request));
        const versions = new Map(consents.map(({ kind, version }) => [kind, version]));
        const wrong = [...problems, ...consentProblems(facts.consents, versions).map(consentProblemOf)];
        if (wrong.length > 0) return new AccessRefusal('wrong-fields', wrong);
        const languageOf = new Map(consents.map(({ kind, language }) => [kind, language]));
        return this.idempotency.run(ctx, systemScope, 'applyForAccess', idempotencyKey, request, async inner => {
            const application = await this.keep(inner, facts, guestCompanyId);
            const given = facts.consents.map(({ kind, version }) => {
                return new Consent({ applicationId: application.id, kind, textVersion: version, language: languageOf.get(kind) ?? facts.language });
            });
            await this.connection.getRepository(inner, Consent).save(given);
            await this.outbox.enqueue(inner, {
                kind: applicationReceivedKind,
                aggregate: `application:${application.id}`,
                payload: { applicationId: application.id },
                key: `application-received:${application.id}`,
            });
            return { success: true as const };
        });
    }

    private async keep(ctx: RequestContext, { consents, ...facts }: AccessFacts, guestCompanyId: number | null): Promise<AccessApplication> {
        const application = await this.connection.getRepository(ctx, AccessApplication).save(
            new AccessApplication({
                ...facts,
                guestCompanyId,
                state: 'new',
                searchKey: companySearchKey(facts.companyName),
                mailDomain: companyMailDomain(facts.emailAddress),
            }),
        );
        const { companyName, countryCode } = facts;
        await this.audit.record(ctx, {
            scope: systemScope,
            action: 'application.receive',
            entity: 'AccessApplication',
            entityId: application.id,
            after: { companyName, countryCode, consents: consents.map(({ kind, version }) => `${kind} ${version}`) },
        });
        return application;
    }
}
