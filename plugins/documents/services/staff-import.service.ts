import { Injectable } from '@nestjs/common';
import { AdministratorService, ForbiddenError, type RequestContext, RequestContextService } from '@vendure/core';

import type { ImportReport } from '../types';
import { ImportService } from './import.service';

/** Imports that a staff member sent over HTTP. */
@Injectable()
export class StaffImportService {
    constructor(
        private administrators: AdministratorService,
        private contexts: RequestContextService,
        private imports: ImportService,
    ) {}

    /** Files of prices, which are not kept in memory row by row, may hold two million of them. */
    maxBytes(importer: string): number {
        return this.imports.isLarge(importer) ? 150_000_000 : 20_000_000;
    }

    async run(
        ctx: RequestContext,
        importer: string,
        file: Buffer,
        filename: string,
        wish: { dryRun: boolean; allOrNothing: boolean; acceptUnusual: boolean },
    ): Promise<ImportReport> {
        const userId = ctx.activeUserId;
        const administrator = userId === undefined ? undefined : await this.administrators.findOneByUserId(ctx, userId, ['user.roles.channels']);
        if (administrator === undefined) {
            throw new ForbiddenError();
        }
        // A REST request is neither of the shop's nor of the staff's API for Vendure; importers write as staff do.
        const staff = await this.contexts.create({ req: ctx.req, apiType: 'admin', channelOrToken: ctx.channel, user: administrator.user });
        const permissions = new Set(administrator.user.roles.flatMap(role => role.permissions));
        return this.imports.run(staff, importer, file, filename, {
            ...wish,
            scope: { kind: 'staff', administratorId: Number(administrator.id), userId: Number(userId), permissions, reach: null },
        });
    }
}
