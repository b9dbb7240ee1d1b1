// What each plugin may import from another plugin's index.ts. A list that only ever points up.
const foundation = ['audit', 'outbox', 'ledger', 'documents', 'notifications'];
const people = [...foundation, 'staff', 'organizations'];
const selling = [...people, 'addresses', 'distributors', 'approvals', 'assortment', 'availability', 'pricing', 'sets', 'finance'];
const mayUse = {
    screens: [],
    audit: [],
    outbox: ['audit'],
    ledger: ['audit'],
    documents: [],
    notifications: ['audit', 'outbox', 'documents'],
    staff: foundation,
    organizations: [...foundation, 'staff'],
    addresses: people,
    registration: people,
    distributors: people,
    approvals: people,
    assortment: ['audit', 'outbox', 'documents', 'staff', 'organizations'],
    availability: [...people, 'assortment'],
    pricing: ['audit', 'outbox', 'documents', 'staff', 'organizations', 'distributors', 'assortment'],
    relations: ['audit', 'staff', 'organizations', 'assortment'],
    sets: ['audit', 'outbox', 'documents', 'staff', 'organizations', 'assortment', 'availability', 'pricing'],
    finance: ['audit', 'outbox', 'staff', 'organizations', 'ledger', 'documents'],
    purchasing: selling,
    resale: [...selling, 'purchasing'],
    goals: [...selling, 'purchasing'],
    lists: [...selling, 'purchasing'],
    quotes: [...selling, 'purchasing'],
    payments: [...selling, 'purchasing'],
    production: [...people, 'assortment', 'purchasing'],
    logistics: [...people, 'assortment', 'purchasing', 'production'],
    support: [...people, 'purchasing', 'production'],
    surveys: [...people, 'purchasing', 'logistics'],
    crm: [...people, 'purchasing', 'surveys'],
    privacy: [...people, 'support'],
    insights: [...selling, 'registration', 'purchasing', 'production', 'logistics', 'support', 'surveys', 'crm'],
};
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const plugin = '^plugins/([^/]+)/';

module.exports = {
    forbidden: [
        rule('no-cycles', 'Two files in a cycle are one file. (Entities of one plugin may refer to each other.)',
            { pathNot: '/entities/' }, { circular: true }),
        rule('front-door', "Another plugin is used through its index.ts only; its Dashboard parts through dashboard/shared/index.ts.",
            { path: plugin }, { path: plugin, pathNot: ['^plugins/$1/', '^plugins/[^/]+/index\\.ts$', '^plugins/[^/]+/dashboard/shared/index\\.ts$'] }),
        rule('domain-is-pure', 'domain/ and kernel/ import themselves and pure libraries: no framework, database or I/O.',
            { path: '^(plugins/[^/]+/domain|kernel)/', pathNot: ['\\.spec\\.ts$', '^kernel/(with-tx|scoped-repository|token|pin|totp|vendure)'] },
            { pathNot: ['^plugins/[^/]+/domain/', '^kernel/', 'node_modules/(date-fns-jalali|date-holidays|libphonenumber-js|fast-check)/'] }),
        rule('resolvers-are-thin', 'api/ calls services/ and never the database.',
            { path: '^plugins/[^/]+/api/' }, { path: ['/queries/', 'node_modules/typeorm/'] }),
        rule('services-know-no-api', 'Dependencies point from api/ to services/ to domain/.',
            { path: '^plugins/[^/]+/(services|queries|jobs|events|entities|config)/' }, { path: '^plugins/[^/]+/api/' }),
        rule('dashboard-apart', 'Server code and dashboard code meet only in the GraphQL schema.',
            { path: '^(?!plugins/[^/]+/dashboard/)' }, { path: '^plugins/[^/]+/dashboard/' }),
        rule('dashboard-alone', 'A dashboard extension imports its own folder, the shared folders of others, plugins/gql and packages only.',
            { path: '^plugins/([^/]+)/dashboard/' }, { path: '^(plugins|kernel|src)/', pathNot: ['^plugins/$1/dashboard/', '^plugins/[^/]+/dashboard/shared/', '^plugins/gql/'] }),
        rule('plugins-know-no-src', 'A plugin gets what it needs by its options, never from src/. (Environment apart.)',
            { path: '^plugins/', pathNot: '\\.e2e-spec\\.ts$|/services/.*\\.spec\\.ts$' }, { path: '^src/', pathNot: '^src/config/' }),
        ...Object.entries(mayUse).map(([name, others]) => rule(`${name}-uses`, `${name} may use: ${others.join(', ') || 'no other plugin'}.`,
            { path: `^plugins/${name}/` }, { path: '^plugins/', pathNot: `^plugins/(gql|${[name, 'screens', ...others].join('|')})/` })),
    ],
    options: { tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } },
};
