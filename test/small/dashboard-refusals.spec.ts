import fs from 'node:fs';
import path from 'node:path';

const plugins = path.resolve(__dirname, '../../plugins');

/** Tables of refusals that staff are shown as the server words them. One with figures in it is not looked up. */
const tables: [plugin: string, tables: string[]][] = [
    ['addresses', ['texts']],
    ['crm', ['leadTexts', 'opportunityTexts']],
    ['distributors', ['linkTexts']],
    ['finance', ['texts', 'settlementTexts', 'limitRequestTexts']],
    ['organizations', ['teamTexts', 'actingTexts', 'duplicateTexts', 'mergeTexts']],
    ['payments', ['texts']],
    ['registration', ['applicationTexts', 'changeTexts']],
    ['staff', ['staffTexts', 'codeTexts']],
];

function sentencesOf(plugin: string, table: string): string[] {
    const source = fs.readFileSync(path.join(plugins, plugin, 'errors.ts'), 'utf8');
    const [, block = ''] = new RegExp(`const ${table}[^=\\n]* = \\{\\n(.*?)\\n\\}`, 's').exec(source) ?? [];
    return Array.from(block.matchAll(/^ {4}'?[a-z-]+'?: '((?:[^'\\\\]|\\\\.)*)'/gm), ([, sentence = '']) => sentence.replace(/\\\\'/g, "'"));
}

describe.each(tables)('refusals of %s in the Dashboard', (plugin, names) => {
    const sentences = names.flatMap(name => sentencesOf(plugin, name));

    it('are found', () => expect(sentences.length).toBeGreaterThan(names.length));

    it.each(['fa', 'pl', 'ru'])('are said in %s', language => {
        const catalogue = fs.readFileSync(path.join(plugins, plugin, `dashboard/i18n/${language}.po`), 'utf8').split('\n\n');
        const said = new Set(catalogue.filter(entry => entry.includes('js-lingui-explicit-id') && !/msgstr ""\n*$/.test(entry)).map(entry => /msgid "(.*)"/.exec(entry)?.[1]));
        expect(sentences.filter(sentence => !said.has(sentence))).toEqual([]);
    });
});
