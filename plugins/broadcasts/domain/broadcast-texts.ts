export const textLanguages = ['en', 'fa', 'pl', 'ru'] as const;
export type TextLanguage = (typeof textLanguages)[number];

export interface BroadcastText {
    language: TextLanguage;
    subject: string;
    text: string;
}

/** What somebody reads: his own language where it was written, else English, else whatever there is. */
export function textFor(texts: readonly BroadcastText[], language: string): BroadcastText {
    const found = texts.find(one => one.language === language) ?? texts.find(one => one.language === 'en') ?? texts[0];
    if (found === undefined) throw new RangeError('A broadcast without a text');
    return found;
}

/** Read by how many of those to whom it went, in whole per cent; all of them is the only hundred. */
export function readPercent(recipients: number, readers: number): number {
    return recipients === 0 ? 0 : Math.floor((readers * 100) / recipients);
}
