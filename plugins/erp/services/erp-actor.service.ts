import { Injectable } from '@nestjs/common';
import { Administrator, type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';
import { IsNull } from 'typeorm';

import { type Scope, systemScope } from '../../../kernel/scope';
import { ScopeService } from '../../organizations';
import type { ErpConnection } from '../entities/erp-connection.entity';
import type { ErpObject } from '../types';

/** Papers that somebody signs: they are written in the name of a person only. */
const signed: ReadonlySet<ErpObject> = new Set(['weighing']);

/** In whose name a pull writes. */
@Injectable()
export class ErpActor {
    constructor(
        private contexts: RequestContextService,
        private connection: TransactionalConnection,
        private scopes: ScopeService,
    ) {}

    context(): Promise<RequestContext> {
        return this.contexts.create({ apiType: 'admin' });
    }

    /** The system; for what a person signs, whoever switched the connection on, with the rights that he has now. */
    async scope(ctx: RequestContext, { administratorId }: ErpConnection, object: ErpObject): Promise<Scope> {
        if (!signed.has(object) || administratorId === null) return systemScope;
        // Not by AdministratorService, which shows nobody to a context without a user.
        const administrator = await this.connection.getRepository(ctx, Administrator).findOne({ where: { id: administratorId, deletedAt: IsNull() }, relations: { user: { roles: { channels: true } } } });
        if (administrator === null) return systemScope;
        return this.scopes.staff(await this.contexts.create({ apiType: 'admin', user: administrator.user }));
    }
}
