import { GraphQLTypesLoader } from '@nestjs/graphql';
import {
    defaultConfig,
    getFinalVendureSchema,
    mergeConfig,
    resetConfig,
    type RuntimeVendureConfig,
    runPluginConfigurations,
    setConfig,
    VENDURE_ADMIN_API_TYPE_PATHS,
    VENDURE_SHOP_API_TYPE_PATHS,
} from '@vendure/core';
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';

import { config } from '../../vendure-config';

/** The whole schema of one API, core's and ours, without starting a server. */
export async function vendureSchema(apiType: 'shop' | 'admin'): Promise<string> {
    resetConfig();
    const whole: RuntimeVendureConfig = mergeConfig(defaultConfig, config);
    await setConfig(whole);
    const ready = await runPluginConfigurations(whole);
    const schema = await getFinalVendureSchema({
        config: ready,
        typePaths: apiType === 'shop' ? VENDURE_SHOP_API_TYPE_PATHS : VENDURE_ADMIN_API_TYPE_PATHS,
        typesLoader: new GraphQLTypesLoader(),
        apiType,
        output: 'sdl',
    });
    return `${printSchema(lexicographicSortSchema(typeof schema === 'string' ? buildSchema(schema) : schema))}\n`;
}
