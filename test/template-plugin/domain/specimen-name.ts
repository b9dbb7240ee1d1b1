const longest = 80;

export type NameRefusal = 'empty' | 'too-long';

/** Why this cannot name a specimen, or null when it can. */
export function refuseName(name: string): NameRefusal | null {
    if (name.trim() === '') return 'empty';
    return name.length > longest ? 'too-long' : null;
}
