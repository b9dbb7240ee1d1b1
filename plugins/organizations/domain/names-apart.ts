import { searchKey } from '../../../kernel/text';

export interface Named {
    id: number;
    name: string;
}

export interface Renaming {
    id: number;
    from: string;
    to: string;
}

/**
 * What is renamed so that no two things of one company are called alike, and nothing else: of the incoming ones those whose name is
 * there already, with `mark` behind it, and a number where that is taken too. No name passes `most` characters.
 */
export function namesApart(incoming: readonly Named[], there: readonly string[], mark: string, most: number): Renaming[] {
    const before = new Set(there.map(searchKey));
    const taken = new Set([...before, ...incoming.map(({ name }) => searchKey(name))]);
    return incoming
        .filter(({ name }) => before.has(searchKey(name)))
        .map(({ id, name }) => {
            const to = freeName(name, taken, mark, most);
            taken.add(searchKey(to));
            return { id, from: name, to };
        });
}

function freeName(name: string, taken: ReadonlySet<string>, mark: string, most: number): string {
    for (let number = 1; ; number++) {
        const tail = number === 1 && mark !== '' ? ` (${mark})` : ` (${[mark, String(number)].filter(Boolean).join(' ')})`;
        const cut = tail.length < most ? tail : ` (${number})`;
        const found = `${name.slice(0, most - cut.length).trimEnd()}${cut}`;
        if (!taken.has(searchKey(found))) return found;
    }
}
