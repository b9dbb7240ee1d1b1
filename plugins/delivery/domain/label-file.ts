export const labelFormats = ['pdf', 'png', 'jpeg'] as const;
export type LabelFormat = (typeof labelFormats)[number];

const endings: Record<LabelFormat, readonly string[]> = { pdf: ['pdf'], png: ['png'], jpeg: ['jpg', 'jpeg'] };

/** Whether a label's name agrees with what it is. */
export function isNamedAs(format: LabelFormat, filename: string): boolean {
    return endings[format].includes(/\.([a-z]+)$/i.exec(filename)?.[1]?.toLowerCase() ?? '');
}

/** A name for the download that is one on every system. */
export function labelName(orderCode: string, format: LabelFormat): string {
    return `label-${orderCode.replace(/[^A-Za-z0-9]+/g, '-')}.${endings[format][0]}`;
}
