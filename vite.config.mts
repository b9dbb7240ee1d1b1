import { compileMessage } from '@lingui/message-utils/compileMessage';
import { vendureDashboardPlugin } from '@vendure/dashboard/vite';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig, type Plugin, transformWithEsbuild } from 'vite';

type Languages = NonNullable<NonNullable<Parameters<typeof vendureDashboardPlugin>[0]['i18n']>['availableLanguages']>;

/**
 * Vendure 3.7.3 hands the plugins' texts to the browser as they stand in the .po files, so that a reader would see
 * `{count} lines` instead of the number. This compiles them as the Dashboard's own texts are compiled.
 */
const compiledTexts: Plugin = {
    name: 'karvan:compiled-texts',
    transform(code, id) {
        if (id !== '\0virtual:plugin-translations') return;
        const read = new Function(code.replace('export default', 'return')) as () => Record<string, Record<string, string>>;
        const compiled = Object.entries(read()).map(([locale, texts]) => [
            locale,
            Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, compileMessage(text)])),
        ]);
        return { code: `export default ${JSON.stringify(Object.fromEntries(compiled))};`, map: null };
    },
};

/** The operators' page without a network: a script of its own, since a service worker has to stand beside what it serves. */
const floorWorker: Plugin = {
    name: 'karvan:floor-worker',
    apply: 'build',
    async generateBundle() {
        const file = join(import.meta.dirname, 'plugins/production/dashboard/worker/floor-worker.ts');
        const { code } = await transformWithEsbuild(await readFile(file, 'utf8'), file, { minify: true, target: 'es2022', sourcemap: false });
        this.emitFile({ type: 'asset', fileName: 'floor-worker.js', source: code });
    },
};

export default defineConfig({
    base: '/dashboard/',
    build: { outDir: join(import.meta.dirname, 'dist/dashboard'), emptyOutDir: true },
    plugins: [
        vendureDashboardPlugin({
            vendureConfigPath: pathToFileURL('./vendure-config.ts'),
            // A build is served by the server itself; `vite dev` talks to a running one.
            api:
                process.env.NODE_ENV === 'production'
                    ? { host: 'auto', port: 'auto' }
                    : { host: 'http://localhost', port: Number(process.env.PORT ?? 3000) },
            gqlOutputPath: './plugins/gql',
            i18n: { defaultLanguage: 'en' as Languages[number], availableLanguages: ['en', 'fa', 'pl', 'ru'] as Languages },
        }),
        compiledTexts,
        floorWorker,
    ],
    resolve: { alias: { '@/gql': resolve(import.meta.dirname, './plugins/gql/graphql.ts') } },
});
