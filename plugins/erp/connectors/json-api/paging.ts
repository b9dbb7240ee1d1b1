/** Which parameters ask for a page, and which page comes after an answer. */
import type { OutboundAnswer } from '../../../outbox';
import { at } from '../json-text';
import type { Paging } from './settings';

export type PagePosition = string | number | null;

export function pageParameters(paging: Paging, position: PagePosition, size: number): Record<string, string> {
    switch (paging.style) {
        case 'none':
            return {};
        case 'page':
        case 'offset':
            return { [paging.parameter]: String(position ?? paging.first), [paging.sizeParameter]: String(size) };
        case 'cursor':
            return { [paging.sizeParameter]: String(size), ...(position === null ? {} : { [paging.parameter]: String(position) }) };
        case 'link':
            return position === null ? { [paging.sizeParameter]: String(size) } : {};
    }
}

/** Null after the last page. Pages end with an empty one, since a server may hand out fewer rows than it was asked for. */
export function nextPage(paging: Paging, position: PagePosition, rows: number, json: unknown, headers: OutboundAnswer['headers']): PagePosition {
    switch (paging.style) {
        case 'none':
            return null;
        case 'page':
            return rows === 0 ? null : Number(position ?? paging.first) + 1;
        case 'offset':
            return rows === 0 ? null : Number(position ?? paging.first) + rows;
        case 'cursor':
            return textAt(json, paging.next);
        case 'link':
            return paging.next === '' ? linked(headers.link) : textAt(json, paging.next);
    }
}

function textAt(json: unknown, path: string): string | null {
    const found = at(json, path);
    return typeof found === 'string' || typeof found === 'number' ? String(found) || null : null;
}

function linked(header: string | string[] | undefined): string | null {
    const text = Array.isArray(header) ? header.join(',') : (header ?? '');
    return /<([^>]{1,2000})>\s*;[^,]*\brel="?next"?/i.exec(text.slice(0, 10_000))?.[1] ?? null;
}
