import { isPictureFormat, largestPictureBytes, pictureFormat } from './picture-file';

const bytes = (...values: number[]) => Uint8Array.from([...values, ...Array.from({ length: 20 }, () => 0)]);

describe('a picture that somebody sends', () => {
    it('is told by its bytes', () => {
        expect(pictureFormat(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe('jpeg');
        expect(pictureFormat(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe('png');
        expect(pictureFormat(Buffer.from('RIFF0000WEBPVP8 '))).toBe('webp');
    });

    it('is no picture when it is a page, a drawing, a program or another container', () => {
        for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<html><script>1</script>', '<?php echo 1;', 'GIF89a', 'RIFF0000WAVEfmt ', '%PDF-1.7']) {
            expect(pictureFormat(Buffer.from(text))).toBe('not-a-picture');
        }
        expect(isPictureFormat(pictureFormat(Buffer.from('PK')))).toBe(false);
    });

    it('has a size', () => {
        expect(pictureFormat(new Uint8Array())).toBe('empty');
        expect(pictureFormat(new Uint8Array(largestPictureBytes + 1))).toBe('too-large');
    });
});
