import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { hashOf, isLowerToken, newLowerToken } from '../../../kernel/token';
import { checked, inputError } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { CourierAccount } from '../entities/courier-account.entity';
import { CourierPorts } from './courier-ports';
import { courierAccountInput } from './courier-schemas';

/** The firm's accounts with couriers. */
@Injectable()
export class CourierAccountService {
    constructor(
        private connection: TransactionalConnection,
        private ports: CourierPorts,
        private audit: AuditService,
    ) {}

    list(ctx: RequestContext): Promise<CourierAccount[]> {
        return this.connection.getRepository(ctx, CourierAccount).find({ order: { name: 'ASC' }, take: 100 });
    }

    async find(ctx: RequestContext, id: number): Promise<CourierAccount> {
        const found = await this.connection.getRepository(ctx, CourierAccount).findOneBy({ id });
        if (found === null) throw new EntityNotFoundError('CourierAccount', id);
        return found;
    }

    save(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<CourierAccount> {
        const { id, token, version, ...facts } = checked(courierAccountInput, given);
        const { abilities } = this.ports.of(facts.kind);
        if (!abilities.services.includes(facts.service)) throw inputError(`service: must be one of ${abilities.services.join(', ')}`);
        return withTx(this.connection, ctx, async inner => {
            const repository = this.connection.getRepository(inner, CourierAccount);
            const known = id === null ? null : await repository.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
            if (id !== null && known === null) throw new EntityNotFoundError('CourierAccount', id);
            if (known !== null) await this.audit.refuseStale(inner, scope, version, { version: known.version, entity: 'CourierAccount', entityId: known.id });
            if (known === null && token === null) throw inputError('token: is required');
            if (known !== null && known.kind !== facts.kind) throw inputError('kind: an account stays of its kind; make another one');
            const [namesake] = await sql(this.connection, inner, 'SELECT id FROM courier_account WHERE name = $1 AND id <> $2', [facts.name, known?.id ?? 0]);
            if (namesake !== undefined) throw inputError('name: another account is called so');
            const before = known && { name: known.name, organization: known.organization, service: known.service, enabled: known.enabled };
            const row = known ?? new CourierAccount({ version: 0 });
            const saved = await repository.save(Object.assign(row, facts, { version: row.version + 1 }));
            if (token !== null) {
                saved.sealedToken = this.ports.seal(saved.id, token);
                await repository.save(saved);
            }
            const action = known ? 'courier-account.update' : 'courier-account.create';
            await this.audit.record(inner, { scope, action, entity: 'CourierAccount', entityId: saved.id, before, after: { ...facts, isTokenNew: token !== null } });
            return saved;
        });
    }

    /** What goes wrong is an answer too. */
    async check(ctx: RequestContext, id: number): Promise<{ isOk: boolean; name: string; problem: string | null }> {
        const account = await this.find(ctx, id);
        try {
            return { isOk: true, name: await this.ports.of(account.kind).check(this.ports.access(account)), problem: null };
        } catch (error) {
            return { isOk: false, name: '', problem: error instanceof Error ? error.message.slice(0, 300) : 'It does not answer' };
        }
    }

    /** A new address for the courier's calls; the old one is void. Told this once. */
    renewHook(ctx: RequestContext, scope: StaffScope, id: number): Promise<string> {
        return withTx(this.connection, ctx, async inner => {
            await this.find(inner, id);
            // InPost asks for an address in small letters.
            const token = newLowerToken();
            await sql(this.connection, inner, 'UPDATE courier_account SET "hookHash" = $2 WHERE id = $1 RETURNING id', [id, hashOf(token)]);
            await this.audit.record(inner, { scope, action: 'courier-account.renew-hook', entity: 'CourierAccount', entityId: id });
            return token;
        });
    }

    byHook(ctx: RequestContext, token: string): Promise<CourierAccount | null> {
        return isLowerToken(token) ? this.connection.getRepository(ctx, CourierAccount).findOneBy({ hookHash: hashOf(token), enabled: true }) : Promise.resolve(null);
    }
}
