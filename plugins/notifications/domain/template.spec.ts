import fs from 'node:fs';
import path from 'node:path';

import { escapeHtml, fill, splitSubject, textToHtml } from './template';
import { templateParams } from './templates';

describe('fill', () => {
    it('puts params in and leaves their braces alone', () => {
        expect(fill('{{a}} and {{ b }}', { a: '{{b}}', b: '$&' })).toBe('{{b}} and $&');
    });

    it('refuses a param that is not given', () => {
        expect(() => fill('{{a}}', {})).toThrow('{{a}}');
    });
});

describe('textToHtml', () => {
    it('escapes everything and links only web addresses', () => {
        expect(textToHtml('<b>"hi"</b>\nhttps://a.b/?c=1&d="x\n\njavascript:alert(1)')).toBe(
            '<p>&#60;b&#62;&#34;hi&#34;&#60;/b&#62;<br><a href="https://a.b/?c=1&#38;d=">https://a.b/?c=1&#38;d=</a>&#34;x</p>\n<p>javascript:alert(1)</p>',
        );
    });
});

it('escapes the five characters that end text or attributes', () => {
    expect(escapeHtml(`<>&"'a`)).toBe('&#60;&#62;&#38;&#34;&#39;a');
});

it('splits a mail into subject and text', () => {
    expect(splitSubject('Hello\n\nFirst\n\nSecond\n')).toEqual({ subject: 'Hello', text: 'First\n\nSecond' });
});

describe('the templates on disk', () => {
    const folder = path.join(__dirname, '../../../static/templates');
    const files = fs.readdirSync(folder).filter(name => name !== 'layout.mail.html');

    it('are complete in four languages', () => {
        const kinds = new Set(files.map(name => name.replace(/\.[a-z]{2}\./, '.*.')));
        for (const kind of kinds) {
            for (const language of ['en', 'fa', 'pl', 'ru']) {
                expect(files).toContain(kind.replace('*', language));
            }
        }
        expect(new Set([...kinds].map(kind => kind.split('.')[0]))).toEqual(new Set(Object.keys(templateParams)));
    });

    it.each(files)('%s is filled by its params and nothing else', name => {
        const params = templateParams[name.split('.')[0] as keyof typeof templateParams];
        const values = Object.fromEntries([...params, 'name', 'firmName'].map(param => [param, 'x']));
        expect(fill(fs.readFileSync(path.join(folder, name), 'utf8'), values)).not.toContain('{{');
    });
});
