import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import {
    ChannelService,
    ConfigService,
    Logger,
    Permission,
    ProcessContext,
    type RequestContext,
    RequestContextService,
    Role,
    TransactionalConnection,
} from '@vendure/core';
import { getAllPermissionsMetadata } from '@vendure/core/dist/common/constants';
import { In } from 'typeorm';

import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { loggerContext } from '../constants';
import { staffRoles } from '../domain/staff-roles';
import { StaffRolePreset } from '../entities/staff-role-preset.entity';

@Injectable()
export class StaffRoleService implements OnApplicationBootstrap {
    constructor(
        private connection: TransactionalConnection,
        private channels: ChannelService,
        private config: ConfigService,
        private contexts: RequestContextService,
        private process: ProcessContext,
    ) {}

    /** A newer version's roles come to an installation that is there already; a new one gets all from its setup. */
    async onApplicationBootstrap(): Promise<void> {
        if (!this.process.isServer) return;
        const codes = Object.keys(staffRoles);
        const isSetUp = await this.connection.rawConnection.getRepository(Role).existsBy({ code: In(codes) });
        const had = await this.connection.rawConnection.getRepository(StaffRolePreset).countBy({ code: In(codes) });
        if (isSetUp && had < codes.length) await this.addMissing(await this.contexts.create({ apiType: 'admin' }));
    }

    /**
     * Makes the presets that this installation never had, and leaves those that are there as people have made them, deleted ones too. Of several
     * processes that start at once each finds what the one before made. Returns the codes of the new ones.
     */
    async addMissing(ctx: RequestContext): Promise<string[]> {
        return withTx(this.connection, ctx, async inner => {
            await sql(this.connection, inner, `SELECT pg_advisory_xact_lock(hashtextextended('staff-role-presets', 0))`);
            const known = await this.connection.getRepository(inner, Role).find({ where: { code: In(Object.keys(staffRoles)) } });
            const had = await this.connection.getRepository(inner, StaffRolePreset).find();
            const there = new Set([...known, ...had].map(({ code }) => code));
            const missing = Object.keys(staffRoles).filter(code => !there.has(code));
            for (const code of missing) await this.write(inner, code, null);
            await this.remember(inner, Object.keys(staffRoles));
            return missing;
        });
    }

    /** Makes the preset roles, or gives them the preset's permissions again. Returns them by code. */
    async ensure(ctx: RequestContext): Promise<Map<string, Role>> {
        return withTx(this.connection, ctx, async inner => {
            const roles = new Map<string, Role>();
            for (const code of Object.keys(staffRoles)) {
                const known = await this.connection.getRepository(inner, Role).findOne({ where: { code }, relations: { channels: true } });
                roles.set(code, await this.write(inner, code, known));
            }
            await this.remember(inner, [...roles.keys()]);
            return roles;
        });
    }

    private async write(ctx: RequestContext, code: string, known: Role | null): Promise<Role> {
        const { description = code, permissions = [] } = staffRoles[code] ?? {};
        const defined = new Set<string>(
            getAllPermissionsMetadata(this.config.authOptions.customPermissions)
                .filter(permission => permission.assignable)
                .map(permission => permission.name),
        );
        const wanted = permissions === 'all' ? [...defined] : permissions.filter(name => defined.has(name));
        const missing = permissions === 'all' ? [] : permissions.filter(name => name !== 'Authenticated' && !defined.has(name));
        if (missing.length > 0) Logger.warn(`No plugin defines ${missing.join(', ')}, which the role ${code} names`, loggerContext);
        const role = known ?? new Role({ code, channels: [await this.channels.getDefaultChannel(ctx)] });
        role.description = description;
        role.permissions = [...new Set([Permission.Authenticated, ...wanted])] as Permission[];
        return this.connection.getRepository(ctx, Role).save(role);
    }

    private async remember(ctx: RequestContext, codes: readonly string[]): Promise<void> {
        await sql(this.connection, ctx, 'INSERT INTO staff_role_preset (code) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [codes]);
    }
}
