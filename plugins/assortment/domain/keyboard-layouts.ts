/** What the keys give on the keyboards of our languages: one place of each row is one key. Persian as in ISIRI 9147, Russian as in Windows. */
const rows = {
    latin: ["qwertyuiop[]", "asdfghjkl;'", 'zxcvbnm,.', '\\`'],
    persian: ['ضصثقفغعهخحجچ', 'شسیبلاتنمکگ', 'ظطزرذدپو.', 'پ'],
    cyrillic: ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', '\\ё'],
} as const;

export type KeyboardLayout = keyof typeof rows;

/** Letters that some keyboards have where the standard has another: those of the older Persian layout, and with Shift. */
const alsoPersian: Record<string, string> = { ئ: 'm', ژ: 'c', آ: 'h', أ: 'h', ي: 'd', ك: ';' };

function keysFrom(from: KeyboardLayout, to: KeyboardLayout): Map<string, string> {
    const keys = new Map<string, string>(from === 'persian' ? Object.entries(alsoPersian) : []);
    rows[from].forEach((row, place) => {
        const others = [...rows[to][place] ?? ''];
        [...row].forEach((letter, at) => {
            const other = others[at];
            // The first key that gives a letter is meant: پ is on two of them.
            if (other !== undefined && !keys.has(letter)) keys.set(letter, other);
        });
    });
    return keys;
}

const conversions: readonly { from: KeyboardLayout; to: KeyboardLayout; keys: Map<string, string> }[] = (
    [['latin', 'persian'], ['latin', 'cyrillic'], ['persian', 'latin'], ['cyrillic', 'latin']] as const
).map(([from, to]) => ({ from, to, keys: keysFrom(from, to) }));

const scripts: Record<KeyboardLayout, RegExp> = { latin: /[a-z]/, persian: /\p{Script=Arabic}/u, cyrillic: /\p{Script=Cyrillic}/u };

/** A word of one keyboard may begin or consist of its marks: `;` is a Persian letter. */
function isTyped(word: string, on: KeyboardLayout): boolean {
    if (scripts[on].test(word)) return Object.entries(scripts).every(([other, script]) => other === on || !script.test(word));
    return on === 'latin' && /[;',[\]\\`]/.test(word) && !/[^\d;',[\]\\`]/.test(word);
}

function converted(word: string, keys: Map<string, string>): string {
    return Array.from(word, letter => keys.get(letter) ?? letter).join('');
}

/** More words than these are looked at as a whole only. */
const mostSingleWords = 4;

/**
 * What the text would be had the keyboard been switched, each once: all words of the other keyboard, and of a few words each one alone,
 * for many switch in the middle. Empty where no word can be meant otherwise.
 */
export function switchedReadings(text: string): string[] {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const readings = conversions.flatMap(({ from, keys }) => {
        const places = words.flatMap((word, place) => (isTyped(word, from) ? [place] : []));
        if (places.length === 0) return [];
        const read = (chosen: readonly number[]) => words.map((word, place) => (chosen.includes(place) ? converted(word, keys) : word)).join(' ');
        const single = places.length > 1 && words.length <= mostSingleWords ? places.map(place => read([place])) : [];
        return [read(places), ...single];
    });
    return [...new Set(readings)].filter(reading => reading !== words.join(' '));
}
