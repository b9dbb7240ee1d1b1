/** What a running product offers to callers and what its code says about who may call it, read from the product itself. */
import { GraphQLTypesLoader } from '@nestjs/graphql';
import type { INestApplication } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { getConfig, getFinalVendureSchema, PERMISSIONS_METADATA_KEY, type RuntimeVendureConfig, VENDURE_ADMIN_API_TYPE_PATHS, VENDURE_SHOP_API_TYPE_PATHS } from '@vendure/core';
import { buildSchema, type GraphQLSchema } from 'graphql';

export type Api = 'shop' | 'admin';
export type Root = 'Query' | 'Mutation';

/** A resolver of a root field and the permissions that its @Allow names; none when it has no @Allow. */
export interface DeclaredField {
    api: Api;
    root: Root;
    field: string;
    permissions: readonly string[];
}

/** Vendure puts its own resolvers in two modules, and each plugin's in a module of its own for each API. */
function apiOf(moduleName: string): Api | undefined {
    if (/(^Admin|DynamicAdmin)(Api)?Module$/.test(moduleName)) return 'admin';
    return /(^Shop|DynamicShop)(Api)?Module$/.test(moduleName) ? 'shop' : undefined;
}

export function declaredFields(app: INestApplication): DeclaredField[] {
    const scanner = new MetadataScanner();
    const found: DeclaredField[] = [];
    for (const module of app.get(ModulesContainer).values()) {
        const api = apiOf(module.metatype.name);
        if (api === undefined) continue;
        for (const { metatype } of module.providers.values()) {
            if (typeof metatype !== 'function') continue;
            const prototype = metatype.prototype as Record<string, object> | undefined;
            if (!prototype) continue;
            for (const method of scanner.getAllMethodNames(prototype)) {
                const field = fieldOf(prototype[method], method);
                if (field) found.push({ api, ...field });
            }
        }
    }
    return found;
}

function fieldOf(handler: object | undefined, method: string): Omit<DeclaredField, 'api'> | undefined {
    if (handler === undefined) return undefined;
    const root: unknown = Reflect.getMetadata('graphql:resolver_type', handler);
    if (root !== 'Query' && root !== 'Mutation') return undefined;
    const field = (Reflect.getMetadata('graphql:resolver_name', handler) as string | undefined) ?? method;
    const permissions = (Reflect.getMetadata(PERMISSIONS_METADATA_KEY, handler) as string[] | undefined) ?? [];
    return { root, field, permissions: [...permissions].sort() };
}

/** The schema as the product serves it: introspection is switched off, so it is built the way Vendure builds it. */
export async function schemaOf(api: Api, config: RuntimeVendureConfig = getConfig()): Promise<GraphQLSchema> {
    const schema = await getFinalVendureSchema({
        config,
        typePaths: api === 'shop' ? VENDURE_SHOP_API_TYPE_PATHS : VENDURE_ADMIN_API_TYPE_PATHS,
        typesLoader: new GraphQLTypesLoader(),
        apiType: api,
        output: 'sdl',
    });
    return typeof schema === 'string' ? buildSchema(schema) : schema;
}

interface Layer {
    route?: { path: string | RegExp | (string | RegExp)[]; methods: Record<string, boolean> };
    handle?: { stack?: Layer[] };
}

/** `GET /path` for each route of the HTTP router, routes of mounted routers included. Middleware has no route. */
export function httpRoutes(app: INestApplication): string[] {
    const express = app.getHttpAdapter().getInstance() as { router?: { stack: Layer[] }; _router?: { stack: Layer[] } };
    const collect = (layers: readonly Layer[]): string[] =>
        layers.flatMap(({ route, handle }) => {
            if (!route) return collect(handle?.stack ?? []);
            const methods = Object.keys(route.methods).filter(method => route.methods[method]);
            return [route.path].flat().flatMap(path => methods.map(method => `${method.toUpperCase().replace('_ALL', '*')} ${String(path)}`));
        });
    return [...new Set(collect((express.router ?? express._router)?.stack ?? []))].sort();
}
