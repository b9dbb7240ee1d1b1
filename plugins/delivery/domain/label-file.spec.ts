import { isNamedAs, labelName } from './label-file';

describe("a courier's label", () => {
    it('is named as what it is', () => {
        expect([isNamedAs('pdf', 'label.PDF'), isNamedAs('png', 'a.png'), isNamedAs('jpeg', 'a.b.jpeg'), isNamedAs('jpeg', 'a.jpg')]).toEqual([true, true, true, true]);
        expect([isNamedAs('pdf', 'label.html'), isNamedAs('png', 'label'), isNamedAs('jpeg', 'a.jpg.pdf')]).toEqual([false, false, false]);
    });

    it('has a name for the disk that holds nothing of a path', () => {
        expect(labelName('K-1024', 'jpeg')).toBe('label-K-1024.jpg');
        expect(labelName('../K 1', 'pdf')).toBe('label--K-1.pdf');
    });
});
