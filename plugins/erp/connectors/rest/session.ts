/** How a REST interface knows us: a header that stays, or a token that is fetched and ends. */
import { OperationalError } from '../../../../kernel/operational-error';
import type { ApiSession } from '../json-api/json-api';
import { SignedIn, SignInRefusedError } from '../json-api/sign-in';
import { at, parseJson } from '../json-text';
import type { Surroundings } from '../surroundings';
import type { RestSettings } from './settings';

export function restSession(settings: RestSettings, surroundings: Pick<Surroundings, 'send'>): ApiSession {
    if (settings.auth === 'oauth') return new SignedIn(signal => fetchToken(settings, surroundings, signal));
    const headers = fixedHeaders(settings);
    return { headers: () => Promise.resolve(headers), forget: () => undefined };
}

function fixedHeaders({ auth, username, secret, header }: RestSettings): Record<string, string> {
    switch (auth) {
        case 'basic':
            return { Authorization: `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}` };
        case 'bearer':
            return { Authorization: `Bearer ${secret}` };
        case 'api-key':
            return { [header]: secret };
        case 'none':
        case 'oauth':
            return {};
    }
}

async function fetchToken(settings: RestSettings, { send }: Pick<Surroundings, 'send'>, signal: AbortSignal): Promise<Record<string, string>> {
    const { tokenUrl = '', username, secret, scope, certificate, answerSeconds } = settings;
    const answer = await send({
        method: 'POST',
        url: tokenUrl,
        headers: {
            'Accept': 'application/json',
            'Content-Type': 'application/x-www-form-urlencoded',
            'Authorization': `Basic ${Buffer.from(`${encodeURIComponent(username)}:${encodeURIComponent(secret)}`).toString('base64')}`,
        },
        body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope === '' ? {} : { scope }) }).toString(),
        totalMs: answerSeconds * 1_000,
        certificate,
        signal,
    });
    if (answer.status === 400 || answer.status === 401 || answer.status === 403) throw new SignInRefusedError(`${new URL(tokenUrl).host} gives no token (${answer.status})`);
    const token = at(parseJson(answer.body), 'access_token');
    if (answer.status !== 200 || typeof token !== 'string' || !/^[\x21-\x7e]{1,8000}$/.test(token)) throw new OperationalError(`${new URL(tokenUrl).host} answered no token (${answer.status})`);
    return { Authorization: `Bearer ${token}` };
}
