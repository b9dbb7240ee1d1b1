/** `npm run schema`: the Shop API's schema for the portal's typed documents. With `--check`, fails when the file is stale. */
import { GraphQLTypesLoader } from '@nestjs/graphql';
import { defaultConfig, getFinalVendureSchema, mergeConfig, resetConfig, type RuntimeVendureConfig, runPluginConfigurations, setConfig, VENDURE_SHOP_API_TYPE_PATHS } from '@vendure/core';
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import fs from 'node:fs';
import path from 'node:path';

import { config } from '../../vendure-config';

const file = path.resolve(__dirname, '../../storefront/schema-shop.graphql');

async function shopSchema(): Promise<string> {
    resetConfig();
    const whole: RuntimeVendureConfig = mergeConfig(defaultConfig, config);
    await setConfig(whole);
    const ready = await runPluginConfigurations(whole);
    const schema = await getFinalVendureSchema({
        config: ready,
        typePaths: VENDURE_SHOP_API_TYPE_PATHS,
        typesLoader: new GraphQLTypesLoader(),
        apiType: 'shop',
        output: 'sdl',
    });
    return `${printSchema(lexicographicSortSchema(typeof schema === 'string' ? buildSchema(schema) : schema))}\n`;
}

async function main(): Promise<void> {
    const now = await shopSchema();
    if (!process.argv.includes('--check')) {
        fs.writeFileSync(file, now);
        return;
    }
    if (fs.readFileSync(file, 'utf8') !== now) {
        throw new Error('storefront/schema-shop.graphql is stale: run `npm run schema` and commit it.');
    }
}

main().then(
    () => process.exit(0),
    (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exit(1);
    },
);
