/** Texts whose parts keep their order in a language written from the right: phone numbers, plates, codes. */

const leftToRightMark = '\u200e';

/** A plate such as `71ب245-21` reads from the left although its letter does not: marks keep the digits on their sides. */
export function ltrText(text: string): string {
    return text.replace(/[\u0620-\u065f\u066e-\u06ef\u06fa-\u06ff]+/g, letters => `${leftToRightMark}${letters}${leftToRightMark}`);
}

/** The same for places that take text only, such as the options of a choice. */
export function isolatedLtr(text: string): string {
    return `\u2066${ltrText(text)}\u2069`;
}

export function Ltr({ children, className }: { children: string | number | null | undefined; className?: string }) {
    return <bdi dir="ltr" className={className}>{ltrText(String(children ?? ''))}</bdi>;
}
