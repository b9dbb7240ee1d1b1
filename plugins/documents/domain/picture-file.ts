/** A photo of a telephone is smaller; what is larger is refused while it comes. */
export const largestPictureBytes = 10_000_000;
export const mostPicturePixels = 40_000_000;

export type PictureFormat = 'png' | 'jpeg' | 'webp';
export type PictureProblem = 'empty' | 'too-large' | 'not-a-picture';

const marks: Record<PictureFormat, ReadonlyArray<readonly [place: number, bytes: readonly number[]]>> = {
    png: [[0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]]],
    jpeg: [[0, [0xff, 0xd8, 0xff]]],
    webp: [[0, [0x52, 0x49, 0x46, 0x46]], [8, [0x57, 0x45, 0x42, 0x50]]],
};
const formats = Object.keys(marks) as PictureFormat[];

/** What it is by its bytes, whatever it is called, or why it is none. Drawings that can carry scripts (SVG) are no pictures here. */
export function pictureFormat(content: Uint8Array): PictureFormat | PictureProblem {
    if (content.length === 0) return 'empty';
    if (content.length > largestPictureBytes) return 'too-large';
    return formats.find(one => marks[one].every(([place, bytes]) => bytes.every((byte, i) => content[place + i] === byte))) ?? 'not-a-picture';
}

export function isPictureFormat(found: PictureFormat | PictureProblem): found is PictureFormat {
    return (formats as readonly string[]).includes(found);
}
