/** Runs in a worker thread: rendering takes seconds for long tables, and the server has other requests to answer. */
import { type DocumentProps, Font, renderToBuffer } from '@react-pdf/renderer';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { createElement, type ReactElement, type ReactNode } from 'react';

import type { PdfNode } from './flatten';

export interface RenderRequest {
    id: number;
    root: PdfNode;
}

export type RenderAnswer = { id: number; pdf: Uint8Array } | { id: number; failure: string };

const fonts = path.join(path.dirname(require.resolve('vazirmatn/package.json')), 'fonts/ttf');
Font.register({
    family: 'Vazirmatn',
    fonts: [
        { src: path.join(fonts, 'Vazirmatn-Regular.ttf'), fontWeight: 'normal' },
        { src: path.join(fonts, 'Vazirmatn-Bold.ttf'), fontWeight: 'bold' },
    ],
});
// Vazirmatn has no Cyrillic letters: these stand in for it, letter by letter.
Font.register({
    family: 'Noto Sans Cyrillic',
    fonts: [
        { src: require.resolve('@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff'), fontWeight: 'normal' },
        { src: require.resolve('@fontsource/noto-sans/files/noto-sans-cyrillic-700-normal.woff'), fontWeight: 'bold' },
    ],
});
// Words stay whole, except those that no line could hold: the English rules cut Persian words and codes in wrong places.
Font.registerHyphenationCallback(word => (word.length > 40 ? (word.match(/.{1,20}/gu) ?? [word]) : [word]));

function numbered(template: string, locale: string, page: number, pages: number): string {
    const format = new Intl.NumberFormat(locale);
    return template.replace('{page}', format.format(page)).replace('{pages}', format.format(pages));
}

function build(node: PdfNode | string): ReactNode {
    if (typeof node === 'string') return node;
    const { pageNumber, numberLocale, ...props } = node.props;
    if (typeof pageNumber === 'string') {
        const locale = typeof numberLocale === 'string' ? numberLocale : 'en';
        props.render = (at: { pageNumber: number; totalPages: number }) => numbered(pageNumber, locale, at.pageNumber, at.totalPages);
    }
    return createElement(node.type, props, ...node.children.map(build));
}

/** What is used of a font of fontkit's, which comes without types. */
interface Glyphs {
    characterSet: readonly number[];
    glyphForCodePoint(character: number): unknown;
}

/** Arabic letters and what follows them in Unicode. */
const firstShaped = 0x600;

/**
 * A font keeps each glyph with the characters that it was first asked for by. One that was first met as a part of another, as the s of ś, would have none:
 * it is printed, and whoever searches or copies the text does not find it. So all are asked for by their own characters before; Arabic ones are named as they are shaped.
 */
async function nameGlyphs(): Promise<void> {
    for (const fontFamily of ['Vazirmatn', 'Noto Sans Cyrillic']) {
        for (const fontWeight of [400, 700]) {
            await Font.load({ fontFamily, fontWeight });
            const font = Font.getFont({ fontFamily, fontWeight })?.data as unknown as Glyphs;
            for (const letter of font.characterSet.filter(character => character < firstShaped)) font.glyphForCodePoint(letter);
        }
    }
}

let named: Promise<void> | undefined;

async function answer({ id, root }: RenderRequest): Promise<RenderAnswer> {
    try {
        await (named ??= nameGlyphs());
        return { id, pdf: await renderToBuffer(build(root) as ReactElement<DocumentProps>) };
    } catch (error) {
        return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
}

parentPort?.on('message', (request: RenderRequest) => {
    void answer(request).then(result => parentPort?.postMessage(result));
});
