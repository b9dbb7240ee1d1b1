import { Injectable } from '@nestjs/common';
import { type Administrator, AdministratorService, EntityNotFoundError, type ID, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { passwordWeakness } from '../domain/password-policy';
import { MemberAccessService } from './member-access.service';

export interface NewStaffInput {
    firstName: string;
    lastName: string;
    emailAddress: string;
    password: string;
    roleIds: ID[];
}

export type StaffInput = Partial<NewStaffInput> & { id: ID };

/** Staff accounts as core keeps them, with the firm's rule for passwords, and audited. */
@Injectable()
export class StaffAccountService {
    constructor(
        private connection: TransactionalConnection,
        private administrators: AdministratorService,
        private access: MemberAccessService,
        private audit: AuditService,
    ) {}

    async create(ctx: RequestContext, scope: StaffScope, input: NewStaffInput): Promise<Administrator> {
        refuseWeak(input.password, input.emailAddress);
        return withTx(this.connection, ctx, async inner => {
            const made = await this.administrators.create(inner, input);
            await this.audit.record(inner, { scope, action: 'staff.create', entity: 'Administrator', entityId: made.id, after: shown(made) });
            return made;
        });
    }

    /** A new password or other roles end what was open under the old ones. */
    async update(ctx: RequestContext, scope: StaffScope, input: StaffInput): Promise<Administrator> {
        const before = await this.administrators.findOne(ctx, input.id);
        if (before === undefined) {
            throw new EntityNotFoundError('Administrator', input.id);
        }
        if (input.password) refuseWeak(input.password, input.emailAddress ?? before.emailAddress);
        const was = shown(before);
        return withTx(this.connection, ctx, async inner => {
            const saved = await this.administrators.update(inner, input);
            if (input.password) {
                await this.access.endSessionsOfUser(inner, Number(before.user.id));
            }
            const after = { ...shown(saved), ...(input.password && { password: 'changed' }) };
            await this.audit.record(inner, { scope, action: 'staff.update', entity: 'Administrator', entityId: input.id, before: was, after });
            return saved;
        });
    }
}

function refuseWeak(password: string, emailAddress: string): void {
    if (passwordWeakness(password, emailAddress) !== null) {
        throw inputError('password: must have 12 to 128 characters and not be easy to guess');
    }
}

function shown({ firstName, lastName, emailAddress, user }: Administrator): object {
    return { firstName, lastName, emailAddress, roles: user.roles.map(({ code }) => code) };
}
