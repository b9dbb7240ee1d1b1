import { Injectable } from '@nestjs/common';
import { ForbiddenError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { visitorPermissions } from '../domain/access-modes';
import { findVisitor } from '../queries/visitor.query';
import { ScopeService } from './scope.service';

/** Whose assortment and prices are shown: a member's company's, or what the firm shows to visitors. */
export type Viewer = Pick<MemberScope, 'companyId' | 'currencyCode' | 'permissions'> & Partial<Pick<MemberScope, 'branchId'>>;

/** Who looks at the catalogue. The mode is asked of the database at each request, so that a switch holds from the next one on. */
@Injectable()
export class ViewerService {
    private readonly visitors = new WeakMap<object, Promise<Viewer | null>>();

    constructor(
        private connection: TransactionalConnection,
        private scopes: ScopeService,
    ) {}

    /** A member, or a visitor where the firm's mode opens the catalogue; anybody else is forbidden. */
    async of(ctx: RequestContext): Promise<Viewer> {
        const viewer = await this.tryOf(ctx);
        if (viewer === null) throw new ForbiddenError();
        return viewer;
    }

    async tryOf(ctx: RequestContext): Promise<Viewer | null> {
        const member = await this.scopes.tryMember(ctx);
        // A guest sees what visitors see now, not what they saw when he came.
        return member === null || member.isGuest ? this.visitor(ctx) : member;
    }

    private visitor(ctx: RequestContext): Promise<Viewer | null> {
        const key = ctx.req ?? ctx;
        const known = this.visitors.get(key) ?? this.readVisitor();
        this.visitors.set(key, known);
        return known;
    }

    private async readVisitor(): Promise<Viewer | null> {
        const row = await findVisitor(this.connection.rawConnection.manager);
        const permissions = row === null ? null : visitorPermissions(row.accessMode);
        return row === null || permissions === null ? null : { companyId: row.companyId, currencyCode: row.currencyCode, permissions };
    }
}
