import fc from 'fast-check';

import { isLogoFormat, largestLogoBytes, logoFormat } from './logo-file';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('a logo', () => {
    it.each([
        ['\x89PNG\r\n\x1a\nrest', 'png'],
        ['\xff\xd8\xff\xe0rest', 'jpeg'],
        ['RIFF....WEBPVP8 ', 'webp'],
        ['', 'empty'],
        ['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'not-a-picture'],
        ['<html>', 'not-a-picture'],
        ['<?php echo 1;', 'not-a-picture'],
        ['GIF89a', 'not-a-picture'],
        ['%PDF-1.7', 'not-a-picture'],
        ['RIFF....WAVE', 'not-a-picture'],
        [' \x89PNG\r\n\x1a\n', 'not-a-picture'],
    ])('that begins with %j is %s', (text, found) => expect(logoFormat(bytes(text))).toBe(found));

    it('has an end', () => expect(logoFormat(new Uint8Array(largestLogoBytes + 1).fill(0x89))).toBe('too-large'));

    it('is one of three or none, whatever comes', () => {
        fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), content => {
            const found = logoFormat(content);
            expect(isLogoFormat(found)).toBe(!['empty', 'too-large', 'not-a-picture'].includes(found));
        }));
    });
});
