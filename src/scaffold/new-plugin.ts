/** `npm run new:plugin <noun>`: a plugin that passes all checks, made from `test/template-plugin`. */
import fs from 'node:fs';
import path from 'node:path';

const template = 'test/template-plugin';

/** `price-list` → PriceList and priceList. */
function namesOf(noun: string): { pascal: string; camel: string } {
    const pascal = noun.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase());
    return { pascal, camel: pascal.charAt(0).toLowerCase() + pascal.slice(1) };
}

/** The template's text with the noun put in its place. */
export function filled(text: string, noun: string): string {
    const { pascal, camel } = namesOf(noun);
    return text
        .replaceAll('Specimen', pascal)
        .replaceAll(/specimen(?=[A-Z])/g, camel)
        .replaceAll(/(?<=['./`])specimen(?=[.-])/g, noun)
        .replaceAll(/specimenPermission/g, `${camel}Permission`)
        .replaceAll('specimen', noun.replaceAll('-', ' '));
}

function edit(file: string, change: (text: string) => string): void {
    const before = fs.readFileSync(file, 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`${file} has not the form that new:plugin knows; add the plugin there by hand.`);
    fs.writeFileSync(file, after);
}

export function newPlugin(noun: string, root: string): string[] {
    if (!/^[a-z]+(-[a-z]+)*$/.test(noun)) throw new Error('The noun should be in kebab-case, such as price-list.');
    const folder = path.join(root, 'plugins', noun);
    if (fs.existsSync(folder)) throw new Error(`plugins/${noun} is there already.`);
    const { pascal, camel } = namesOf(noun);
    const made = fs
        .readdirSync(path.join(root, template), { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => {
            const from = path.join(entry.parentPath, entry.name);
            const to = path.join(folder, path.relative(path.join(root, template), from).replaceAll('specimen', noun));
            fs.mkdirSync(path.dirname(to), { recursive: true });
            fs.writeFileSync(to, filled(fs.readFileSync(from, 'utf8'), noun));
            return path.relative(root, to);
        });
    edit(path.join(root, '.dependency-cruiser.cjs'), text => text.replace('const mayUse = {\n', `const mayUse = {\n    '${noun}': [],\n`));
    edit(path.join(root, 'src/plugins.ts'), text =>
        text.replace(/\nexport const plugins/, `import { ${pascal}Plugin } from '../plugins/${noun}';\n\nexport const plugins`).replace(/\n\];/, `\n    ${pascal}Plugin,\n];`),
    );
    edit(path.join(root, 'src/authz/admin.ts'), text =>
        text.replace(/(export const adminQueries[^{]*\{\n?)/, `$1    ${camel}NameRefusal: ['Read${pascal}'],\n`),
    );
    return made;
}

if (require.main === module) {
    try {
        const made = newPlugin(process.argv[2] ?? '', process.cwd());
        console.log(`${made.join('\n')}\nAdd to README's table what it owns, and to docs/words.md its words.`);
    } catch (error) {
        console.error((error as Error).message);
        process.exitCode = 2;
    }
}
