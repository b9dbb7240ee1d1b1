/** Where connections to ERPs get to, whatever address staff type: a listener on this machine counts who reaches it. */
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';

import { OperationalError } from '../../kernel/operational-error';
import { serverSurroundings } from '../../plugins/erp/connectors';

let canary: http.Server;
let port: number;
let reached = 0;

beforeAll(async () => {
    canary = http.createServer((_, response) => response.end('[]')).on('connection', () => reached++);
    await new Promise<void>(resolve => canary.listen(0, '127.0.0.1', resolve));
    port = (canary.address() as AddressInfo).port;
});
beforeEach(() => (reached = 0));
afterAll(() => new Promise(resolve => canary.close(resolve)));

const send = (hosts: string, url: string) => serverSurroundings(hosts, '/nowhere').send({ method: 'GET', url, connectMs: 500, totalMs: 1_000 });

const hosts = [
    '127.0.0.1', 'localhost', '127.1', '0x7f.1', '0177.0.0.1', '2130706433', '0x7f000001', '127.0.0.1.', 'localhost.', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:0:0:1]', '0.0.0.0', '0', '[::]',
    '169.254.169.254', '[fd00:ec2::254]', '10.0.0.1', '192.168.0.1', '100.64.0.1', 'metadata.google.internal', '①②⑦.⓪.⓪.①', '127。0。0。1',
];

it.each(hosts)('%s is not reached where nobody named it', async host => {
    for (const scheme of ['http', 'https']) await expect(send('erp.mill.local:443', `${scheme}://${host}:${port}/`)).rejects.toBeInstanceOf(OperationalError);
    expect(reached).toBe(0);
});

it.each(['http://user:pass@127.0.0.1:PORT/', 'ftp://127.0.0.1:PORT/', 'file:///etc/passwd', 'gopher://127.0.0.1:PORT/', 'not an address', 'http://127.0.0.1:PORT@evil.example/', '//127.0.0.1:PORT/'])('%s is no address, though its host is named', async url => {
    await expect(send(`127.0.0.1:${port}`, url.replace('PORT', String(port)))).rejects.toBeInstanceOf(OperationalError);
    expect(reached).toBe(0);
});

it.each(['169.254.169.254:80', '0.0.0.0:PORT', '[::]:PORT', '224.0.0.1:80', '[fe80::1]:80', '[::ffff:169.254.169.254]:80'])('%s belongs to the network itself, and is not reached though somebody named it', async name => {
    const host = name.replace('PORT', String(port));
    await expect(send(`${host},${new URL(`http://${host}`).host}`, `http://${host}/`)).rejects.toThrow(/private-address|not among/);
    expect(reached).toBe(0);
});

it('a named host is reached at the port that was named, and at no other', async () => {
    expect((await send(`127.0.0.1:${port}, erp.mill.local:443`, `http://127.0.0.1:${port}/`)).status).toBe(200);
    await expect(send(`127.0.0.1:${port + 1}`, `http://127.0.0.1:${port}/`)).rejects.toThrow('not among ERP_HOSTS');
    await expect(send('', `http://127.0.0.1:${port}/`)).rejects.toThrow('not among ERP_HOSTS');
    expect(reached).toBe(1);
});

it('a redirect is an answer and leads nowhere', async () => {
    const erp = http.createServer((_, response) => response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end());
    await new Promise<void>(resolve => erp.listen(0, '127.0.0.1', resolve));
    const own = (erp.address() as AddressInfo).port;
    expect((await send(`127.0.0.1:${own},127.0.0.1:${port}`, `http://127.0.0.1:${own}/`)).status).toBe(302);
    expect(reached).toBe(0);
    await new Promise(resolve => erp.close(resolve));
});

it('databases and SFTP are reached by the same rule', async () => {
    const around = serverSurroundings('127.0.0.1:1433', '/nowhere');
    expect(net.isIP(await around.resolve('127.0.0.1', 1433))).toBe(4);
    await expect(around.resolve('127.0.0.1', 5432)).rejects.toThrow('not among ERP_HOSTS');
    await expect(around.resolve('169.254.169.254', 1433)).rejects.toThrow('not among ERP_HOSTS');
});
