import type { ApiOptions } from '@vendure/core';
import type { Request, Response } from 'express';

/** Apollo's plugin type as Vendure's own types see it (the package has one for each module system). */
export type ApolloPlugin = NonNullable<ApiOptions['apolloServerPlugins']>[number];

/** What Vendure puts into Apollo's context. */
export interface HttpContext {
    req?: Request;
    res?: Response;
}

export function isAdminApi(contextValue: HttpContext): boolean {
    return contextValue.req?.originalUrl.startsWith('/admin-api') ?? false;
}
