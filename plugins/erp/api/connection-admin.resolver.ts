import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { manageErp, readErp } from '../constants';
import { codeTableNames } from '../domain/code-tables';
import { steps } from '../domain/field-mapping';
import type { ErpObjectSetting } from '../entities/erp-object-setting.entity';
import { ConnectionService } from '../services/connection.service';
import { ConnectorKinds } from '../services/connector-kinds';
import { MappingService } from '../services/mapping.service';

@Resolver()
export class ConnectionAdminResolver {
    constructor(
        private scopes: ScopeService,
        private kinds: ConnectorKinds,
        private connections: ConnectionService,
        private mappings: MappingService,
    ) {}

    @Query()
    @Allow(readErp.Permission)
    erpKinds() {
        return this.kinds.all().map(({ kind, form, secrets, capabilities: { pull, push } }) => ({ kind, form, secrets, objects: Object.keys(pull), documents: push }));
    }

    @Query()
    @Allow(readErp.Permission)
    erpConnections(@Ctx() ctx: RequestContext) {
        return this.connections.list(ctx);
    }

    @Query()
    @Allow(readErp.Permission)
    erpConnection(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        return this.connections.one(ctx, args.id);
    }

    @Query()
    @Allow(readErp.Permission)
    erpObjectSettings(@Ctx() ctx: RequestContext, @Args() args: { connectionId: ID }) {
        return this.mappings.settings(ctx, args.connectionId);
    }

    @Query()
    @Allow(readErp.Permission)
    erpCodeTables() {
        return { names: codeTableNames, steps };
    }

    @Query()
    @Allow(manageErp.Permission)
    erpSampleNames(@Ctx() ctx: RequestContext, @Args() args: { connectionId: ID; object: string }) {
        return this.mappings.sampleNames(ctx, args.connectionId, args.object);
    }

    @Mutation()
    @Allow(manageErp.Permission)
    async saveErpConnection(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.connections.save(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(manageErp.Permission)
    async setErpTable(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.connections.setTable(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(manageErp.Permission)
    checkErpConnection(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        return this.connections.check(ctx, args.id);
    }

    @Mutation()
    @Allow(manageErp.Permission)
    async renewErpWebhook(@Ctx() ctx: RequestContext, @Args() args: { connectionId: ID }) {
        return this.connections.renewWebhook(ctx, await this.scopes.staff(ctx), args.connectionId);
    }

    @Mutation()
    @Allow(manageErp.Permission)
    async saveErpObjectSetting(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.mappings.save(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(manageErp.Permission)
    tryErpMapping(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.mappings.attempt(ctx, args.input);
    }
}

@Resolver('ErpObjectSetting')
export class ObjectSettingResolver {
    constructor(private mappings: MappingService) {}

    @ResolveField()
    fields(@Parent() setting: ErpObjectSetting) {
        return this.mappings.fields(setting.object);
    }
}
