import type { TranslocoService } from '@jsverse/transloco';

/** Why an order was not placed, in the reader's language; in the server's English for a reason that the portal does not know yet. */
export function placementRefusal(transloco: TranslocoService, { reason, message }: { reason: string; message: string }): string {
    const key = `placementRefusal.${reason}`;
    const text = transloco.translate<string>(key);
    return text === key ? message : text;
}
