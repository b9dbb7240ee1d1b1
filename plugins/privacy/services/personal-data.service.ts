import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RequestContextService, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { patternsOf } from '../../../kernel/personal-data';
import { actorOf, type MemberScope, type StaffScope } from '../../../kernel/scope';
import { checked, idempotencyKey, inputError, paragraph } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { languages } from '../../organizations';
import { IdempotencyService, OutboxHandlers } from '../../outbox';
import { sweepKind } from '../constants';
import { PersonalDataRequest } from '../entities/personal-data-request.entity';
import { type NamedRefusal, PersonalDataRefusal } from '../errors';
import { ErasureService, unknown } from './erasure.service';
import { type PersonalDataFile, PersonalDataFileService } from './personal-data-file.service';
import { type FoundPerson, PersonFinder, type PersonFacts, type PersonInput } from './person-finder.service';

const exportInput = z.object({ reason: paragraph(1000), language: z.enum(languages).nullish(), idempotencyKey });
const exportsAnHour = 5;

export interface ExportWish {
    person: PersonInput;
    reason: string;
    language?: string | null;
    idempotencyKey: string;
}

export interface PersonView extends PersonFacts {
    sections: { name: string; rows: number }[];
    obstacles: NamedRefusal[];
    openRequestId: number | null;
}

/** What is known of a person, shown and handed out: to staff for whomever they look for, to a member for himself. */
@Injectable()
export class PersonalDataService implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        private contexts: RequestContextService,
        private handlers: OutboxHandlers,
        private idempotency: IdempotencyService,
        private audit: AuditService,
        private finder: PersonFinder,
        private files: PersonalDataFileService,
        private erasure: ErasureService,
    ) {}

    onModuleInit(): void {
        this.handlers.register(sweepKind, async ({ payload }) => {
            const ctx = await this.contexts.create({ apiType: 'admin' });
            await this.erasure.sweep(ctx, Number(payload.customerId), Number(payload.requestId));
            return { accepted: 'swept' };
        });
    }

    async show(ctx: RequestContext, input: PersonInput): Promise<PersonView> {
        const person = (await this.finder.find(ctx, input)) ?? unknown(input);
        const facts = await this.finder.facts(ctx, person);
        const sections = await this.files.sections(ctx, person);
        const open = person.customerId === null ? null : await this.connection.getRepository(ctx, PersonalDataRequest).findOneBy({ customerId: person.customerId, state: 'open' });
        return {
            ...facts,
            sections: sections.map(({ title, rows }) => ({ name: title, rows: rows.length })),
            obstacles: facts.isErased ? [] : await this.erasure.obstacles(ctx, person),
            openRequestId: open?.id ?? null,
        };
    }

    /** The hand-out is noted once for a key; the file is made anew each time, so that it is kept nowhere. */
    async exportFor(ctx: RequestContext, scope: StaffScope, { person: asked, ...wish }: ExportWish, now: Date): Promise<PersonalDataFile> {
        const { reason, language, idempotencyKey: key } = checked(exportInput, wish);
        const person = (await this.finder.find(ctx, asked)) ?? unknown(asked);
        await this.note(ctx, scope, person, key, reason);
        return this.files.file(ctx, person, now, language ?? ctx.languageCode);
    }

    async exportMine(ctx: RequestContext, scope: MemberScope, key: string, now: Date): Promise<PersonalDataFile | PersonalDataRefusal> {
        const { idempotencyKey: checkedKey } = checked(z.object({ idempotencyKey }), { idempotencyKey: key });
        const person = await this.finder.ofCustomer(ctx, scope.customerId);
        const noted = await this.note(ctx, scope, person, checkedKey, null);
        return noted instanceof PersonalDataRefusal ? noted : this.files.file(ctx, person, now, ctx.languageCode);
    }

    private note(ctx: RequestContext, scope: MemberScope | StaffScope, { customerId, keys }: FoundPerson, key: string, reason: string | null): Promise<{ id: number } | PersonalDataRefusal> {
        const { nearby } = patternsOf(keys);
        return this.idempotency.run<{ id: number } | PersonalDataRefusal>(ctx, scope, 'exportPersonalData', key, { customerId }, async inner => {
            if (scope.kind === 'member' && (await this.handedOut(inner, scope.customerId)) >= exportsAnHour) return new PersonalDataRefusal('too-often');
            const request = await this.connection.getRepository(inner, PersonalDataRequest).save(
                new PersonalDataRequest({
                    ...{ kind: 'export', state: 'done', customerId, memberId: scope.kind === 'member' ? scope.memberId : null },
                    ...{ decidedBy: actorOf(scope), decidedAt: () => 'now()' },
                } as never),
            );
            await this.audit.record(inner, {
                scope,
                action: 'person.export',
                entity: 'PersonalDataRequest',
                entityId: request.id,
                // The log says of whom by number; a name in the reason would outlive an erasure.
                reason: reason !== null && nearby !== null ? reason.replace(new RegExp(nearby, 'gi'), '…') : reason,
            });
            return { id: request.id };
        });
    }

    private async handedOut(ctx: RequestContext, customerId: number): Promise<number> {
        const [row] = await sql<{ count: number }>(
            this.connection,
            ctx,
            `SELECT count(*)::int AS count FROM personal_data_request WHERE "customerId" = $1 AND kind = 'export' AND "memberId" IS NOT NULL AND "createdAt" > now() - interval '1 hour'`,
            [customerId],
        );
        if (row === undefined) throw inputError('customer');
        return row.count;
    }
}
