import type { SearchTerm } from './search-term';

/** By which step of the search something was found; between them the readings of the term, by their places. */
export const steps = { typed: 0, sound: 98, likeness: 99 } as const;

/** What was searched instead of what was typed. */
export interface ShownInstead {
    kind: 'REPLACEMENT' | 'LAYOUT' | 'JOINED' | 'SOUND' | 'SIMILAR';
    /** The words that were searched; null where they are the typed ones, taken loosely. */
    text: string | null;
}

/** Null when what was typed was found, or nothing was. */
export function shownInstead(term: SearchTerm, replacedBy: string | null, step: number | null): ShownInstead | null {
    if (step === null) return null;
    if (step === steps.typed) return replacedBy === null ? null : { kind: 'REPLACEMENT', text: replacedBy };
    if (step === steps.sound) return { kind: 'SOUND', text: replacedBy };
    if (step === steps.likeness) return { kind: 'SIMILAR', text: replacedBy };
    const reading = term.readings[step - 1];
    return reading === undefined ? null : { kind: reading.kind, text: reading.text };
}
