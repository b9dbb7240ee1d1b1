/** Rahkaran and generic REST against fakes that speak as they do. */
import type { ErpPage } from '../../plugins/erp';
import { connectorKinds, serverSurroundings } from '../../plugins/erp/connectors';
import { connectorContract, type ContractCase, type Side } from '../fakes/erp/contract';
import type { JsonErp } from '../fakes/erp/json-erp';
import { FakeRahkaran, type RahkaranFakeLayout } from '../fakes/erp/rahkaran';
import { RestErp, type RestPaging } from '../fakes/erp/rest-erp';

const signal = () => new AbortController().signal;

function open(kind: 'rahkaran' | 'rest', port: number, input: object) {
    const found = connectorKinds(serverSurroundings(`127.0.0.1:${port}`, '/nowhere')).find(one => one.kind === kind);
    if (!found) throw new Error(`There is no kind ${kind}`);
    return found.open(found.settings(input));
}

const customersByVersion = { object: 'customer', key: ['ID'], changed: { field: 'Version', parameter: 'fromVersion', isAscending: true }, gone: { field: 'IsDeleted', values: ['true'] } };

function rahkaranSettings(erp: FakeRahkaran) {
    const path = erp.layout === 'services-first' ? 'Services/General/PartyManagement/PartyService.svc/FetchParty' : 'General/PartyManagement/Services/PartyService.svc/FetchParty';
    return {
        url: erp.url,
        layout: erp.layout,
        login: erp.tls ? 'tls' : 'rsa',
        certificate: erp.tls?.cert,
        username: erp.username,
        password: erp.password,
        answerSeconds: 1,
        sources: [{ ...customersByVersion, path, method: 'POST', mostRows: 600, paging: { style: 'offset', parameter: 'from', sizeParameter: 'numberOfRecords' } }],
    };
}

function side(erp: JsonErp, connector: Side['connector'], secrets: string[]): Side {
    const mood = (name: JsonErp['mood']) => () => void (erp.mood = name);
    return {
        connector,
        secrets,
        put: (id, name) => erp.books.put(id, name),
        remove: id => erp.books.remove(id),
        breakOne: () => void erp.books.broken.push({ Name: 'Nobody', Version: 0 }),
        nameOf: (page: ErpPage, id) => page.records.find(({ key }) => key === String(id))?.values.Name,
        faults: { 'http-500': mood('http-500'), 'html': mood('html'), 'garbage': mood('garbage'), 'not-found': mood('not-found'), 'busy': mood('busy'), 'silent': mood('silent'), 'dribble': mood('dribble'), 'down': () => erp.stop() },
        push: { refuse: () => void (erp.pushMood = 'refuse'), loseAnswer: () => void (erp.pushMood = 'accept-and-drop'), count: key => erp.books.documents.filter(one => one.key === key).length },
        stop: async () => {
            await connector.close();
            await erp.stop().catch(() => undefined);
        },
    };
}

async function rahkaran(layout: RahkaranFakeLayout, isSealed: boolean, count: number): Promise<Side> {
    const erp = await FakeRahkaran.start(layout, isSealed);
    erp.books.fill(count);
    return side(erp, open('rahkaran', erp.port, rahkaranSettings(erp)), [erp.password, 'sg-auth-SG']);
}

const pagings: Record<RestPaging, object> = {
    'page': { style: 'page', parameter: 'at', sizeParameter: 'size' },
    'offset': { style: 'offset', parameter: 'at', sizeParameter: 'size' },
    'cursor': { style: 'cursor', parameter: 'at', sizeParameter: 'size', next: 'next' },
    'link-header': { style: 'link', sizeParameter: 'size' },
    'link-field': { style: 'link', sizeParameter: 'size', next: 'next' },
};

function restSettings(erp: RestErp) {
    return {
        url: erp.url,
        auth: erp.auth,
        username: 'karvan',
        secret: erp.secret,
        answerSeconds: 1,
        ...(erp.auth === 'oauth' ? { tokenUrl: `http://127.0.0.1:${erp.port}/token` } : {}),
        sources: [{ ...customersByVersion, changed: { ...customersByVersion.changed, parameter: 'changedAfter' }, path: 'customers', records: 'data.items', paging: pagings[erp.paging] }],
        targets: [{ kind: 'order', path: 'orders', keyField: 'externalId', number: 'number', state: 'state', reason: 'message', field: 'field', find: { path: 'orders', parameter: 'externalId', records: 'data' } }],
    };
}

async function rest(auth: RestErp['auth'], paging: RestPaging, count: number): Promise<Side> {
    const erp = await RestErp.start(auth);
    erp.paging = paging;
    erp.books.fill(count);
    return side(erp, open('rest', erp.port, restSettings(erp)), [erp.secret, Buffer.from(`karvan:${erp.secret}`).toString('base64')]);
}

const cases: ContractCase[] = [
    { name: 'Rahkaran by RSA, framework first', start: count => rahkaran('framework-first', false, count) },
    { name: 'Rahkaran by TLS with a pinned certificate, services first', start: count => rahkaran('services-first', true, count) },
    { name: 'REST with a password and numbered pages', start: count => rest('basic', 'page', count) },
    { name: 'REST with a token and offsets', start: count => rest('bearer', 'offset', count) },
    { name: 'REST with a key and a cursor', start: count => rest('api-key', 'cursor', count) },
    { name: 'REST with OAuth and a link in the header', start: count => rest('oauth', 'link-header', count) },
    { name: 'REST with a link in the answer', start: count => rest('bearer', 'link-field', count) },
];

connectorContract(cases);

describe('sessions of Rahkaran', () => {
    let erp: FakeRahkaran;
    beforeEach(async () => {
        erp = await FakeRahkaran.start('framework-first');
        erp.books.fill(5);
    });
    afterEach(() => erp.stop());
    const sample = (connector: Side['connector']) => connector.sample('customer', 5, signal());

    it('are begun once for all that ask at the same time, and used again', async () => {
        const connector = open('rahkaran', erp.port, rahkaranSettings(erp));
        await Promise.all(Array.from({ length: 20 }, () => sample(connector)));
        await sample(connector);
        expect(erp.logins).toBe(1);
    });

    it.each(['status', 'page'] as const)('are begun anew once, for all, when they ended, told by a %s', async endsBy => {
        const connector = open('rahkaran', erp.port, rahkaranSettings(erp));
        await sample(connector);
        erp.endsBy = endsBy;
        erp.endSessions();
        const pages = await Promise.all(Array.from({ length: 10 }, () => sample(connector)));
        expect(pages.map(({ records }) => records.length)).toEqual(Array(10).fill(5));
        expect(erp.logins).toBe(2);
    });

    it.each(['status', 'page'] as const)('that ended, told by a %s, double no order', async endsBy => {
        const connector = open('rahkaran', erp.port, rahkaranSettings(erp));
        await sample(connector);
        erp.endsBy = endsBy;
        erp.endSessions();
        const document = { kind: 'order', key: 'order-1', values: { total: '17' } } as const;
        expect(await connector.push(document, signal())).toMatchObject({ kind: 'accepted' });
        expect(erp.books.documents).toHaveLength(1);
    });

    it('are not asked for again and again where the password is wrong: the account would be locked', async () => {
        const connector = open('rahkaran', erp.port, { ...rahkaranSettings(erp), password: 'wrong-one' });
        for (let turn = 0; turn < 5; turn++) await expect(sample(connector)).rejects.toThrow('does not let karvan in');
        expect(erp.logins).toBe(1);
    });

    it('are not opened with a certificate that is not the pinned one', async () => {
        const [sealed, other] = await Promise.all([FakeRahkaran.start('framework-first', true), FakeRahkaran.start('framework-first', true)]);
        try {
            for (const certificate of [other.tls?.cert, undefined]) {
                const connector = open('rahkaran', sealed.port, { ...rahkaranSettings(sealed), certificate });
                await expect(sample(connector)).rejects.toThrow(/certificate/);
            }
            expect(sealed.asked).toEqual([]);
        } finally {
            await Promise.all([sealed.stop(), other.stop()]);
        }
    });

    it('send no password as it is over an open line', () => {
        expect(() => open('rahkaran', erp.port, { ...rahkaranSettings(erp), login: 'tls' })).toThrow('login: must be rsa');
    });
});

describe('an interface of REST', () => {
    let erp: RestErp;
    beforeEach(async () => {
        erp = await RestErp.start('oauth');
        erp.books.fill(25);
    });
    afterEach(() => erp.stop());

    it('gets a new token once, for all, when the old one ended', async () => {
        const connector = open('rest', erp.port, restSettings(erp));
        await connector.sample('customer', 5, signal());
        erp.endTokens();
        await Promise.all(Array.from({ length: 10 }, () => connector.sample('customer', 5, signal())));
        expect(erp.tokensGiven).toBe(2);
    });

    it('that knows nothing of paging is not read for ever', async () => {
        erp.ignoresPaging = true;
        const connector = open('rest', erp.port, restSettings(erp));
        const work = async () => {
            for await (const page of connector.pull({ object: 'customer', since: null, pageSize: 10, signal: signal() })) expect(page.records.length).toBe(25);
        };
        await expect(work()).rejects.toThrow('repeats a page');
    });

    it('that has our document already is asked for it, and is not sent another', async () => {
        const connector = open('rest', erp.port, restSettings(erp));
        const document = { kind: 'order', key: 'order-1', values: {} } as const;
        const first = await connector.push(document, signal());
        erp.pushMood = 'conflict';
        expect(await connector.push(document, signal())).toEqual(first);
        expect(erp.books.documents).toHaveLength(1);
    });

    it('that fails after it was told is a document of unknown outcome', async () => {
        const connector = open('rest', erp.port, restSettings(erp));
        erp.pushMood = 'accept-and-500';
        await expect(connector.push({ kind: 'order', key: 'order-1', values: {} }, signal())).rejects.toThrow('answered 500');
        expect(await connector.find('order', 'order-1', signal())).not.toBeNull();
    });

    it('is not reached where the operator named no such host', async () => {
        const [kind] = connectorKinds(serverSurroundings(`127.0.0.1:${erp.port + 1}`, '/nowhere')).filter(one => one.kind === 'rest');
        const connector = kind?.open(kind.settings(restSettings(erp)));
        await expect(connector?.sample('customer', 1, signal())).rejects.toThrow('is not among ERP_HOSTS');
        expect(erp.asked).toEqual([]);
    });
});
