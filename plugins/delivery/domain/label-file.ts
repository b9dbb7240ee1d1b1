export const labelFormats = ['pdf', 'png', 'jpeg'] as const;
export type LabelFormat = (typeof labelFormats)[number];

export const largestLabelBytes = 5_000_000;

export type LabelProblem = 'empty' | 'too-large' | 'not-a-label' | 'wrong-name';

const endings: Record<LabelFormat, readonly string[]> = { pdf: ['pdf'], png: ['png'], jpeg: ['jpg', 'jpeg'] };
const marks: Record<LabelFormat, readonly number[]> = { pdf: [0x25, 0x50, 0x44, 0x46, 0x2d], png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], jpeg: [0xff, 0xd8, 0xff] };

/** What a courier's label is by its first bytes, which its name has to agree with; or why it is none. */
export function labelFormat(content: Uint8Array, filename: string): LabelFormat | LabelProblem {
    if (content.length === 0) return 'empty';
    if (content.length > largestLabelBytes) return 'too-large';
    const format = labelFormats.find(one => marks[one].every((byte, place) => content[place] === byte));
    if (format === undefined) return 'not-a-label';
    const ending = /\.([a-z]+)$/i.exec(filename)?.[1]?.toLowerCase() ?? '';
    return endings[format].includes(ending) ? format : 'wrong-name';
}

export function isLabelFormat(found: LabelFormat | LabelProblem): found is LabelFormat {
    return (labelFormats as readonly string[]).includes(found);
}

/** A name for the download that is one on every system. */
export function labelName(orderCode: string, format: LabelFormat): string {
    return `label-${orderCode.replace(/[^A-Za-z0-9]+/g, '-')}.${endings[format][0]}`;
}
