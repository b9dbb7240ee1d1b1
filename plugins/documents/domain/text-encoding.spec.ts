import { encodingOf } from './text-encoding';

/** The bytes of a text in an 8-bit code page, found by decoding each byte. */
function encoded(text: string, encoding: string): Uint8Array {
    const decoder = new TextDecoder(encoding);
    const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
    return Uint8Array.from(text, letter => bytes.get(letter) ?? 0x3f);
}

const header = 'list,list_name,sku,price\n';

describe('encodingOf', () => {
    it.each([
        ['Dywany łódzkie, wykładziny i chodniki – żółte', 'windows-1250'],
        ['Cennik hurtowy: wełna, bawełna, jedwab, gęsty splot', 'windows-1250'],
        ['Ковры и ковровые покрытия, оптовый прайс-лист', 'windows-1251'],
        ['ЦЕНЫ ДЛЯ ОПТОВЫХ ПОКУПАТЕЛЕЙ', 'windows-1251'],
        ['لیست قیمت فرش و موکت برای نمایندگان', 'windows-1256'],
        ['قیمت همکار', 'windows-1256'],
    ])('reads %j', (text, encoding) => {
        // Windows-1256 has the Arabic yeh and kaf only.
        const written = encoding === 'windows-1256' ? text.replaceAll('ی', 'ي') : text;
        const file = encoded(`${header}L1,${written},S-1,100\n`, encoding);
        expect(encodingOf(file)).toBe(encoding);
        expect(new TextDecoder(encoding).decode(file)).toContain(written);
    });

    it('knows Unicode, with or without its mark, and what is no text', () => {
        expect(encodingOf(Buffer.from(`${header}L1,قیمت,S-1,1`))).toBe('utf-8');
        expect(encodingOf(Buffer.from(`\ufeff${header}`))).toBe('utf-8');
        expect(encodingOf(Buffer.from(`\ufeff${header}`, 'utf16le'))).toBe('utf-16le');
        expect(encodingOf(Buffer.from('PK\x03\x04\x00'))).toBeNull();
    });
});
