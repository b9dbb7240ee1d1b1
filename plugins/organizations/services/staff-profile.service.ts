import { Injectable } from '@nestjs/common';
import { Administrator, AdministratorService, AuthService, EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { checked, emailAddress, inputError, line } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { passwordWeakness } from '../domain/password-policy';
import { MemberAccessService } from './member-access.service';

const name = line(100).nullish();
const profileSchema = z.object({ firstName: name, lastName: name, emailAddress: emailAddress.nullish() });

export interface StaffProfileInput {
    firstName?: string | null;
    lastName?: string | null;
    emailAddress?: string | null;
    password?: string | null;
    /** Asked for when the address or the password changes. */
    currentPassword?: string | null;
}

/** What staff members change of themselves. */
@Injectable()
export class StaffProfileService {
    constructor(
        private connection: TransactionalConnection,
        private administrators: AdministratorService,
        private authentication: AuthService,
        private access: MemberAccessService,
        private audit: AuditService,
    ) {}

    /** Whoever finds an open Dashboard must not be able to keep the account: a way in is changed with the password of now only. */
    async update(ctx: RequestContext, scope: StaffScope, input: StaffProfileInput): Promise<Administrator> {
        const id = scope.administratorId;
        const before = await this.administrators.findOne(ctx, id);
        if (before === undefined) {
            throw new EntityNotFoundError('Administrator', id);
        }
        // The first administrator signs in with a name that is no address; as it stands it is no change.
        const isNewAddress = input.emailAddress != null && input.emailAddress !== before.emailAddress;
        const facts = checked(profileSchema, { ...input, emailAddress: isNewAddress ? input.emailAddress : null });
        const password = input.password ?? '';
        if (isNewAddress || password !== '') {
            await this.refuseStranger(ctx, scope, input.currentPassword ?? '');
        }
        if (password !== '' && passwordWeakness(password, facts.emailAddress ?? before.emailAddress) !== null) {
            throw inputError('password: must have 12 to 128 characters and not be easy to guess');
        }
        const changes = Object.fromEntries(Object.entries(facts).filter(([, value]) => value != null));
        const names = { firstName: before.firstName, lastName: before.lastName, emailAddress: before.emailAddress };
        return withTx(this.connection, ctx, async inner => {
            const saved = await this.administrators.update(inner, { id, ...changes, ...(password !== '' && { password }) });
            if (password !== '') {
                await this.access.endOtherSessionsOfUser(inner, scope.userId);
            }
            await this.audit.record(inner, {
                scope,
                action: password === '' ? 'staff.update-profile' : 'staff.change-password',
                entity: 'Administrator',
                entityId: id,
                before: names,
                after: { ...names, ...changes },
            });
            return saved;
        });
    }

    private async refuseStranger(ctx: RequestContext, scope: StaffScope, currentPassword: string): Promise<void> {
        if ((await this.authentication.verifyUserPassword(ctx, scope.userId, currentPassword)) !== true) {
            throw inputError('currentPassword: is not the password of now, without which neither address nor password change');
        }
    }
}
