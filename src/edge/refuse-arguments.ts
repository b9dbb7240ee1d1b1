/** What a list query may ask for, also when it comes in variables, which no validation rule sees. */
import { GraphQLError } from 'graphql';

/** The longest lists of the two APIs; Vendure is told the same numbers. */
export const longestLists = { shop: 100, admin: 500 };

/** Options of a list are at most this deep: `input.options.filter._and[0]._or[0].name.regex`, with room. */
const deepest = 24;

function refusal(message: string): GraphQLError {
    return new GraphQLError(message, { extensions: { code: 'USER_INPUT_ERROR', http: { status: 400 } } });
}

/** The first thing in the given arguments or variables that no list query may have, or null. */
export function refuseListArguments(given: unknown, longestList: number): GraphQLError | null {
    return look(given, longestList, false, 0);
}

function look(given: unknown, longestList: number, inFilter: boolean, depth: number): GraphQLError | null {
    if (typeof given !== 'object' || given === null || depth > deepest) return null;
    for (const [name, value] of Object.entries(given)) {
        if (name === 'take' && typeof value === 'number' && value > longestList) {
            return refusal(`take: at most ${longestList}`);
        }
        if (name === 'regex' && inFilter) {
            // A regular expression of a stranger's runs in the database for as long as he likes.
            return refusal('The regex filter is switched off.');
        }
        const found = look(value, longestList, inFilter || name === 'filter', depth + 1);
        if (found) return found;
    }
    return null;
}
