// The scripts that the portal's first page loads, packed as they travel. Fails when they weigh more than the budget.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const limitKb = 250;
const folder = join(dirname(fileURLToPath(import.meta.url)), '../../dist/storefront');

const loaded = new Set();

/** A chunk comes with all that it imports statically; what it imports by a call is loaded later. */
function load(name) {
    if (loaded.has(name)) return;
    loaded.add(name);
    const source = readFileSync(join(folder, name), 'utf8');
    for (const [, imported] of source.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) load(imported);
}

const page = readFileSync(join(folder, 'index.html'), 'utf8');
for (const [, name] of page.matchAll(/(?:src|href)="\/?([^"/]+\.js)"/g)) load(name);

const bytes = [...loaded].reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
console.log(`${(bytes / 1000).toFixed(0)} kB of ${limitKb} kB in ${loaded.size} scripts`);
process.exitCode = loaded.size > 0 && bytes <= limitKb * 1000 ? 0 : 1;
