// Compares the keys that the portal's sources use with the translation files. Fails when English or Persian lacks one,
// when a placeholder differs, or when a key is used nowhere; Polish and Russian gaps are only reported.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const languages = ['en', 'fa', 'pl', 'ru'];
const complete = new Set(['en', 'fa']);
// Read as whole objects by `selectTranslateObject`, or by the unit pipe.
const wholes = ['availability.', 'datePicker.', 'unit.'];

const flatten = (value, prefix = '') =>
    Object.entries(value).flatMap(([key, inner]) =>
        typeof inner === 'string' ? [[prefix + key, inner]] : flatten(inner, `${prefix}${key}.`),
    );
const files = Object.fromEntries(
    languages.map((language) => [
        language,
        new Map(flatten(JSON.parse(readFileSync(join(root, `public/i18n/${language}.json`), 'utf8')))),
    ]),
);
const sources = readdirSync(join(root, 'src/app'), { recursive: true })
    .filter((file) => /\.(ts|html)$/.test(file) && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(join(root, 'src/app', file), 'utf8'))
    .join('\n');

const known = new Set(languages.flatMap((language) => [...files[language].keys()]));
const literals = new Set(
    [...sources.matchAll(/['"`]([a-zA-Z][\w-]*(?:\.[\w-]+)*\.?)(?=['"`$])/g)].map((match) => match[1]),
);
const called = new Set(
    [...sources.matchAll(/\b(?:t|translate(?:<string>)?)\(\s*'([^']+)'\s*[,)]/g)].map((match) => match[1]),
);
const titles = new Set(
    [...readFileSync(join(root, 'src/app/app.routes.ts'), 'utf8').matchAll(/title: '([^']+)'/g)].map(
        (match) => match[1],
    ),
);
const prefixes = [...literals].filter((literal) => literal.endsWith('.'));

const problems = [];
const placeholders = (text) =>
    [...text.matchAll(/{{\s*(\w+)\s*}}/g)]
        .map((match) => match[1])
        .sort()
        .join(',');
for (const key of [...called, ...titles]) {
    if (!known.has(key)) problems.push(`used but nowhere translated: ${key}`);
}
for (const key of known) {
    const isUsed = literals.has(key) || [...prefixes, ...wholes].some((prefix) => key.startsWith(prefix));
    if (!isUsed) problems.push(`translated but not used: ${key}`);
    for (const language of languages) {
        const text = files[language].get(key);
        const english = files.en.get(key);
        if (text === undefined || text.trim() === '') {
            if (complete.has(language)) problems.push(`missing in ${language}: ${key}`);
            else console.log(`falls back to English in ${language}: ${key}`);
        } else if (english !== undefined && placeholders(text) !== placeholders(english)) {
            problems.push(`other placeholders in ${language}: ${key}`);
        }
    }
}
for (const problem of problems) console.error(problem);
console.log(languages.map((language) => `${language} ${files[language].size}/${known.size}`).join(', '));
process.exitCode = problems.length ? 1 : 0;
