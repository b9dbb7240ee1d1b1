import fc from 'fast-check';

import { find, parseXml, textAt, XmlError } from './safe-xml';

const refusal = (source: string): string => {
    try {
        parseXml(source);
        return 'read';
    } catch (error) {
        return error instanceof XmlError ? error.reason : 'failed';
    }
};

describe('XML of invoices', () => {
    it('is read as elements without their prefixes, with attributes and text', () => {
        const root = parseXml('\ufeff<?xml version="1.0"?><!-- a --><n:a x=\'1 > 0\' n:y="&lt;&#x41;"><b>A &amp; B</b><c/><b><![CDATA[<raw>]]></b></n:a>');
        expect(root).toMatchObject({ name: 'a', attributes: { x: '1 > 0', y: '<A' } });
        expect(root.children.map(({ name, text }) => [name, text])).toEqual([['b', 'A & B'], ['c', ''], ['b', '<raw>']]);
        expect(textAt(root, 'b')).toBe('A & B');
        expect(find(root, 'b', 'z')).toBeUndefined();
    });

    it.each([
        ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'declares-entities'],
        ['<!doctype a SYSTEM "file:///etc/passwd"><a/>', 'declares-entities'],
        ['<a>&x;</a>', 'not-well-formed'],
        ['<a>& b</a>', 'not-well-formed'],
        ['<a>&#0;</a>', 'not-well-formed'],
        ['<a><b></a></b>', 'not-well-formed'],
        ['<a>', 'not-well-formed'],
        ['<a/><b/>', 'not-well-formed'],
        ['words', 'not-well-formed'],
        ['', 'not-well-formed'],
        ['<a x=1/>', 'not-well-formed'],
        ['<a x="<"/>', 'not-well-formed'],
        [`${'<a>'.repeat(80)}`, 'too-deep'],
    ])('refuses %s', (source, reason) => {
        expect(refusal(source)).toBe(reason);
    });

    it('refuses what is too large', () => {
        expect(refusal(`<a>${'x'.repeat(5_000_001)}</a>`)).toBe('too-large');
    });

    it('gives no object its prototype', () => {
        const root = parseXml('<a __proto__="x" constructor="y"/>');
        expect(Object.getPrototypeOf(root.attributes)).toBe(Object.prototype);
        expect(Object.entries(root.attributes)).toEqual([['__proto__', 'x'], ['constructor', 'y']]);
    });

    it('property: whatever comes, it is read or refused, and text comes back', () => {
        fc.assert(fc.property(fc.string(), source => expect(refusal(source)).not.toBe('failed')));
        const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
        fc.assert(fc.property(fc.string(), text => expect(parseXml(`<a>${escaped(text)}</a>`).text).toBe(text)));
        const part = fc.constantFrom('<a>', '</a>', '<b/>', '&amp;', '&', '<', '>', '"', ' x="1"', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '<!DOCTYPE');
        fc.assert(fc.property(fc.array(part, { maxLength: 20 }), parts => expect(refusal(parts.join(''))).not.toBe('failed')));
    });
});
