/** Writes the types of the Admin API that the Dashboard's documents are checked with; Vite's build writes the same, but takes a minute. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

import { vendureSchema } from './vendure-schema';

const root = path.resolve(__dirname, '../..');
const folder = path.join(root, '.karvan/dashboard-schema');
const output = path.join(root, 'plugins/gql/graphql-env.d.ts');

async function main(): Promise<void> {
    const schema = await vendureSchema('admin');
    const file = path.join(folder, 'schema.graphql');
    if (fs.existsSync(output) && fs.existsSync(file) && fs.readFileSync(file, 'utf8') === schema) return;
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(file, schema);
    const plugins = [{ name: 'gql.tada/ts-plugin', schema: './schema.graphql', tadaOutputLocation: output }];
    fs.writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { plugins } }));
    const { status } = spawnSync('npx', ['gql.tada', 'generate-output', '--tsconfig', folder, '--output', output], { cwd: root, stdio: 'inherit' });
    if (status !== 0) throw new Error('gql.tada could not write the types of the Admin API.');
}

main().then(
    () => process.exit(0),
    (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exit(1);
    },
);
