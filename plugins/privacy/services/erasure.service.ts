import { Injectable } from '@nestjs/common';
import { ConfigService, EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { type Ask, type ErasedPerson, patternsOf, personalData, type PersonalRefusal, type PersonKeys } from '../../../kernel/personal-data';
import { actorOf, type StaffScope } from '../../../kernel/scope';
import { checked, idempotencyKey, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService, OutboxService } from '../../outbox';
import { sweepKind } from '../constants';
import { pseudonymOf } from '../domain/pseudonym';
import { PersonalDataRequest } from '../entities/personal-data-request.entity';
import { type NamedRefusal, PersonalDataRefusal } from '../errors';
import { eraseRows } from '../queries/erase-rows.query';
import { ownTexts } from '../queries/own-rows.query';
import { canHoldText, tableColumns } from '../queries/table-columns.query';
import { patience } from './personal-data-file.service';
import { type FoundPerson, PersonFinder, type PersonInput } from './person-finder.service';

const eraseInput = z.object({
    confirmation: z.string().min(1).max(254),
    reason: paragraph(1000),
    requestId: optional(recordId),
    idempotencyKey,
});

export interface EraseInput {
    person: PersonInput;
    /** His e-mail address, typed again by whoever erases him; his number where he has none. */
    confirmation: string;
    reason: string;
    /** The request that this answers. */
    requestId?: number | string | null;
    idempotencyKey: string;
}

/** What a request in flight may write after all is gone this long afterwards. */
const sweepAfterMs = 120_000;

/** Takes a person out of every table, in one transaction. */
@Injectable()
export class ErasureService {
    constructor(
        private connection: TransactionalConnection,
        private config: ConfigService,
        private finder: PersonFinder,
        private idempotency: IdempotencyService,
        private outbox: OutboxService,
        private audit: AuditService,
    ) {}

    async erase(ctx: RequestContext, scope: StaffScope, input: EraseInput): Promise<PersonalDataRequest | PersonalDataRefusal> {
        const { idempotencyKey: key, confirmation, reason, requestId } = checked(eraseInput, input);
        // Of the person nothing but a number goes into what is kept with the key.
        const { customerId } = (await this.finder.find(ctx, input.person)) ?? unknown(input.person);
        let ended: string[] = [];
        const answer = await this.idempotency.run<{ id: number } | PersonalDataRefusal>(ctx, scope, 'erasePersonalData', key, { customerId, requestId }, async inner => {
            await sql(this.connection, inner, patience);
            const person = await this.locked(inner, input.person);
            const refused = await this.refuse(inner, person, confirmation) ?? (await this.refuseRequest(inner, person, requestId));
            if (refused !== null) return refused;
            const done = await this.carryOut(inner, scope, person, reason);
            ended = done.ended;
            return { id: done.id };
        });
        if (answer instanceof PersonalDataRefusal) return answer;
        // The rows are gone already; this spares other requests of this process the half second that the cache lives.
        for (const token of ended) await this.config.authOptions.sessionCacheStrategy.delete(token);
        return this.requests(ctx).findOneByOrFail({ id: answer.id });
    }

    /** What stands in the way, by company; nothing is locked. */
    async obstacles(ctx: RequestContext, { keys }: FoundPerson): Promise<NamedRefusal[]> {
        const ask = this.finder.asker(ctx);
        const found: PersonalRefusal[] = [];
        for (const { refuse } of personalData()) found.push(...((await refuse?.(ask, keys)) ?? []));
        const names = await ask<{ id: number; name: string }>('SELECT id, name FROM company WHERE id = ANY($1::int[])', [found.map(({ companyId }) => companyId)]);
        return found.map(refusal => ({ ...refusal, companyName: names.find(({ id }) => id === refusal.companyId)?.name ?? '' }));
    }

    /** Once more, by his numbers alone: what was on its way while he was erased. */
    sweep(ctx: RequestContext, customerId: number, requestId: number): Promise<void> {
        return withTx(this.connection, ctx, inner => this.sweepIn(inner, customerId, requestId));
    }

    private async sweepIn(ctx: RequestContext, customerId: number, requestId: number): Promise<void> {
        const ask = this.finder.asker(ctx);
        await ask(patience);
        const { keys } = await this.finder.ofCustomer(ctx, customerId);
        const numbers = Object.fromEntries(Object.entries(keys).filter(([name]) => !['email', 'phone', 'anyPhone', 'name', 'lastName'].includes(name)));
        await this.eraseEverywhere(ask, { keys: numbers, anywhere: null, nearby: null, values: new Set(), pseudonym: pseudonymOf(requestId) });
    }

    /** In the order of all locks: companies, carts, then the person himself, whom every audited change of his holds. */
    private async locked(ctx: RequestContext, input: PersonInput): Promise<FoundPerson> {
        const ask = this.finder.asker(ctx);
        const seen = (await this.finder.find(ctx, input)) ?? unknown(input);
        const lock = (table: string, key: string) => ask(`SELECT 1 FROM ${table} WHERE id = ANY($1::int[]) ORDER BY id FOR UPDATE`, [[...(seen.keys[key] ?? [])]]);
        await lock('company', 'company');
        await ask(`SELECT 1 FROM "order" o WHERE o.active AND o.id = ANY($1::int[]) ORDER BY o.id FOR UPDATE`, [[...(seen.keys.order ?? [])]]);
        await lock('"user"', 'user');
        await lock('customer', 'customer');
        // What was written until the locks were had is his too.
        const person = (await this.finder.find(ctx, seen.customerId === null ? input : { customerId: seen.customerId })) ?? unknown(input);
        return { ...person, keys: merged(seen.keys, person.keys) };
    }

    private async refuse(ctx: RequestContext, person: FoundPerson, confirmation: string): Promise<PersonalDataRefusal | null> {
        const { isErased, emailAddress, phone } = await this.finder.facts(ctx, person);
        if (isErased) return new PersonalDataRefusal('already-erased', 'person');
        const expected = emailAddress === null ? [phone ?? ''] : (person.keys.email ?? []).map(String);
        if (!expected.includes(confirmation.trim().toLowerCase())) return new PersonalDataRefusal('confirmation', 'confirmation');
        const obstacles = await this.obstacles(ctx, person);
        return obstacles[0] ? new PersonalDataRefusal(obstacles[0].reason, 'person', obstacles) : null;
    }

    private async refuseRequest(ctx: RequestContext, { customerId }: FoundPerson, requestId: number | null): Promise<PersonalDataRefusal | null> {
        if (requestId === null) return null;
        const request = await this.requests(ctx).findOneBy({ id: requestId });
        if (request === null || request.customerId === null || request.customerId !== customerId) throw new EntityNotFoundError('PersonalDataRequest', requestId);
        return request.state === 'open' ? null : new PersonalDataRefusal('already-answered', 'requestId');
    }

    private async carryOut(
        ctx: RequestContext,
        scope: StaffScope,
        { keys, customerId }: FoundPerson,
        reason: string,
    ): Promise<{ id: number; ended: string[] }> {
        const ask = this.finder.asker(ctx);
        const open = customerId === null ? null : await this.requests(ctx).findOneBy({ customerId, state: 'open' });
        const request = await this.requests(ctx).save(
            open ?? new PersonalDataRequest({ kind: 'erasure', state: 'done', customerId, memberId: null }),
        );
        const sessions = await ask<{ token: string }>('SELECT s.token FROM session s WHERE s."userId" = ANY($1::int[])', [[...(keys.user ?? [])]]);
        const patterns = patternsOf(keys);
        const texts = await this.texts(ask, keys);
        const result = await this.eraseEverywhere(ask, { keys, ...patterns, values: new Set(texts), pseudonym: pseudonymOf(request.id) });
        await ask(`UPDATE personal_data_request SET state = 'done', "decidedBy" = $2, "decidedAt" = now(), result = $3, version = version + 1 WHERE id = $1`, [
            request.id, actorOf(scope), JSON.stringify(result),
        ]);
        await this.audit.record(ctx, {
            scope,
            action: 'person.erase',
            entity: 'PersonalDataRequest',
            entityId: request.id,
            after: { rows: result },
            reason: patterns.nearby === null ? reason : reason.replace(new RegExp(patterns.nearby, 'gi'), pseudonymOf(request.id)),
        });
        if (customerId !== null) {
            await this.outbox.enqueue(ctx, {
                kind: sweepKind,
                aggregate: `personal-data-request:${request.id}`,
                payload: { customerId, requestId: request.id },
                notBefore: new Date(Date.now() + sweepAfterMs),
            });
        }
        return { id: request.id, ended: sessions.map(({ token }) => token) };
    }

    private async texts(ask: Ask, keys: PersonKeys): Promise<string[]> {
        const all: string[] = [];
        for (const rows of personalData().flatMap(declaration => declaration.rows)) all.push(...(await ownTexts(ask, rows, keys)));
        return all;
    }

    private async eraseEverywhere(ask: Ask, person: ErasedPerson): Promise<Record<string, number>> {
        const columns = (await tableColumns(ask)).filter(column => canHoldText(column) || column.column === 'version');
        const result: Record<string, number> = {};
        const add = (table: string, count: number) => {
            if (count > 0) result[table] = (result[table] ?? 0) + count;
        };
        for (const { rows, erase } of personalData()) {
            for (const one of rows) add(one.table, await eraseRows(ask, one, person, columns));
            for (const [table, count] of Object.entries((await erase?.(ask, person)) ?? {})) add(table, count);
        }
        return result;
    }

    private requests(ctx: RequestContext) {
        return this.connection.getRepository(ctx, PersonalDataRequest);
    }
}

function merged(one: PersonKeys, other: PersonKeys): PersonKeys {
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return Object.fromEntries(names.map(name => [name, [...new Set([...(one[name] ?? []), ...(other[name] ?? [])])]]));
}

/** Neither number nor address is repeated: what is unknown is not found, whatever it was. */
export function unknown(input: PersonInput): never {
    throw new EntityNotFoundError('Customer', input.customerId ?? 0);
}
