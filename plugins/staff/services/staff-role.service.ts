import { Injectable } from '@nestjs/common';
import {
    ChannelService,
    ConfigService,
    Logger,
    Permission,
    type RequestContext,
    Role,
    TransactionalConnection,
} from '@vendure/core';
import { getAllPermissionsMetadata } from '@vendure/core/dist/common/constants';

import { withTx } from '../../../kernel/with-tx';
import { loggerContext } from '../constants';
import { staffRoles } from '../domain/staff-roles';

@Injectable()
export class StaffRoleService {
    constructor(
        private connection: TransactionalConnection,
        private channels: ChannelService,
        private config: ConfigService,
    ) {}

    /** Makes the preset roles, or gives them the preset's permissions again. Returns them by code. */
    async ensure(ctx: RequestContext): Promise<Map<string, Role>> {
        const defined = new Set<string>(
            getAllPermissionsMetadata(this.config.authOptions.customPermissions)
                .filter(permission => permission.assignable)
                .map(permission => permission.name),
        );
        return withTx(this.connection, ctx, async inner => {
            const repository = this.connection.getRepository(inner, Role);
            const channel = await this.channels.getDefaultChannel(inner);
            const roles = new Map<string, Role>();
            for (const [code, { description, permissions }] of Object.entries(staffRoles)) {
                const wanted = permissions === 'all' ? [...defined] : permissions.filter(name => defined.has(name));
                if (permissions !== 'all' && wanted.length < permissions.filter(name => name !== 'Authenticated').length) {
                    const missing = permissions.filter(name => name !== 'Authenticated' && !defined.has(name));
                    Logger.warn(`No plugin defines ${missing.join(', ')}, which the role ${code} names`, loggerContext);
                }
                const known = await repository.findOne({ where: { code }, relations: { channels: true } });
                const role = known ?? new Role({ code, channels: [channel] });
                role.description = description;
                role.permissions = [...new Set([Permission.Authenticated, ...wanted])] as Permission[];
                roles.set(code, await repository.save(role));
            }
            return roles;
        });
    }
}
