/** What a list query may ask for, also when it comes in variables, which no validation rule sees. */
import { GraphQLError } from 'graphql';

/** The longest lists of the two APIs; Vendure is told the same numbers. The Dashboard's own pages ask for up to 999. */
export const longestLists = { shop: 100, admin: 1_000 };

/** Options of a list are at most this deep: `input.options.filter._and[0]._or[0].name.regex`, with room. */
const deepest = 24;

function refusal(message: string): GraphQLError {
    return new GraphQLError(message, { extensions: { code: 'USER_INPUT_ERROR', http: { status: 400 } } });
}

/** What a list query is measured by. */
export interface ListLimits {
    longestList: number;
    /** Names of columns that hold calendar days: the schema calls them texts, and the database takes no text for a day. */
    days: ReadonlySet<string>;
}

/** The first thing in the given arguments or variables that no list query may have, or null. */
export function refuseListArguments(given: unknown, limits: ListLimits): GraphQLError | null {
    return look(given, limits, false, 0);
}

const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const isDay = (text: unknown): boolean => typeof text === 'string' && dayPattern.test(text) && new Date(text).toISOString().startsWith(text);

/** What is asked of a day as if it were a text, or null. */
function refuseDay(name: string, operators: object): GraphQLError | null {
    for (const [operator, value] of Object.entries(operators)) {
        if ((operator === 'contains' || operator === 'notContains') && value !== null) return refusal(`${name}: has no parts to look for; ask for a day`);
        if (['eq', 'notEq', 'in', 'notIn'].includes(operator) && [value].flat().some(one => one !== null && one !== undefined && !isDay(one))) {
            return refusal(`${name}: must be a day like 2026-11-22`);
        }
    }
    return null;
}

function look(given: unknown, limits: ListLimits, inFilter: boolean, depth: number): GraphQLError | null {
    if (typeof given !== 'object' || given === null || depth > deepest) return null;
    for (const [name, value] of Object.entries(given)) {
        if (name === 'take' && typeof value === 'number' && value > limits.longestList) {
            return refusal(`take: at most ${limits.longestList}`);
        }
        if (name === 'regex' && inFilter) {
            // A regular expression of a stranger's runs in the database for as long as he likes.
            return refusal('The regex filter is switched off.');
        }
        const wrongDay = inFilter && limits.days.has(name) && typeof value === 'object' && value !== null ? refuseDay(name, value as object) : null;
        const found = wrongDay ?? look(value, limits, inFilter || name === 'filter', depth + 1);
        if (found) return found;
    }
    return null;
}
