/** A document as a file, and the name that no other document has. */
import { createHash } from 'node:crypto';

import type { ErpDocument, ErpDocumentKind, ErpValue, ErpValues } from '../../types';

export function fileNameOf(kind: ErpDocumentKind, key: string, format: 'json' | 'xml'): string {
    const plain = key.replace(/[^A-Za-z0-9-]/g, '_').slice(0, 80);
    // Two keys that look alike as a name of a file are still two.
    const mark = plain === key ? '' : `-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
    return `${kind}-${plain}${mark}.${format}`;
}

export function contentOf({ kind, key, values }: ErpDocument, format: 'json' | 'xml'): Buffer {
    if (format === 'json') return Buffer.from(`${JSON.stringify({ kind, key, ...values }, null, 2)}\n`);
    return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<document kind="${kind}" key="${escaped(key)}">\n${elements(values, '  ')}</document>\n`);
}

function elements(values: ErpValues, indent: string): string {
    return Object.entries(values).map(([name, value]) => element(tagOf(name), value, indent)).join('');
}

function element(tag: string, value: ErpValue, indent: string): string {
    if (value === null) return `${indent}<${tag}/>\n`;
    if (typeof value !== 'object') return `${indent}<${tag}>${escaped(String(value))}</${tag}>\n`;
    return value.map(row => `${indent}<${tag}>\n${elements(row, `${indent}  `)}${indent}</${tag}>\n`).join('');
}

function tagOf(name: string): string {
    const tag = name.replace(/[^\p{L}\p{N}_.-]/gu, '_');
    return /^[\p{L}_]/u.test(tag) ? tag : `_${tag}`;
}

function escaped(text: string): string {
    const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
    return text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"]/g, mark => marks[mark] ?? '');
}
