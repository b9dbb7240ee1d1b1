import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { toast } from 'sonner';

import { saidByServer } from './said-by-server';
import { saidOfField } from './said-of-field';

const unreachable = msg`The server cannot be reached. What you typed is still here; try again.`;
const quote = (text: string, id: string) => msg`${text} If you ask for help, quote ${id}.`;

interface RequestFailure extends Error {
    response?: { headers?: Headers };
    extensions?: { code?: string };
}

/** Of these the reader knows what to mend, so that an id would only be noise. */
const ownMistakes = new Set(['USER_INPUT_ERROR', 'FORBIDDEN']);

function plainMessage(failure: Error): string {
    return failure.message.replace(/^GraphQL Request Error: /, '');
}

/** What went wrong in one sentence; for what is not the reader's own mistake also the id by which the log knows it. */
export function errorText(error: unknown): string {
    if (!(error instanceof Error)) return String(error);
    if (error instanceof TypeError) return i18n._(unreachable);
    const { response, extensions } = error as RequestFailure;
    const id = response?.headers?.get('x-request-id');
    const text = saidByServer(plainMessage(error));
    return id && !ownMistakes.has(extensions?.code ?? '') ? i18n._(quote(text, id)) : text;
}

export function reportError(error: unknown): void {
    toast.error(errorText(error));
}

/** The server names a wrong field as `field: what is wrong`. */
export function wrongField(error: unknown): { field: string; what: string } | null {
    const match = error instanceof Error ? /^([A-Za-z][\w.]*): (.+)$/s.exec(plainMessage(error)) : null;
    return match?.[1] && match[2] ? { field: match[1], what: saidOfField(match[2]) } : null;
}

/** All the fields that the server names at once; none when it says anything else too. */
export function wrongFields(error: unknown): { field: string; what: string }[] {
    const said = error instanceof Error ? plainMessage(error).split('; ') : [];
    const found = said.map(line => wrongField(new Error(line)));
    return found.every(one => one !== null) ? found : [];
}

/** A key that makes a repeated click one effect. `randomUUID` is missing on plain HTTP inside a firm's network. */
export function newKey(): string {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}
