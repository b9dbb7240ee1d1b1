import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

import { searchKey } from './text';

/**
 * What the tables of all plugins hold of persons: whose rows they are, which columns say something of him, and what becomes of each
 * when he is erased. A plugin declares its own tables as it is loaded; `privacy` exports and erases by what is declared.
 */

/** By what rows know a person: ids of his records, and what he is reached and called by. In SQL, `:member` is the array under `member`. */
export type PersonKeys = Readonly<Record<string, readonly (number | string)[]>>;

/** Keys that are texts; all others are ids. */
const textKeys: ReadonlySet<string> = new Set(['email', 'phone', 'anyPhone', 'name', 'lastName', 'actor', 'record', 'aggregate']);

/**
 * What becomes of a column in his own rows. `keep`: it stays, and `kept` says why. `secret`: it goes with its row and is in no export.
 * `empty`: null, or '' where there must be a text. `erased`: a mark that something stood there. `name`, `mail`: the pseudonym.
 * `contact`: emptied where it is his. `mentions`: the text stays, and his name, number and address in it give way to the pseudonym;
 * in the rows of others too.
 */
export type Fate = 'keep' | 'secret' | 'empty' | 'erased' | 'name' | 'mail' | 'contact' | 'mentions';

export interface PersonalRows {
    table: string;
    /** Its heading in an export. */
    section: string;
    /** Which rows are his own, as a condition on `t`. None where people are only mentioned. */
    of?: string;
    columns: Readonly<Record<string, Fate>>;
    /** What explains a row in an export, beside its id and time. */
    also?: readonly string[];
    /** His own rows that go as a whole: all, or those for which the condition holds. */
    delete?: true | string;
    /** What else happens to his own rows, as SQL: `active = false`. */
    set?: string;
    /** Where a name alone means him and no namesake: a condition on `t`. Else only his number and address give him away. */
    nearby?: string;
    /** A condition under which an export does not show what the columns hold: a link that opens an account. */
    hiddenWhen?: string;
    /** `closed`: never looked through, nor exported. `own`: changed by the plugin's `erase` only. */
    by?: 'closed' | 'own';
    /** Why, and how long, what stays is kept. */
    kept?: string;
}

/** One statement in the transaction of an export or erasure. */
export type Ask = <Row extends object = Record<string, unknown>>(text: string, params?: readonly unknown[]) => Promise<Row[]>;

export interface ErasedPerson {
    keys: PersonKeys;
    /** A PostgreSQL and JavaScript regular expression of all that gives him away, and one of his number and address alone. */
    anywhere: string | null;
    nearby: string | null;
    /** What stood in his own rows: the same text elsewhere is about him. */
    values: ReadonlySet<string>;
    /** What he is called from now on. */
    pseudonym: string;
}

export interface PersonalRefusal {
    reason: 'last-administrator' | 'open-orders' | 'unpaid';
    /** Which company it is about. */
    companyId: number;
}

export interface PersonalDataDeclaration {
    plugin: string;
    rows: readonly PersonalRows[];
    /** More keys, from those that are known: SQL that gives them as `key`, in this order. */
    finds?: readonly { key: string; sql: string }[];
    /** Why he cannot be erased yet. His companies are locked. */
    refuse?: (ask: Ask, keys: PersonKeys) => Promise<PersonalRefusal[]>;
    /** What no column says: rows that may be changed in one way only. How many of which table. */
    erase?: (ask: Ask, person: ErasedPerson) => Promise<Record<string, number>>;
}

const declared = new Map<string, PersonalDataDeclaration>();

export function declarePersonalData(declaration: PersonalDataDeclaration): void {
    declared.set(declaration.plugin, declaration);
}

/** All of them, in the order in which their plugins were loaded. */
export function personalData(): PersonalDataDeclaration[] {
    return [...declared.values()];
}

/** The statement with its keys as numbered parameters, counted on from `first`. A key that nobody knows is an empty list. */
export function withKeys(text: string, keys: PersonKeys, first = 1): { text: string; params: unknown[] } {
    const names: string[] = [];
    const numbered = text.replace(/(?<![:\w]):([a-z]\w*)/gi, (_match, name: string) => {
        const at = names.indexOf(name);
        const number = first + (at < 0 ? names.push(name) - 1 : at);
        return `$${number}::${textKeys.has(name) ? 'text' : 'int'}[]`;
    });
    return { text: numbered, params: names.map(name => [...(keys[name] ?? [])]) };
}

const escaped = (text: string) => text.replace(/[^\p{L}\p{N}\s_]/gu, '\\$&').replace(/\s+/gu, '\\s+');

/** Who is written with an ampersand, a quote or a backslash is written otherwise in HTML and in JSON. */
function spellings(text: string): string[] {
    const html = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
    return [...new Set([text, html, JSON.stringify(text).slice(1, -1)])];
}

/** A pattern that finds any of the texts, the longer first; null when there is none. PostgreSQL and JavaScript read it alike. */
export function patternOf(texts: readonly string[]): string | null {
    const all = [...new Set(texts.map(text => text.trim()).filter(text => text.length >= 3).flatMap(spellings))];
    return all.length === 0 ? null : all.sort((a, b) => b.length - a.length).map(escaped).join('|');
}

/** Not the end of a longer address: `lisa@firm.example` is not `a@firm.example`. */
const mailPattern = (address: string) => `(?<![\\w.+-])${escaped(address)}(?![\\w-]|\\.\\w)`;

/** As it is kept, and as people of the country dial it. */
function numberPattern(phone: string): string {
    const parsed = parsePhoneNumberFromString(phone);
    const number = parsed ? `(?:(?:\\+|00)?${parsed.countryCallingCode}|0)?${parsed.nationalNumber}` : `\\+?${phone.replace(/\D/g, '')}`;
    return `(?<!\\d)${number}(?!\\d)`;
}

const textsOf = (keys: PersonKeys, name: string) => (keys[name] ?? []).map(String).filter(text => text.trim().length >= 3);

/** What gives the person away: anywhere his address and number, near his own records his name too. */
export function patternsOf(keys: PersonKeys): Pick<ErasedPerson, 'anywhere' | 'nearby'> {
    const mails = textsOf(keys, 'email');
    const phones = [...new Set([...textsOf(keys, 'phone'), ...textsOf(keys, 'anyPhone')])].filter(phone => phone.replace(/\D/g, '').length >= 6);
    const names = textsOf(keys, 'name');
    const lastNames = textsOf(keys, 'lastName').flatMap(name => [name, searchKey(name)]).filter(name => name.length >= 4);
    const join = (parts: readonly (string | null)[]) => parts.filter(part => part !== null).join('|') || null;
    const anywhere = join([...mails.map(mailPattern), ...phones.map(numberPattern), patternOf(mails.map(searchKey))]);
    return { anywhere, nearby: join([anywhere, patternOf([...names, ...names.map(searchKey)]), ...lastNames.map(name => `(?<!\\w)${escaped(name)}(?!\\w)`)]) };
}
