export type FileFormat = 'png' | 'jpeg' | 'webp' | 'pdf';
export type FileProblem = 'empty' | 'too-large' | 'wrong-kind';

/** What a place takes. A drawing that can carry scripts (SVG) is no picture anywhere. */
export interface FileLimits {
    formats: readonly FileFormat[];
    largestBytes: number;
}

/** A photo of a telephone is smaller; what is larger is refused while it comes. */
export const pictures: FileLimits = { formats: ['png', 'jpeg', 'webp'], largestBytes: 10_000_000 };
export const picturesAndPdf: FileLimits = { ...pictures, formats: ['pdf', ...pictures.formats] };
export const mostPicturePixels = 40_000_000;

const marks: Record<FileFormat, ReadonlyArray<readonly [place: number, bytes: readonly number[]]>> = {
    png: [[0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]]],
    jpeg: [[0, [0xff, 0xd8, 0xff]]],
    webp: [[0, [0x52, 0x49, 0x46, 0x46]], [8, [0x57, 0x45, 0x42, 0x50]]],
    pdf: [[0, [0x25, 0x50, 0x44, 0x46, 0x2d]]],
};
const problems: readonly string[] = ['empty', 'too-large', 'wrong-kind'] satisfies FileProblem[];
const formatNames: Record<FileFormat, string> = { png: 'PNG', jpeg: 'JPEG', webp: 'WebP', pdf: 'PDF' };

/** What it is by its bytes, whatever it is called, or why it is not taken. */
export function fileFormat(content: Uint8Array, { formats, largestBytes }: FileLimits): FileFormat | FileProblem {
    if (content.length === 0) return 'empty';
    if (content.length > largestBytes) return 'too-large';
    return formats.find(one => marks[one].every(([place, bytes]) => bytes.every((byte, i) => content[place + i] === byte))) ?? 'wrong-kind';
}

export function isFileProblem(found: FileFormat | FileProblem): found is FileProblem {
    return problems.includes(found);
}

/** As the sender reads it. */
export function fileProblemText(problem: FileProblem, { formats, largestBytes }: FileLimits): string {
    if (problem === 'empty') return 'file: is empty';
    if (problem === 'too-large') return `file: is larger than ${largestBytes / 1_000_000} MB`;
    return `file: is neither ${formats.map(one => formatNames[one]).join(' nor ')}`;
}

const endings: Record<FileFormat, string> = { png: 'png', jpeg: 'jpg', webp: 'webp', pdf: 'pdf' };
const longestFileName = 100;

/**
 * The name under which a file is kept and handed out again: of what somebody called it, the part behind the last folder, without what steers a
 * terminal or turns the direction of letters, and with the ending of what it is.
 */
export function safeFileName(name: string, format: FileFormat): string {
    const last = name.split(/[\\/]/).at(-1) ?? '';
    const plain = last.replace(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff<>:"|?*]/gu, '').normalize('NFC');
    const stem = plain.replace(/\.[^.]*$/, '').replace(/^[.\s]+|[.\s]+$/g, '');
    return `${Array.from(stem).slice(0, longestFileName).join('') || 'file'}.${endings[format]}`;
}
