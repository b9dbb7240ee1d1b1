import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';

import { templateNames } from './events';
import { exampleValues, faultsOf, placeholdersOf, previewOf } from './template-check';

const problems = (...given: Parameters<typeof faultsOf>) => faultsOf(...given).map(({ problem, name }) => (name === null ? problem : `${problem} ${name}`));

it.each([
    ['sms', '{{name}}: {{orderCode}} {{link}}', []],
    ['sms', '', ['empty']],
    ['sms', '{{orderCode}} {{total}} {{price}}', ['unknown-placeholder price']],
    ['sms', '{{orderCode} {{ link', ['broken-placeholder']],
    ['sms', 'x'.repeat(1_000), ['too-many-parts']],
    ['mail', 'Only a subject', ['no-subject']],
    ['mail', 'Subject\n\nText {{constructor}}', ['unknown-placeholder constructor']],
] as const)('of %s %j says %j', (channel, text, expected) => {
    expect(problems('order-submitted', channel, text)).toEqual(expected);
});

it('keeps the link in what is there for its link', () => {
    expect(problems('invitation', 'sms', 'Welcome, {{name}}')).toEqual(['link-missing link']);
    expect(problems('invitation', 'sms', 'Welcome: {{link}}')).toEqual([]);
});

it('previews an SMS with its parts and alphabet', () => {
    expect(previewOf('order-approved', 'sms', 'en', 'Order {{orderCode}} is approved.')).toMatchObject({ text: 'Order AM-1042 is approved.', parts: 1, encoding: 'gsm', characters: 26 });
    expect(previewOf('order-approved', 'sms', 'fa', 'سفارش {{orderCode}} تأیید شد. {{name}}، '.repeat(3))).toMatchObject({ parts: 2, encoding: 'unicode' });
    expect(previewOf('order-approved', 'sms', 'en', '{{nobody}}')).toBeNull();
});

it('previews a mail, escaped', () => {
    expect(previewOf('order-approved', 'mail', 'en', '{{orderCode}} approved\n\n<b>{{name}}</b>')).toMatchObject({
        subject: 'AM-1042 approved', html: '<p>&#60;b&#62;Sara Karimi&#60;/b&#62;</p>', parts: 1, encoding: null,
    });
});

it('has an example in four languages for everything that is told', () => {
    for (const template of templateNames) {
        for (const language of ['en', 'fa', 'pl', 'ru']) {
            const values = exampleValues(template, language);
            for (const name of placeholdersOf(template)) expect([template, language, name, values[name] !== undefined && values[name] !== name]).toEqual([template, language, name, true]);
        }
    }
});

it('finds no fault with the texts that come with Karvan', () => {
    const folder = path.join(__dirname, '../../../static/templates');
    for (const file of fs.readdirSync(folder).filter(name => name !== 'layout.mail.html')) {
        const [template = '', , channel = ''] = file.split('.');
        expect([file, faultsOf(template as 'invitation', channel as 'sms', fs.readFileSync(path.join(folder, file), 'utf8'))]).toEqual([file, []]);
    }
});

it('can fill whatever it finds no fault with', () => {
    const piece = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('{{name}}', '{{ orderCode }}', '{{', '}}', '{', '\n\n', '{{link}}'));
    fc.assert(
        fc.property(fc.array(piece, { maxLength: 8 }), fc.constantFrom('sms' as const, 'mail' as const), (pieces, channel) => {
            const text = pieces.join('');
            if (faultsOf('order-approved', channel, text).length > 0) return;
            expect(previewOf('order-approved', channel, 'en', text)?.text).not.toMatch(/\{\{\s*(name|orderCode|link)\s*\}\}/);
        }),
    );
});
