import type { Json } from './redaction';

/** What the hash of an entry covers: all that was recorded. */
export interface SealedFacts {
    id: number;
    at: string;
    actor: string;
    actorName: string | null;
    companyId: number | null;
    action: string;
    entity: string;
    entityId: string;
    before: Json;
    after: Json;
    reason: string | null;
    requestId: string | null;
    subject: string | null;
}

export const firstHash = '0'.repeat(64);

/** The same text for the same facts, whatever order PostgreSQL gives the keys of a JSON object in. */
export function canonical(value: Json | undefined): string {
    if (Array.isArray(value)) {
        return `[${value.map(canonical).join(',')}]`;
    }
    if (value !== null && typeof value === 'object') {
        const keys = Object.keys(value).sort();
        return `{${keys.map(key => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
    }
    return JSON.stringify(value ?? null);
}

/** What is hashed for one link: the hash of the link before, then the entry. */
export function linkText(previousHash: string, facts: SealedFacts): string {
    const { subject, ...always } = facts;
    // Entries from before there were subjects keep the text under which they were sealed.
    return `${previousHash}\n${canonical(subject === null ? always : facts)}`;
}

/** What is hashed of an entry after personal data were taken out of it. */
export function erasureText(facts: SealedFacts): string {
    return canonical(facts as unknown as Json);
}

export interface Erasure {
    entryId: number;
    hash: string;
}

/** What is hashed of all erasures that one entry tells of. */
export function erasureDigest(erasures: readonly Erasure[]): string {
    return [...erasures].sort((a, b) => a.entryId - b.entryId).map(({ entryId, hash }) => `${entryId}:${hash}`).join('\n');
}

export interface Link {
    position: number;
    previousHash: string;
    hash: string;
    /** Null when the entry is gone. */
    facts: SealedFacts | null;
    /** The hash of what is left, when personal data were taken out of the entry after it was sealed. */
    erased: string | null;
}

/** The position of the first link that does not follow from the one before or does not fit its entry; null when all do. */
export function firstBroken(
    links: readonly Link[],
    before: { position: number; hash: string },
    hash: (text: string) => string,
): number | null {
    let { position, hash: previous } = before;
    for (const link of links) {
        position++;
        const fits =
            link.position === position &&
            link.previousHash === previous &&
            link.facts !== null &&
            (link.hash === hash(linkText(previous, link.facts)) || (link.erased !== null && link.erased === hash(erasureText(link.facts))));
        if (!fits) return position;
        previous = link.hash;
    }
    return null;
}
