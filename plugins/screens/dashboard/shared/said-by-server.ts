import { i18n } from '@lingui/core';

/** A sentence of the server's in the reader's language, as the plugins list them in their `refusals.ts`; others stay as they were said. */
export function saidByServer(sentence: string): string {
    return i18n.messages[sentence] === undefined ? sentence : i18n._(sentence);
}
