/** Run through `npm run jest`, which sets the NODE_OPTIONS that Vendure's dynamic imports need. */
const swc = {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: {
        target: 'es2022',
        keepClassNames: true,
        parser: { syntax: 'typescript', tsx: false, decorators: true, dynamicImport: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
};
const shared = {
    rootDir: __dirname,
    testEnvironment: 'node',
    modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/storefront', '<rootDir>/.karvan'],
    transform: {
        '^.+\\.ts$': ['@swc/jest', swc],
        '^.+\\.tsx$': [
            '@swc/jest',
            {
                ...swc,
                jsc: {
                    ...swc.jsc,
                    parser: { ...swc.jsc.parser, tsx: true },
                    transform: { ...swc.jsc.transform, react: { runtime: 'automatic' } },
                },
            },
        ],
    },
};

/** @type {import('jest').Config} */
module.exports = {
    projects: [
        {
            ...shared,
            displayName: 'small',
            testMatch: ['<rootDir>/kernel/**/*.spec.ts', '<rootDir>/src/**/*.spec.ts', '<rootDir>/plugins/*/domain/**/*.spec.ts', '<rootDir>/plugins/erp/connectors/**/*.spec.ts', '<rootDir>/plugins/*/dashboard/**/*.spec.ts', '<rootDir>/test/small/**/*.spec.ts', '<rootDir>/test/template-plugin/domain/*.spec.ts'],
        },
        {
            ...shared,
            displayName: 'database',
            testMatch: ['<rootDir>/plugins/*/services/**/*.spec.ts', '<rootDir>/plugins/*/e2e/**/*.e2e-spec.ts', '<rootDir>/test/e2e/**/*.e2e-spec.ts'],
            setupFiles: ['<rootDir>/test/graphql-classes.js'],
            globalSetup: '<rootDir>/test/global-setup.js',
            globalTeardown: '<rootDir>/test/global-teardown.js',
        },
        {
            ...shared,
            displayName: 'together',
            testMatch: ['<rootDir>/test/together/*.spec.ts'],
            setupFiles: ['<rootDir>/test/graphql-classes.js'],
            globalSetup: '<rootDir>/test/global-setup.js',
            globalTeardown: '<rootDir>/test/global-teardown.js',
        },
        {
            ...shared,
            displayName: 'browser',
            testMatch: ['<rootDir>/test/browser/**/*.spec.ts'],
            globalTeardown: '<rootDir>/test/global-teardown.js',
        },
    ],
    testTimeout: 180000,
    workerIdleMemoryLimit: '1500MB',
};
