import iconv from 'iconv-lite';
import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';

import type { SourceRow } from '../values';
import { FileRefusedError } from './refused';
import type { FileSource } from './settings';

const deepest = 50;
const longestRecord = 1_000_000;
/** The parser holds what it cannot make sense of yet: a text, a tag, a comment without an end. */
const longestPiece = 2_000_000;
const mostAttributes = 1_000;

interface Element {
    [name: string]: unknown;
}

interface Open {
    name: string;
    element: Element;
    text: string;
}

/** The records of an XML file, one after the other. A DOCTYPE is refused, and with it every entity that could grow or read a file. */
export async function* readXml(file: Readable, { records, encoding }: Pick<FileSource, 'records' | 'encoding'>): AsyncGenerator<SourceRow> {
    const reader = new RecordReader(records);
    try {
        const decoder = iconv.getDecoder(encoding);
        for await (const part of file as AsyncIterable<Buffer>) {
            reader.write(decoder.write(part));
            yield* reader.take();
        }
        reader.end(decoder.end() ?? '');
        yield* reader.take();
    } finally {
        file.destroy();
    }
}

/** Keeps no more than the record that is open. */
class RecordReader {
    private readonly parser = new SaxesParser({ position: true });
    private readonly path: string[] = [];
    private readonly found: SourceRow[] = [];
    private readonly open: Open[] = [];
    private size = 0;
    private held = 0;
    private attributes = 0;

    constructor(private readonly records: string) {
        this.parser.on('error', error => this.refuse(`it is not well formed: ${error.message.slice(0, 150)}`));
        this.parser.on('doctype', () => this.refuse('it declares a document type, which is not taken'));
        this.parser.on('attribute', () => ++this.attributes > mostAttributes && this.refuse(`one of its tags has more than ${mostAttributes} attributes`));
        this.parser.on('opentag', ({ name, attributes }) => this.begin(name, attributes as Record<string, string>));
        this.parser.on('closetag', () => this.finish());
        for (const kind of ['text', 'cdata'] as const) this.parser.on(kind, text => this.add(text));
    }

    write(text: string): void {
        this.held += text.length;
        if (this.held > longestPiece) this.refuse('one of its texts or tags has no end');
        this.parser.write(text);
    }

    end(text: string): void {
        this.parser.write(text).close();
    }

    take(): SourceRow[] {
        return this.found.splice(0);
    }

    private begin(name: string, attributes: Record<string, string>): void {
        this.held = 0;
        this.attributes = 0;
        this.path.push(name);
        if (this.path.length > deepest) this.refuse(`its elements are more than ${deepest} deep`);
        if (this.open.length === 0 && this.path.join('/') !== this.records) return;
        const element: Element = {};
        this.grow(name);
        for (const [attribute, value] of Object.entries(attributes)) {
            this.grow(value);
            define(element, `@${attribute}`, value);
        }
        this.open.push({ name, element, text: '' });
    }

    private add(text: string): void {
        const last = this.open.at(-1);
        if (!last) return;
        this.grow(text);
        last.text += text;
    }

    private finish(): void {
        this.held = 0;
        this.path.pop();
        const done = this.open.pop();
        if (!done) return;
        const text = done.text.trim();
        const isLeaf = Object.keys(done.element).length === 0;
        const parent = this.open.at(-1);
        if (!parent) {
            this.size = 0;
            this.found.push({ place: `line ${this.parser.line}`, row: done.element });
            return;
        }
        if (!isLeaf && text !== '') define(done.element, '#text', text);
        put(parent.element, done.name, isLeaf ? text : done.element);
    }

    private grow(text: string): void {
        this.size += text.length;
        if (this.size > longestRecord) this.refuse('one of its records is too long');
    }

    private refuse(reason: string): never {
        throw new FileRefusedError(reason);
    }
}

/** What stands there more than once is rows. */
function put(into: Element, name: string, value: unknown): void {
    const known = Object.hasOwn(into, name) ? into[name] : undefined;
    if (Array.isArray(known)) known.push(value);
    else define(into, name, known === undefined ? value : [known, value]);
}

function define(into: Element, name: string, value: unknown): void {
    Object.defineProperty(into, name, { value, enumerable: true, configurable: true, writable: true });
}
