/** Reads where a PDF puts its characters on the paper, to see in which order people will read them. */
import { inflateSync } from 'node:zlib';

type Matrix = readonly [number, number, number, number, number, number];

interface PlacedText {
    x: number;
    y: number;
    text: string;
}

const identity: Matrix = [1, 0, 0, 1, 0, 0];

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
    return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

function objects(pdf: Buffer): Map<string, { head: string; stream: string }> {
    const raw = pdf.toString('latin1');
    const found = new Map<string, { head: string; stream: string }>();
    for (const match of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)(?:stream\n([\s\S]*?)\nendstream\n)?endobj/g)) {
        const [, id = '', head = '', body] = match;
        const packed = Buffer.from(body ?? '', 'latin1');
        const stream = /FlateDecode/.test(head) && !/\/(Image|FontFile)/.test(head) ? inflateSync(packed).toString('latin1') : packed.toString('latin1');
        found.set(id, { head, stream });
    }
    return found;
}

function utf16(hex: string): string {
    return (hex.match(/.{4}/g) ?? []).map(unit => String.fromCharCode(parseInt(unit, 16))).join('');
}

/** Glyph number to the characters it stands for. */
function unicodeMap(cmap: string): Map<number, string> {
    const map = new Map<number, string>();
    for (const [, first = '', list = ''] of cmap.matchAll(/<([0-9a-f]+)>\s*<[0-9a-f]+>\s*\[([^\]]*)\]/gi)) {
        (list.match(/<[^>]*>/g) ?? []).forEach((item, index) => map.set(parseInt(first, 16) + index, utf16(item.replace(/[<> ]/g, ''))));
    }
    return map;
}

/** The lines of the first page from top to bottom, each as it is seen from left to right. */
export function visualLines(pdf: Buffer): string[] {
    const all = objects(pdf);
    const fonts = new Map<string, Map<number, string>>();
    for (const { head } of all.values()) {
        for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
            const cmapId = /\/ToUnicode (\d+) 0 R/.exec(all.get(id)?.head ?? '')?.[1] ?? '';
            fonts.set(name, unicodeMap(all.get(cmapId)?.stream ?? ''));
        }
    }
    const page = [...all.values()].find(({ stream }) => / Tf\b/.test(stream));
    const lines = new Map<number, PlacedText[]>();
    for (const placed of placedTexts(page?.stream ?? '', fonts)) {
        const key = Math.round(placed.y);
        lines.set(key, [...(lines.get(key) ?? []), placed]);
    }
    return [...lines].sort(([a], [b]) => b - a).map(([, texts]) => texts.sort((a, b) => a.x - b.x).map(({ text }) => text).join(''));
}

function placedTexts(content: string, fonts: Map<string, Map<number, string>>): PlacedText[] {
    const placed: PlacedText[] = [];
    const saved: Matrix[] = [];
    let current = identity;
    let at = identity;
    let font = new Map<number, string>();
    for (const operation of content.split('\n')) {
        const words = operation.trim().split(/\s+/);
        const matrix = () => words.slice(0, 6).map(Number) as unknown as Matrix;
        switch (words.at(-1) ?? '') {
            case 'q':
                saved.push(current);
                break;
            case 'Q':
                current = saved.pop() ?? identity;
                break;
            case 'cm':
                current = times(matrix(), current);
                break;
            case 'Tm':
                at = times(matrix(), current);
                break;
            case 'Tf':
                font = fonts.get((words[0] ?? '').slice(1)) ?? new Map<number, string>();
                break;
            case 'TJ': {
                const glyphs = (operation.match(/<[0-9a-f]*>/gi) ?? []).flatMap(hex => hex.match(/[0-9a-f]{4}/gi) ?? []);
                placed.push({ x: at[4], y: at[5], text: glyphs.map(glyph => font.get(parseInt(glyph, 16)) ?? '').join('') });
                break;
            }
            default:
        }
    }
    return placed;
}
