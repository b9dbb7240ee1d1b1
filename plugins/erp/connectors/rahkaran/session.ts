/** Signing in to Rahkaran: by its key where the line is open, by the password itself where the line is sealed. */
import { OperationalError } from '../../../../kernel/operational-error';
import type { OutboundAnswer, OutboundRequest } from '../../../outbox';
import { SignedIn, SignInRefusedError } from '../json-api/sign-in';
import { at, isPage, parseJson } from '../json-text';
import type { Surroundings } from '../surroundings';
import { cipherPassword } from './login-cipher';
import type { RahkaranSettings } from './settings';

const services = { 'framework-first': 'Framework/Services/AuthenticationService.svc', 'services-first': 'Services/Framework/AuthenticationService.svc' } as const;

export function rahkaranSession(settings: RahkaranSettings, surroundings: Pick<Surroundings, 'send'>): SignedIn {
    const { url, layout, login, username, password, certificate, answerSeconds } = settings;
    const base = `${url.replace(/\/$/, '')}/${services[layout]}`;
    const ask = async (method: OutboundRequest['method'], place: string, signal: AbortSignal, body?: object): Promise<OutboundAnswer> => {
        const text = body && JSON.stringify(body);
        return surroundings.send({
            method,
            url: `${base}/${place}`,
            headers: { Accept: 'application/json', ...(text === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(text)) }) },
            body: text,
            connectMs: 5_000,
            totalMs: answerSeconds * 1_000,
            certificate,
            signal,
        });
    };
    const byKey = async (signal: AbortSignal) => {
        const given = await ask('GET', 'session', signal);
        const json = given.status === 200 ? parseJson(given.body) : undefined;
        const [id, modulus, exponent] = ['id', 'rsa.M', 'rsa.E'].map(path => at(json, path));
        if (typeof id !== 'string' || typeof modulus !== 'string' || typeof exponent !== 'string') throw new OperationalError(`Rahkaran began no session (${given.status})`);
        return ask('POST', 'login', signal, { sessionId: id, username, password: cipherPassword({ id, modulus, exponent }, password) });
    };
    return new SignedIn(
        async signal => {
            const answer = login === 'tls' ? await ask('POST', 'ssllogin', signal, { username, password }) : await byKey(signal);
            if (answer.status === 401 || answer.status === 403 || answer.status === 400) throw new SignInRefusedError(`Rahkaran does not let ${username} in (${answer.status})`);
            const cookie = cookieOf(answer.headers['set-cookie']);
            // A page, or an answer without a session, is a proxy's or a server's that is not itself.
            if (answer.status !== 200 || cookie === '' || isPage(answer.body)) throw new OperationalError(`Rahkaran opened no session (${answer.status})`);
            return { Cookie: cookie };
        },
        async () => {
            await ask('GET', 'logout', AbortSignal.timeout(2_000));
        },
    );
}

/** Name and value of each cookie; not what the server says of its life. */
export function cookieOf(lines: readonly string[] | undefined): string {
    const pairs = (lines ?? []).map(line => line.split(';')[0]?.trim() ?? '').filter(pair => /^[^=\s;,]+=[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e"]*$/.test(pair));
    return pairs.join('; ');
}
