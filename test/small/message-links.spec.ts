import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const routes = fs.readFileSync(path.join(root, 'storefront/src/app/app.routes.ts'), 'utf8');
const pages = new Set(Array.from(routes.matchAll(/path: '([a-z-]+)/g), ([, first]) => first));

function sources(folder: string): string[] {
    return fs.readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
        const at = path.join(folder, entry.name);
        if (entry.isDirectory()) return entry.name === 'dashboard' ? [] : sources(at);
        return /\.ts$/.test(entry.name) && !/spec\.ts$/.test(entry.name) ? [at] : [];
    });
}

const links = sources(path.join(root, 'plugins')).flatMap(file =>
    Array.from(fs.readFileSync(file, 'utf8').matchAll(/publicUrl\}\/([^`\s/?]+)/g), ([, first]) => ({ file: path.relative(root, file), first: first ?? '' })),
);

/** The Dashboard's pages are judged by its own tests, tracking pages and drivers' pages by those of logistics, pages for paying by those of payments. */
const portalLinks = links.filter(({ first }) => !['dashboard', 't', 'd', 'pay', 'payments'].includes(first));

describe('links in messages to customers', () => {
    it('are found', () => expect(portalLinks.length).toBeGreaterThanOrEqual(4));

    it.each(portalLinks)('open a page of the portal: /$first of $file', ({ first }) => expect(pages).toContain(first));
});
