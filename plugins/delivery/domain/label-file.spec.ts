import fc from 'fast-check';

import { isLabelFormat, labelFormat, labelName, largestLabelBytes } from './label-file';

const bytes = (...given: number[]) => Uint8Array.from(given);
const pdf = bytes(0x25, 0x50, 0x44, 0x46, 0x2d, 0x31);
const png = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0);
const jpeg = bytes(0xff, 0xd8, 0xff, 0xe0);

describe("a courier's label", () => {
    it('is a PDF or a picture, by its bytes and its name', () => {
        expect([labelFormat(pdf, 'label.PDF'), labelFormat(png, 'a.png'), labelFormat(jpeg, 'a.b.jpeg'), labelFormat(jpeg, 'a.jpg')]).toEqual(['pdf', 'png', 'jpeg', 'jpeg']);
    });

    it('is nothing else, whatever it is called', () => {
        expect(labelFormat(bytes(), 'a.pdf')).toBe('empty');
        expect(labelFormat(new Uint8Array(largestLabelBytes + 1), 'a.pdf')).toBe('too-large');
        expect(labelFormat(bytes(0x3c, 0x68, 0x74, 0x6d, 0x6c), 'a.pdf')).toBe('not-a-label');
        expect(labelFormat(pdf, 'label.html')).toBe('wrong-name');
        expect(labelFormat(png, 'label')).toBe('wrong-name');
    });

    it('has a name for the disk that holds nothing of a path', () => {
        expect(labelName('K-1024', 'jpeg')).toBe('label-K-1024.jpg');
        expect(labelName('../K 1', 'pdf')).toBe('label--K-1.pdf');
    });

    it('property: what is taken begins with the mark of its format', () => {
        fc.assert(fc.property(fc.uint8Array({ maxLength: 20 }), fc.string(), (content, name) => {
            const found = labelFormat(content, name);
            return !isLabelFormat(found) || [pdf, png, jpeg].some(one => one.slice(0, 3).every((byte, place) => byte === content[place]));
        }));
    });
});
