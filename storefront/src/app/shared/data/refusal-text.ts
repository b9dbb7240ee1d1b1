import type { TranslocoService } from '@jsverse/transloco';

import { placementRefusal } from './placement-refusal';

interface Refused {
    __typename: string;
    reason: string;
    message: string;
}

/** Why something was refused, in the reader's language; in the server's English for a reason that the portal does not know yet. */
export function refusalText(transloco: TranslocoService, refusal: Refused): string {
    const { __typename, reason, message } = refusal;
    if (__typename === 'PlacementRefusal') return placementRefusal(transloco, refusal);
    const key = `refusal.${__typename}.${reason}`;
    const text = transloco.translate<string>(key);
    return text === key ? message : text;
}
