/**
 * Opens the Dashboard without a network on the devices of the floor, once somebody has opened "My work" on them. It keeps the page and its
 * scripts, and the answers that the page begins with (who is signed in, the channel, the settings) until he signs out. It answers from
 * memory only where the network gives no answer at all; steps of operators are none of its business: the page keeps them itself.
 * It is a script of its own beside the Dashboard's build (see `vite.config.mts`), so it imports nothing.
 */
{
    interface Moment {
        waitUntil(work: Promise<unknown>): void;
    }
    interface Fetching extends Moment {
        request: Request;
        respondWith(answer: Promise<Response>): void;
    }
    interface Told extends Moment {
        data: { kind?: string; urls?: string[] };
    }
    interface Worker {
        skipWaiting(): Promise<void>;
        clients: { claim(): Promise<void> };
        location: Location;
        addEventListener(name: 'install' | 'activate', listener: (event: Moment) => void): void;
        addEventListener(name: 'fetch', listener: (event: Fetching) => void): void;
        addEventListener(name: 'message', listener: (event: Told) => void): void;
    }

    const worker = self as unknown as Worker;
    const files = 'karvan-floor-files';
    const answers = 'karvan-floor-answers';
    const shell = '/dashboard/';
    /** How long a page waits for a network that is there and dead. */
    const patienceMs = 4000;
    /** What the Dashboard asks before it shows a page. Nothing of customers, orders or work. */
    const beginning = new Set(['CurrentUserInformation', 'GetServerConfig', 'ChannelInformation', 'GetSettingsStoreValue']);
    const changesPerson = new Set(['Login', 'LogOut']);

    const impatient = (request: Request): Promise<Response> =>
        Promise.race([fetch(request), new Promise<never>((_, reject) => setTimeout(() => reject(new TypeError('No network')), patienceMs))]);

    const page = async (request: Request): Promise<Response> => {
        try {
            const fresh = await impatient(request);
            if (fresh.ok && fresh.headers.get('content-type')?.startsWith('text/html')) await (await caches.open(files)).put(shell, fresh.clone());
            return fresh;
        } catch (error) {
            const kept = await (await caches.open(files)).match(shell);
            if (kept === undefined) throw error;
            return kept;
        }
    };

    /** Files of a build are named by what is in them: what is kept is right for ever. */
    const file = async (request: Request): Promise<Response> => {
        const cache = await caches.open(files);
        const kept = await cache.match(request);
        if (kept !== undefined) return kept;
        const fresh = await fetch(request);
        if (fresh.ok) await cache.put(request, fresh.clone());
        return fresh;
    };

    const digest = async (text: string): Promise<string> =>
        Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))), byte => byte.toString(16).padStart(2, '0')).join('');

    const asked = async (request: Request): Promise<Response> => {
        const text = await request.clone().text();
        const name = /\b(?:query|mutation)\s+(\w+)/.exec((JSON.parse(text) as { query?: string }).query ?? '')?.[1] ?? '';
        if (changesPerson.has(name)) await caches.delete(answers);
        if (!beginning.has(name)) return fetch(request);
        const key = `/floor-answers/${await digest(text)}`;
        try {
            const fresh = await impatient(request);
            const { errors, data } = (await fresh.clone().json()) as { errors?: unknown; data?: { me?: unknown } };
            if (name === 'CurrentUserInformation' && data?.me === null) await caches.delete(answers);
            else if (fresh.ok && errors === undefined) await (await caches.open(answers)).put(key, fresh.clone());
            return fresh;
        } catch (error) {
            const kept = await (await caches.open(answers)).match(key);
            if (kept === undefined) throw error;
            return kept;
        }
    };

    worker.addEventListener('install', event => event.waitUntil(worker.skipWaiting()));
    worker.addEventListener('activate', event => event.waitUntil(worker.clients.claim()));
    worker.addEventListener('message', event => {
        if (event.data.kind !== 'keep') return;
        // The page was there before this script: what it has loaded is loaded again, from the browser's own cache.
        const wanted = [shell, ...(event.data.urls ?? [])];
        event.waitUntil(caches.open(files).then(async cache => {
            const known = new Set((await cache.keys()).map(one => one.url));
            const old = [...known].filter(url => !wanted.some(one => new URL(one, worker.location.origin).href === url));
            await Promise.allSettled(wanted.filter(url => !known.has(new URL(url, worker.location.origin).href)).map(url => cache.add(url)));
            // Files of earlier builds; parts of this one that no page has loaded yet come back when they are asked for.
            await Promise.all(old.map(url => cache.delete(url)));
        }));
    });
    worker.addEventListener('fetch', event => {
        const { request } = event;
        const { origin, pathname } = new URL(request.url);
        if (origin !== worker.location.origin) return;
        if (request.mode === 'navigate') event.respondWith(page(request));
        else if (request.method === 'GET' && pathname.startsWith('/dashboard/assets/')) event.respondWith(file(request));
        else if (request.method === 'POST' && pathname === '/admin-api' && request.headers.get('content-type')?.startsWith('application/json')) event.respondWith(asked(request));
    });
}
