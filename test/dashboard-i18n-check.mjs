// Compares what the Dashboard's extensions say with their translation files. Fails when English or Persian lacks a text or
// a text was never extracted (`npx lingui extract`), or two plugins translate one text differently: the Dashboard knows one
// translation of it, and whose that is, is chance. Gaps of Polish and Russian, which fall back to English, are reported.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const plugins = join(dirname(fileURLToPath(import.meta.url)), '../plugins');
const languages = ['en', 'fa', 'pl', 'ru'];
const complete = new Set(['en', 'fa']);

const unquote = lines => [...lines.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(match => JSON.parse(`"${match[1]}"`)).join('');

/** The live entries of a .po file by their id. Obsolete ones begin with `#~` and do not match. */
function catalogue(file) {
    const entries = readFileSync(file, 'utf8').matchAll(/^msgid ((?:".*"\n)+)msgstr ((?:".*"(?:\n|$))+)/gm);
    return new Map([...entries].map(([, id, text]) => [unquote(id), unquote(text)]).filter(([id]) => id !== ''));
}

/** The texts that the files know by themselves (`true`: menu entries) and by a number made of them (`false`: all that is drawn): one does not stand for the other. */
function known(file) {
    const entries = [...readFileSync(file, 'utf8').matchAll(/((?:^#.*\n)*)^msgid ((?:".*"\n)+)/gm)];
    return isExplicit => new Set(entries.filter(([, notes]) => notes.includes('js-lingui-explicit-id') === isExplicit).map(([, , id]) => unquote(id)));
}

/** Only texts without a placeholder, which stand in the files as they stand in the sources; as above, those that need an entry by themselves or by number. */
function said(folder, isExplicit) {
    const sources = readdirSync(folder, { recursive: true })
        .filter(file => /\.tsx?$/.test(file))
        .map(file => readFileSync(join(folder, file), 'utf8'))
        .join('\n');
    const drawn = [/<Trans>([^<{]+)<\/Trans>/g, /\b(?:t|msg)`([^`$]+)`/g];
    const named = [/\/\* i18n\*\/ '([^']+)'/g, /\bmsg\(\{ id: '([^']+)'/g];
    const forms = isExplicit ? named : drawn;
    return forms.flatMap(form => [...sources.matchAll(form)].map(match => match[1].trim().replace(/\s+/g, ' ')));
}

const placeholders = text => [...new Set([...text.matchAll(/{(\w+)/g)].map(match => match[1]))].sort().join(',');

const problems = [];
const texts = Object.fromEntries(languages.map(language => [language, new Map()]));
const totals = Object.fromEntries(languages.map(language => [language, 0]));
let all = 0;
for (const plugin of readdirSync(plugins).filter(name => existsSync(join(plugins, name, 'dashboard')))) {
    const folder = join(plugins, plugin, 'dashboard');
    const files = Object.fromEntries(
        languages.map(language => {
            const file = join(folder, `i18n/${language}.po`);
            return [language, existsSync(file) ? catalogue(file) : new Map()];
        }),
    );
    const ids = new Set(languages.flatMap(language => [...files[language].keys()]));
    all += ids.size;
    const english = join(folder, 'i18n/en.po');
    for (const isExplicit of [true, false]) {
        const there = existsSync(english) ? known(english)(isExplicit) : new Set();
        for (const text of new Set(said(folder, isExplicit))) {
            if (!there.has(text)) problems.push(`${plugin}: not extracted: ${text}`);
        }
    }
    for (const language of languages) {
        for (const id of ids) {
            const text = files[language].get(id) ?? '';
            const english = files.en.get(id) ?? id;
            if (text.trim() === '') {
                if (complete.has(language)) problems.push(`${plugin}: missing in ${language}: ${id}`);
                else console.log(`${plugin}: falls back to English in ${language}: ${id}`);
            } else {
                totals[language]++;
                const other = texts[language].get(id) ?? text;
                if (other !== text) problems.push(`${plugin}: elsewhere ${id} is "${other}" in ${language}, here "${text}"`);
                texts[language].set(id, text);
                if (placeholders(text) !== placeholders(english)) problems.push(`${plugin}: other placeholders in ${language}: ${id}`);
            }
        }
    }
}
for (const problem of problems) console.error(problem);
console.log(languages.map(language => `${language} ${totals[language]}/${all}`).join(', '));
process.exitCode = problems.length ? 1 : 0;
