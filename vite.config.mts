import { vendureDashboardPlugin } from '@vendure/dashboard/vite';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig } from 'vite';

type Languages = NonNullable<NonNullable<Parameters<typeof vendureDashboardPlugin>[0]['i18n']>['availableLanguages']>;

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
    ],
    resolve: { alias: { '@/gql': resolve(import.meta.dirname, './plugins/gql/graphql.ts') } },
});
