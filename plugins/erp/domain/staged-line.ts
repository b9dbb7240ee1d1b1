import type { ErpValues } from './erp-values';

const longestKey = 200;
const longestText = 64_000;

export interface Misfit {
    place: string;
    reason: string;
    text: string;
}

/** A record as COPY reads it: key, whether it is gone, values. Or why it cannot be put down: PostgreSQL's jsonb takes no null character and no half of a letter. */
export function stagedLine({ key, values }: { key: string; values: ErpValues }, isGone = false): string | Misfit {
    const text = JSON.stringify(values);
    const misfit = (reason: string): Misfit => ({ place: key.slice(0, longestKey) || '?', reason, text: text.slice(0, 2000) });
    if (key.trim() === '') return misfit('has no key');
    if (key.length > longestKey || /[\u0000-\u001f\u007f]/.test(key)) return misfit('has a key that is too long or has control characters');
    if (text.length > longestText) return misfit('is too long');
    if (text.includes('\\u') && /\\u(0000|d[89a-f])/.test(text)) return misfit('has a null character or a broken letter');
    return `${escaped(key)}\t${isGone ? 't' : 'f'}\t${escaped(text)}`;
}

/** A text of JSON has no bare tab or line end in it. */
function escaped(text: string): string {
    return text.includes('\\') ? text.replace(/\\/g, '\\\\') : text;
}
