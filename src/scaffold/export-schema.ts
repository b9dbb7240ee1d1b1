/** `npm run schema`: the Shop API's schema for the portal's typed documents. With `--check`, fails when the file is stale. */
import fs from 'node:fs';
import path from 'node:path';

import { vendureSchema } from './vendure-schema';

const file = path.resolve(__dirname, '../../storefront/schema-shop.graphql');

async function main(): Promise<void> {
    const now = await vendureSchema('shop');
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
