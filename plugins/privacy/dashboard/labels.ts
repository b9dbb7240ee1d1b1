import { useLingui } from '@lingui/react/macro';

/** The words that several pages of this plugin show, in the language of the reader. */
export function useLabels() {
    const { t } = useLingui();
    const kinds: Record<string, string> = { export: t`Data handed out`, erasure: t`Erasure` };
    const states: Record<string, string> = { open: t`Open`, done: t`Done`, refused: t`Refused`, withdrawn: t`Withdrawn` };
    const obstacles: Record<string, string> = {
        'last-administrator': t`The last who manages the people of the company`,
        'open-orders': t`Orders under way, and nobody else in the company`,
        unpaid: t`Orders not paid for, and nobody else in the company`,
    };
    const refusals: Record<string, string> = {
        ...obstacles,
        confirmation: t`This is not the e-mail address of this person, nor the number where he has none.`,
        'already-erased': t`The data have been erased already.`,
        'already-answered': t`The request has been answered or withdrawn already.`,
    };
    return { kinds, states, obstacles, refusals };
}
