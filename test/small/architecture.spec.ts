import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const plugins = fs
    .readdirSync(path.join(root, 'plugins'), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== 'gql')
    .map(entry => entry.name);

/** The folders that a plugin may have; a newcomer finds the same things at the same place everywhere. */
const folders = new Set(['api', 'config', 'connectors', 'dashboard', 'domain', 'e2e', 'entities', 'events', 'jobs', 'pdf', 'queries', 'services']);

function filesOf(folder: string, take: RegExp): string[] {
    return fs
        .readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile() && take.test(entry.name))
        .map(entry => path.join(entry.parentPath, entry.name));
}

describe.each(plugins)('the plugin %s', name => {
    const folder = path.join(root, 'plugins', name);

    it('has a front door, a README of at most 60 lines, and no folder of its own invention', () => {
        expect(fs.existsSync(path.join(folder, 'index.ts'))).toBe(true);
        expect(fs.readFileSync(path.join(folder, 'README.md'), 'utf8').split('\n').length).toBeLessThanOrEqual(61);
        const odd = fs.readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory() && !folders.has(entry.name));
        expect(odd.map(entry => entry.name)).toEqual([]);
    });

    it('names in its README only files that exist', () => {
        const text = fs.readFileSync(path.join(folder, 'README.md'), 'utf8');
        const named = [...text.matchAll(/`((?:api|config|dashboard|domain|entities|events|jobs|pdf|queries|services)\/[\w./-]+\.tsx?)`/g)].map(match => match[1] ?? '');
        expect(named.filter(file => !fs.existsSync(path.join(folder, file)))).toEqual([]);
    });

    it('has a spec for each rule', () => {
        const domain = path.join(folder, 'domain');
        if (!fs.existsSync(domain)) return;
        const specs = filesOf(domain, /\.spec\.ts$/).map(file => fs.readFileSync(file, 'utf8')).join('\n');
        const rules = filesOf(domain, /^(?!.*\.spec\.ts$).*\.ts$/).filter(file => /^export (async )?function/m.test(fs.readFileSync(file, 'utf8')));
        expect(rules.filter(file => !specs.includes(`/${path.basename(file, '.ts')}'`)).map(file => path.relative(root, file))).toEqual([]);
    });

    it('guards each resolver method, and leaves transactions to the services', () => {
        const api = path.join(folder, 'api');
        const resolvers = fs.existsSync(api) ? filesOf(api, /resolver\.ts$/) : [];
        for (const file of resolvers) {
            const text = fs.readFileSync(file, 'utf8');
            expect([path.relative(root, file), (text.match(/@(Query|Mutation)\(/g) ?? []).length]).toEqual([
                path.relative(root, file),
                (text.match(/@Allow\(/g) ?? []).length - (text.match(/@ResolveField\([^)]*\)\s*@Allow\(|@Allow\([^)]*\)\s*@ResolveField\(/g) ?? []).length,
            ]);
            expect([path.relative(root, file), /@Transaction\(/.test(text)]).toEqual([path.relative(root, file), false]);
        }
    });

    it('has no service over 300 lines and no file over 400', () => {
        const long = filesOf(folder, /\.tsx?$/).filter(file => {
            const lines = fs.readFileSync(file, 'utf8').split('\n').length;
            return lines > (file.includes('/services/') && !file.endsWith('.spec.ts') ? 300 : 400);
        });
        expect(long.map(file => path.relative(root, file))).toEqual([]);
    });
});

describe('the boundaries between plugins', () => {
    let said = '';
    beforeAll(() => {
        const args = ['depcruise', '--config', path.join(root, '.dependency-cruiser.cjs'), 'plugins', 'src', '--output-type', 'err'];
        said = spawnSync('npx', args, { cwd: path.join(root, 'test/forbidden'), encoding: 'utf8' }).stdout;
    });

    it.each([
        'no-cycles',
        'front-door',
        'domain-is-pure',
        'resolvers-are-thin',
        'services-know-no-api',
        'dashboard-apart',
        'dashboard-alone',
        'plugins-know-no-src',
        'audit-uses',
    ])('a planted violation of %s is found', rule => {
        expect(said).toContain(`error ${rule}:`);
    });
});
