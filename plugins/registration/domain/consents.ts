export const consentKinds = ['terms', 'privacy', 'marketing'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** Nobody is let in without these; mail that advertises is his free choice. */
const required: ReadonlySet<ConsentKind> = new Set(['terms', 'privacy']);

export function isRequired(kind: ConsentKind): boolean {
    return required.has(kind);
}

/** The newest version of each text; a kind without a text is absent. */
export type CurrentVersions = ReadonlyMap<ConsentKind, number>;

/** Whether the form can be open: what everybody has to agree to is written. */
export function hasRequiredTexts(current: CurrentVersions): boolean {
    return [...required].every(kind => current.has(kind));
}

export interface GivenConsent {
    kind: ConsentKind;
    version: number;
}

export interface ConsentProblem {
    field: ConsentKind;
    reason: 'consent-missing' | 'consent-outdated';
}

/** Who orders without applying agrees to what the firm has written; a firm without such texts asks him for nothing. */
export function guestConsentProblems(given: readonly GivenConsent[], current: CurrentVersions): ConsentProblem[] {
    return consentProblems(given, current).filter(({ field, reason }) => reason !== 'consent-missing' || current.has(field));
}

/** What is wrong with the consents of a form: one that is required is missing, or an older text was shown. */
export function consentProblems(given: readonly GivenConsent[], current: CurrentVersions): ConsentProblem[] {
    const missing = [...required].filter(kind => !given.some(consent => consent.kind === kind));
    const outdated = new Set(given.filter(({ kind, version }) => current.get(kind) !== version).map(({ kind }) => kind));
    return [
        ...missing.map(field => ({ field, reason: 'consent-missing' as const })),
        ...[...outdated].map(field => ({ field, reason: 'consent-outdated' as const })),
    ];
}
