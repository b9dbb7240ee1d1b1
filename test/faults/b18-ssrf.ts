/**
 * B18: wherever staff may type an address, nothing of this machine and its network is reached by it. Sixty ways to write one, at five doors, and once more as if they
 * had been taken long ago: by way of the database, so that the second wall stands alone. A listener on this machine counts who reaches it.
 */
import net, { type AddressInfo } from 'node:net';

import { HttpReceiver } from '../fakes/http-receiver';
import type { Caller } from '../graphql';
import { type Product, startProduct } from '../product';
import { World } from '../world';
import { timed } from '../../bench/measure';
import { type Bar, type Bench, until } from './bar';

const hosts = [
    '127.0.0.1', 'localhost', '127.1', '127.0.1', '0x7f.1', '0177.0.0.1', '2130706433', '0x7f000001', '127.0.0.1.', 'localhost.', 'LOCALHOST', '127.255.255.254',
    '[::1]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[64:ff9b::127.0.0.1]', '0.0.0.0', '0', '[::]', '①②⑦.⓪.⓪.①', '127。0。0。1',
    '169.254.169.254', '[fd00:ec2::254]', '[fe80::1]', '10.0.0.1', '172.16.0.1', '192.168.0.1', '100.64.0.1', '224.0.0.1', '255.255.255.255', 'metadata.google.internal',
];
const odd = (port: number) => [
    `http://user:pass@127.0.0.1:${port}/`, `https://user@localhost:${port}/`, `http://127.0.0.1:${port}@example.com/`, `ftp://127.0.0.1:${port}/`, `gopher://127.0.0.1:${port}/_x`, 'file:///etc/passwd',
    `dict://127.0.0.1:${port}/`, `ldap://127.0.0.1:${port}/`, `data:text/plain,x`, `javascript:alert(1)`, `//127.0.0.1:${port}/`, `http:127.0.0.1:${port}`, `http:\\\\127.0.0.1:${port}\\`, `\thttp://127.0.0.1:${port}/`,
    `http://[::1]:${port}/#@example.com/`, `https://127.0.0.1:5432/`, `https://localhost:22/`, 'http://example.com:6379/', `https://127.0.0.1%2eexample@localhost:${port}/`, 'not an address',
];

interface Canary {
    port: number;
    reached(): number;
    stop(): Promise<void>;
}

/** Listens on all addresses of this machine, and answers whoever comes as a web server would. */
async function canary(): Promise<Canary> {
    let reached = 0;
    const server = net.createServer(socket => {
        reached++;
        socket.on('error', () => undefined);
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]');
    });
    await new Promise<void>(resolve => server.listen(0, '::', resolve));
    return { port: (server.address() as AddressInfo).port, reached: () => reached, stop: () => new Promise(resolve => server.close(() => resolve())) };
}

/** A door gives whether it took the address, having done all that makes Karvan go there. */
type Door = (url: string, nth: number) => Promise<boolean>;

const taken = (work: Promise<unknown>): Promise<boolean> => work.then(() => true, () => false);

function doors(staff: Caller, product: Product, warehouse: string): Record<string, Door> {
    const erp = (kind: string, settings: (url: string) => object, secrets: object): Door => async (url, nth) => {
        let id = '';
        const isTaken = await taken(staff.ask<{ saveErpConnection: { id: string } }>('mutation ($input: ErpConnectionInput!) { saveErpConnection(input: $input) { id } }', {
            input: { name: `${kind} ${nth}`, kind, settings: settings(url), secrets, enabled: true },
        }).then(({ saveErpConnection }) => (id = saveErpConnection.id)));
        if (isTaken) {
            const { checkErpConnection } = await staff.ask<{ checkErpConnection: { isOk: boolean } }>('mutation ($id: ID!) { checkErpConnection(id: $id) { isOk } }', { id });
            return checkErpConnection.isOk;
        }
        return false;
    };
    return {
        async webhook(url) {
            let id = '';
            const isTaken = await taken(staff.ask<{ createWebhookEndpoint: { id: string } }>('mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { id } }', {
                input: { url, kinds: ['*'] },
            }).then(({ createWebhookEndpoint }) => (id = createWebhookEndpoint.id)));
            if (isTaken) await staff.ask('mutation ($id: ID!) { sendTestWebhook(id: $id) }', { id });
            return isTaken;
        },
        async feed(url) {
            const isTaken = await taken(staff.ask('mutation ($input: SupplierFeedInput!) { setSupplierFeed(input: $input) { url } }', {
                input: { stockLocationId: warehouse, url, everyMinutes: 60, skuColumn: 'sku', quantityColumn: 'quantity', active: true },
            }));
            if (isTaken) await staff.ask('mutation ($id: ID!) { pullSupplierFeed(stockLocationId: $id) { url } }', { id: warehouse });
            return isTaken;
        },
        rest: erp('rest', url => ({ url, auth: 'none', sources: [{ object: 'product', path: 'products', key: ['id'], paging: { style: 'none' } }] }), {}),
        rahkaran: erp('rahkaran', url => ({ url, username: 'karvan' }), { password: 'hush' }),
        database: erp('sql', url => {
            const found = URL.canParse(url) ? new URL(url) : undefined;
            return { dialect: 'postgresql', host: found?.hostname.replace(/^\[|\]$/g, '') ?? url, port: Number(found?.port) || 5432, database: 'erp', username: 'reader', isSealed: false, sources: [{ object: 'product', view: ['v'], key: ['id'] }] };
        }, { password: 'hush' }),
        /** Vendure's importer takes pictures by their addresses: it is nobody's. */
        importer: url => taken(staff.ask('mutation ($file: Upload!) { importProducts(csvFile: $file) { imported } }', { file: url })),
        async asset(url) {
            const { createAssets } = await staff.ask<{ createAssets: unknown }>('mutation ($input: [CreateAssetInput!]!) { createAssets(input: $input) { __typename } }', { input: [{ file: url }] }).catch(() => ({ createAssets: null }));
            return createAssets !== null;
        },
    };
}

/** As if they had been taken when the rule was another: the worker goes to what the database says. Gives how often it was asked to. */
async function stored(product: Product, staff: Caller, warehouse: string, urls: readonly string[]): Promise<number> {
    const { createWebhookEndpoint } = await staff.ask<{ createWebhookEndpoint: { id: string } }>('mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { id } }', {
        input: { url: 'https://example.com/hook', kinds: ['*'] },
    });
    await staff.ask('mutation ($input: SupplierFeedInput!) { setSupplierFeed(input: $input) { url } }', {
        input: { stockLocationId: warehouse, url: 'https://example.com/stock.csv', everyMinutes: 60, skuColumn: 'sku', quantityColumn: 'quantity', active: true },
    });
    const isIdle = async () => (await product.sql(`SELECT 1 FROM outbox_message WHERE state IN ('PENDING', 'SENDING') AND "notBefore" <= now() LIMIT 1`)).length === 0;
    for (const url of urls) {
        await product.sql('UPDATE webhook_endpoint SET url = $1, active = true WHERE id = $2', [url, createWebhookEndpoint.id]);
        await product.sql('UPDATE supplier_feed SET url = $1 WHERE "stockLocationId" = $2', [url, warehouse]);
        await staff.ask('mutation ($id: ID!) { sendTestWebhook(id: $id) }', { id: createWebhookEndpoint.id });
        await staff.ask('mutation ($id: ID!) { pullSupplierFeed(stockLocationId: $id) { url } }', { id: warehouse });
        await until(isIdle, 20);
    }
    const [row] = await product.sql<{ runs: number }>('SELECT count(*)::int AS runs FROM supplier_feed_run');
    return row?.runs ?? 0;
}

async function run(bench: Bench, product: Product, listener: Canary, erp: HttpReceiver): Promise<void> {
    const { staff } = await World.make(product, { companies: 1, membersEach: 1 });
    const { createStockLocation } = await staff.ask<{ createStockLocation: { id: string } }>('mutation { createStockLocation(input: { name: "Supplier" }) { id } }');
    const warehouse = createStockLocation.id;
    await staff.ask('mutation ($input: WarehouseInput!) { setWarehouse(input: $input) { kind } }', { input: { stockLocationId: warehouse, kind: 'external', leadMinDays: 3, leadMaxDays: 4 } });
    const urls = [...hosts.flatMap(host => [`http://${host}:${listener.port}/`, `https://${host}:${listener.port}/`]), ...odd(listener.port)];
    const open = doors(staff, product, warehouse);
    const took: string[] = [];
    for (const [name, door] of Object.entries(open)) {
        for (const [nth, url] of urls.entries()) if (await door(url, nth)) took.push(`${name} ${url}`);
    }
    bench.equals('reached', listener.reached(), 0, 'connections to a listener on this machine', `${urls.length} addresses at ${Object.keys(open).length} doors: ${Object.keys(open).join(', ')}`);
    bench.equals('taken', took.length, 0, 'addresses with which a door did something', took.slice(0, 10).join('; '));
    const shapes = ['https://127.0.0.1:PORT/', 'https://[::ffff:127.0.0.1]:PORT/', 'http://localhost:PORT/', 'https://2130706433:PORT/', 'https://169.254.169.254/latest/meta-data/', 'file:///etc/passwd'].map(url => url.replace('PORT', String(listener.port)));
    const runs = await stored(product, staff, warehouse, shapes);
    bench.atLeast('stored', runs, shapes.length, 'times the worker was sent to addresses that stood in the database');
    bench.equals('reached-later', listener.reached(), 0, 'connections then');

    const check = async (name: string) => {
        const { saveErpConnection } = await staff.ask<{ saveErpConnection: { id: string } }>('mutation ($input: ErpConnectionInput!) { saveErpConnection(input: $input) { id } }', {
            input: { name, kind: 'rest', settings: { url: erp.url, auth: 'none', answerSeconds: 5, sources: [{ object: 'product', path: 'products', key: ['id'], paging: { style: 'none' } }] }, enabled: true },
        });
        const { checkErpConnection } = await staff.ask<{ checkErpConnection: { isOk: boolean } }>('mutation ($id: ID!) { checkErpConnection(id: $id) { isOk } }', { id: saveErpConnection.id });
        return checkErpConnection.isOk;
    };
    erp.answer = () => ({ status: 302, headers: { location: `http://127.0.0.1:${listener.port}/` } });
    const followed = await check('redirects');
    bench.equals('redirects', listener.reached() + Number(followed), 0, 'redirects followed', `by an ERP that the operator named, asked ${erp.requests.length} times`);
    bench.atLeast('named', erp.requests.length, 1, 'calls of the ERP that the operator named', 'so that the rule lets through what it should');
    erp.answer = () => 'hang';
    const hung = await timed(() => check('hangs'));
    bench.atMost('hung', Math.round(hung / 100) / 10, 7, 's', 'until an answer that never comes is given up');
    await bench.conclude(`${urls.length} addresses`, product);
}

export const ssrf: Bar = {
    id: 'B18',
    what: 'addresses of this machine',
    async run(bench) {
        const [listener, erp] = [await canary(), await HttpReceiver.start()];
        const env = { NODE_ENV: 'production', SUPERADMIN_PASSWORD: 'only-asked-for-in-production', LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal', ERP_HOSTS: new URL(erp.url).host };
        const product = await startProduct({ data: 'empty', processes: ['server', 'worker'], env });
        try {
            await run(bench, product, listener, erp);
        } finally {
            await product.stop();
            await erp.stop();
            await listener.stop();
        }
    },
};
