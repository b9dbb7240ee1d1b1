/** A logo is small on paper: whoever sends more bytes sends no logo. */
export const largestLogoBytes = 2_000_000;
export const mostLogoPixels = 20_000_000;
/** As large as it is kept: three times as large as it is printed. */
export const logoBox = { width: 720, height: 240 };

export type LogoFormat = 'png' | 'jpeg' | 'webp';
export type LogoProblem = 'empty' | 'too-large' | 'not-a-picture';

const marks: Record<LogoFormat, ReadonlyArray<readonly [place: number, bytes: readonly number[]]>> = {
    png: [[0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]]],
    jpeg: [[0, [0xff, 0xd8, 0xff]]],
    webp: [[0, [0x52, 0x49, 0x46, 0x46]], [8, [0x57, 0x45, 0x42, 0x50]]],
};
const formats: readonly LogoFormat[] = ['png', 'jpeg', 'webp'];

/** What it is by its bytes, whatever it is called, or why it is none. Drawings that can carry scripts (SVG) are no pictures here. */
export function logoFormat(content: Uint8Array): LogoFormat | LogoProblem {
    if (content.length === 0) return 'empty';
    if (content.length > largestLogoBytes) return 'too-large';
    return formats.find(one => marks[one].every(([place, bytes]) => bytes.every((byte, i) => content[place + i] === byte))) ?? 'not-a-picture';
}

export function isLogoFormat(found: LogoFormat | LogoProblem): found is LogoFormat {
    return (formats as readonly string[]).includes(found);
}
