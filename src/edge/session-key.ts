import { hashOf } from '../../kernel/token';

export const sessionKeyMark = 'sha256:';

/** What stands in the session table in a token's place. */
export function sessionKey(token: string): string {
    return sessionKeyMark + hashOf(token);
}
