/** An element: its name without prefix, its attributes, what is in it. */
export interface XmlElement {
    name: string;
    attributes: Readonly<Record<string, string>>;
    children: XmlElement[];
    text: string;
}

export type XmlRefusal = 'too-large' | 'declares-entities' | 'not-well-formed' | 'too-deep' | 'too-many';

export class XmlError extends Error {
    constructor(readonly reason: XmlRefusal) {
        super(`The XML is refused: ${reason}`);
    }
}

const limits = { characters: 5_000_000, depth: 60, elements: 200_000 };
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const nameCharacters = /^[\p{L}_][\p{L}\p{N}_.:-]*$/u;

function local(name: string): string {
    return name.slice(name.indexOf(':') + 1);
}

function plain(text: string): string {
    return text.replace(/&([^;\s&]{0,12});?/g, (whole, entity: string) => {
        if (!whole.endsWith(';')) throw new XmlError('not-well-formed');
        const code = /^#x([0-9a-f]{1,6})$/i.exec(entity)?.[1] ?? null;
        const point = code === null ? (/^#(\d{1,7})$/.exec(entity)?.[1] ?? null) : null;
        const value = code !== null ? parseInt(code, 16) : point !== null ? Number(point) : null;
        if (value !== null) {
            if (value === 0 || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) throw new XmlError('not-well-formed');
            return String.fromCodePoint(value);
        }
        const known = Object.hasOwn(named, entity) ? named[entity] : undefined;
        // Entities of their own need a DOCTYPE, which is refused: so nothing can grow or read a file.
        if (known === undefined) throw new XmlError('not-well-formed');
        return known;
    });
}

function attributesOf(source: string): Record<string, string> {
    const found: Record<string, string> = {};
    const rest = source.replace(/([^\s=<>"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g, (_, name: string, double?: string, single?: string) => {
        if (!nameCharacters.test(name)) throw new XmlError('not-well-formed');
        Object.defineProperty(found, local(name), { value: plain(double ?? single ?? ''), enumerable: true, configurable: true });
        return '';
    });
    if (rest.trim() !== '') throw new XmlError('not-well-formed');
    return found;
}

/**
 * Reads what an invoice is written in: elements, attributes, text. Refuses a DOCTYPE and with it all entities of its own, and whatever is too
 * large, too deep or not well formed; so it never reads a file, asks a network or grows. Throws XmlError.
 */
export function parseXml(source: string): XmlElement {
    if (source.length > limits.characters) throw new XmlError('too-large');
    const text = source.replace(/^\ufeff/, '');
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new XmlError('declares-entities');
    const top: XmlElement = { name: '', attributes: {}, children: [], text: '' };
    const open: XmlElement[] = [top];
    let count = 0;
    let at = 0;
    while (at < text.length) {
        const inside = open[open.length - 1] ?? top;
        const next = text.indexOf('<', at);
        const words = text.slice(at, next < 0 ? text.length : next);
        if (words.includes('>') && words.includes(']]>')) throw new XmlError('not-well-formed');
        if (open.length === 1 && words.trim() !== '') throw new XmlError('not-well-formed');
        inside.text += plain(words);
        if (next < 0) break;
        const skipped = skip(text, next);
        if (skipped !== null) {
            if (skipped.text !== '') inside.text += skipped.text;
            at = skipped.end;
            continue;
        }
        const end = tagEnd(text, next);
        const tag = text.slice(next + 1, end);
        at = end + 1;
        if (tag.startsWith('/')) {
            const closed = open.pop();
            if (closed === undefined || closed === top || closed.name !== local(tag.slice(1).trim())) throw new XmlError('not-well-formed');
            continue;
        }
        const [, name = '', rest = '', slash = ''] = /^(\S+?)(\s[\s\S]*?)?(\/?)$/.exec(tag) ?? [];
        if (!nameCharacters.test(name) || (open.length === 1 && top.children.length > 0)) throw new XmlError('not-well-formed');
        if (++count > limits.elements) throw new XmlError('too-many');
        if (open.length > limits.depth) throw new XmlError('too-deep');
        const element: XmlElement = { name: local(name), attributes: attributesOf(rest), children: [], text: '' };
        inside.children.push(element);
        if (slash === '') open.push(element);
    }
    const [root] = top.children;
    if (open.length !== 1 || root === undefined) throw new XmlError('not-well-formed');
    return root;
}

/** A comment, an instruction or a CDATA section that begins here; null when a tag does. */
function skip(text: string, at: number): { end: number; text: string } | null {
    const until = (mark: string, from: number) => {
        const found = text.indexOf(mark, from);
        if (found < 0) throw new XmlError('not-well-formed');
        return found;
    };
    if (text.startsWith('<!--', at)) return { end: until('-->', at + 4) + 3, text: '' };
    if (text.startsWith('<?', at)) return { end: until('?>', at + 2) + 2, text: '' };
    if (text.startsWith('<![CDATA[', at)) {
        const end = until(']]>', at + 9);
        return { end: end + 3, text: text.slice(at + 9, end) };
    }
    if (text.startsWith('<!', at)) throw new XmlError('declares-entities');
    return null;
}

/** Where the tag ends: at the first `>` that is in no quotes. */
function tagEnd(text: string, from: number): number {
    let quote = '';
    for (let at = from + 1; at < text.length; at++) {
        const sign = text.charAt(at);
        if (quote !== '') {
            if (sign === quote) quote = '';
        } else if (sign === '"' || sign === "'") quote = sign;
        else if (sign === '>') return at;
        else if (sign === '<') break;
    }
    throw new XmlError('not-well-formed');
}

/** The first element at the path below, by local names. */
export function find(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
    return path.reduce<XmlElement | undefined>((inside, name) => inside?.children.find(child => child.name === name), element);
}

export function findAll(element: XmlElement | undefined, name: string): XmlElement[] {
    return element?.children.filter(child => child.name === name) ?? [];
}

/** The text at the path, on one line; null where there is none. */
export function textAt(element: XmlElement | undefined, ...path: string[]): string | null {
    const text = find(element, ...path)?.text.replace(/\s+/g, ' ').trim();
    return text === undefined || text === '' ? null : text.slice(0, 2000);
}
