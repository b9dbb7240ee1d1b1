import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const noClock = [
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass `now` in: a rule that reads the clock cannot be tested (ADR 0004).' },
    { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Pass `now` in (ADR 0004).' },
    { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Pass the value in (ADR 0004).' },
    { selector: 'CallExpression[callee.property.name=/^set(UTC)?(Full|Hours|Date|Month|Minutes|Seconds|Milli)/]', message: 'Do not mutate dates (ADR 0004).' },
];

export default tseslint.config(
    { ignores: ['**/node_modules/**', 'dist/**', '.karvan/**', 'storefront/**', '**/*.d.ts', '**/*.mjs', '**/*.cjs', '**/*.js', 'plugins/*/dashboard/**', 'plugins/gql/**', 'test/forbidden/**', 'vite.config.mts', 'migrations/**'] },
    ...tseslint.configs.recommendedTypeChecked,
    {
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        plugins: { 'react-hooks': reactHooks },
        rules: {
            'max-lines': ['error', { max: 400, skipComments: true, skipBlankLines: true }],
            'max-lines-per-function': ['error', { max: 70, skipComments: true, skipBlankLines: true }],
            '@typescript-eslint/switch-exhaustiveness-check': 'error',
            '@typescript-eslint/consistent-type-imports': 'off', // Nest's injection needs the runtime import.
            'no-console': 'error',
        },
    },
    { files: ['plugins/*/domain/**/*.ts', 'kernel/**/*.ts'], ignores: ['kernel/with-tx.ts', 'kernel/vendure-*.ts'], rules: { 'no-restricted-syntax': ['error', ...noClock] } },
    {
        files: ['plugins/*/api/**/*.ts'],
        rules: {
            'no-restricted-imports': ['error', {
                paths: [
                    { name: '@vendure/core', importNames: ['TransactionalConnection', 'ListQueryBuilder'], message: 'Resolvers call services (ADR 0002).' },
                    { name: 'typeorm', message: 'Resolvers call services (ADR 0002).' },
                ],
            }],
        },
    },
    { files: ['**/*.spec.ts', '**/*.e2e-spec.ts'], rules: { 'max-lines-per-function': 'off' } },
    { files: ['src/start.ts', 'src/server.ts', 'src/worker.ts', 'src/build.ts', 'src/setup.ts', 'src/scaffold/**', 'src/seed/**', 'src/demo/**', 'src/import.ts', 'src/scale-agent/main.ts', 'src/erp-agent/main.ts', 'src/database/*.ts', 'test/**', 'bench/**'], rules: { 'no-console': 'off' } },
);
