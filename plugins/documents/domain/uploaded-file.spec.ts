import fc from 'fast-check';

import { fileFormat, fileProblemText, isFileProblem, pictures, picturesAndPdf, safeFileName } from './uploaded-file';

const bytes = (...values: number[]) => Uint8Array.from([...values, ...Array.from({ length: 20 }, () => 0)]);

describe('a file that somebody sends', () => {
    it('is told by its bytes', () => {
        expect(fileFormat(bytes(0xff, 0xd8, 0xff, 0xe0), pictures)).toBe('jpeg');
        expect(fileFormat(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), pictures)).toBe('png');
        expect(fileFormat(Buffer.from('RIFF0000WEBPVP8 '), pictures)).toBe('webp');
        expect(fileFormat(Buffer.from('%PDF-1.7'), picturesAndPdf)).toBe('pdf');
    });

    it('is none when it is a page, a drawing, a program or another container', () => {
        for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<html><script>1</script>', '<?php echo 1;', 'GIF89a', 'RIFF0000WAVEfmt ', 'PK', ' %PDF-1.7', ' \x89PNG\r\n\x1a\n']) {
            expect(fileFormat(Buffer.from(text, 'latin1'), picturesAndPdf)).toBe('wrong-kind');
        }
        expect(fileFormat(Buffer.from('%PDF-1.7'), pictures)).toBe('wrong-kind');
    });

    it('has a size', () => {
        expect(fileFormat(new Uint8Array(), pictures)).toBe('empty');
        expect(fileFormat(new Uint8Array(pictures.largestBytes + 1), pictures)).toBe('too-large');
        expect(fileProblemText('too-large', pictures)).toBe('file: is larger than 10 MB');
        expect(fileProblemText('wrong-kind', picturesAndPdf)).toBe('file: is neither PDF nor PNG nor JPEG nor WebP');
    });

    it('is one of what a place takes or none, whatever comes', () => {
        fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), content => {
            const found = fileFormat(content, pictures);
            expect(isFileProblem(found) || pictures.formats.includes(found)).toBe(true);
        }));
    });
});

describe('the name of a file', () => {
    it.each([
        ['../../etc/passwd', 'pdf', 'passwd.pdf'],
        ['C:\\Users\\Sara\\فرش شماره ۲.JPG', 'jpeg', 'فرش شماره ۲.jpg'],
        ['invoice\u202egnp.exe', 'png', 'invoicegnp.png'],
        ['page.html.jpg', 'jpeg', 'page.html.jpg'],
        ['a\r\nSet-Cookie: x.pdf', 'pdf', 'aSet-Cookie x.pdf'],
        ['.htaccess', 'png', 'file.png'],
        ['', 'webp', 'file.webp'],
        ['\ud83d', 'pdf', 'file.pdf'],
    ] as const)('%j of a %s is %j', (name, format, kept) => expect(safeFileName(name, format)).toBe(kept));

    it('leads nowhere and ends as what it is, whatever is sent', () => {
        fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), name => {
            const kept = safeFileName(name, 'jpeg');
            expect(kept).toMatch(/^[^/\\:"<>|?*\r\n]+\.jpg$/u);
            expect([kept.startsWith('.'), Array.from(kept).length <= 104, safeFileName(kept, 'jpeg')]).toEqual([false, true, kept]);
        }));
    });
});
