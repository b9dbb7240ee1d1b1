// The portal's layers: shell > a domain's feature-* > its ui-* > its data > shared. Domains meet only in the shell.
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const app = '^storefront/src/app';

module.exports = {
    forbidden: [
        rule('no-cycles', 'Two files in a cycle are one file.', {}, { circular: true }),
        rule('domains-apart', 'A domain imports itself and shared/; the shell puts domains together.',
            { path: `${app}/(?!shell/|shared/)([^/]+)/` }, { path: `${app}/`, pathNot: [`${app}/$1/`, `${app}/shared/`] }),
        rule('shared-alone', 'shared/ knows no domain.', { path: `${app}/shared/` }, { path: `${app}/`, pathNot: `${app}/shared/` }),
        rule('data-is-lowest', 'data/ draws nothing.', { path: `${app}/[^/]+/data/` }, { path: `${app}/[^/]+/(ui-|feature-)` }),
        rule('ui-knows-no-feature', 'ui-* is used by features, never the other way round.',
            { path: `${app}/[^/]+/ui-` }, { path: `${app}/[^/]+/feature-` }),
        rule('features-apart', 'A page does not import another page of its domain: each is loaded alone.',
            { path: `${app}/(?!shell/)([^/]+)/(feature-[^/]+)/` }, { path: `${app}/$1/feature-`, pathNot: `${app}/$1/$2/` }),
    ],
    options: { tsConfig: { fileName: 'storefront/tsconfig.json' }, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } },
};
