export type TextEncoding = 'utf-8' | 'utf-16le' | 'windows-1250' | 'windows-1251' | 'windows-1256';

/** More than enough to tell alphabets apart. */
const looked = 400_000;

/**
 * In what a file of text is written. What is no Unicode comes from an old spreadsheet program, whose code pages give the
 * same bytes to other letters: Persian, Russian and Polish words are told apart by how their bytes follow one another. Null is no text.
 */
export function encodingOf(file: Uint8Array): TextEncoding | null {
    if (file[0] === 0xff && file[1] === 0xfe) return 'utf-16le';
    if (file.includes(0)) return null;
    return isUtf8(file) ? 'utf-8' : codePageOf(file.subarray(0, looked));
}

function isUtf8(file: Uint8Array): boolean {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
        for (let at = 0; at < file.length; at += 1_000_000) decoder.decode(file.subarray(at, at + 1_000_000), { stream: true });
        decoder.decode();
        return true;
    } catch {
        return false;
    }
}

const isHigh = (byte: number | undefined) => byte !== undefined && byte >= 0x80;
/** Persian letters that lie outside the block of Arabic ones. */
const persian = new Set([0x81, 0x8d, 0x8e, 0x90, 0x98]);

function codePageOf(file: Uint8Array): TextEncoding {
    let [high, inWords, arabic, cyrillic] = [0, 0, 0, 0];
    for (let at = 0; at < file.length; at++) {
        const [before, byte, after] = [file[at - 1], file[at] ?? 0, file[at + 1]];
        if (!isHigh(byte)) continue;
        high++;
        // Polish letters stand alone among Latin ones.
        if (isHigh(before) && isHigh(after)) inWords++;
        if (persian.has(byte)) arabic++;
        if (!isHigh(before)) continue;
        // No Russian word has a capital after a small letter; most Persian words have such a pair of bytes.
        if ((before ?? 0) >= 0xe0 && byte >= 0xc0 && byte < 0xe0) arabic++;
        else if ((before ?? 0) >= 0xe0 && byte >= 0xe0) cyrillic++;
    }
    if (inWords * 3 < high) return 'windows-1250';
    return arabic * 10 > cyrillic ? 'windows-1256' : 'windows-1251';
}
