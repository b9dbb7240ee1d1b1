import net from 'node:net';
import { Client } from 'pg';

import { askedPatience, WatchedClient } from './watched-client';

const streamOf = (client: Client) => (client as unknown as { connection: { stream: net.Socket } }).connection.stream;

describe('a watched connection', () => {
    it.each<[string, number | null]>([
        [`SET LOCAL statement_timeout = '120s'`, 120_000],
        ['SET LOCAL statement_timeout = 0', 0],
        [`set local statement_timeout to '2min'`, 120_000],
        ['SET LOCAL statement_timeout = 250', 250],
        ['SELECT 1', null],
        [`SELECT 'statement_timeout'`, null],
    ])('reads of %j how long is to be waited', (text, expected) => expect(askedPatience(text)).toBe(expected));

    it('gives up a server that takes the call and never says a word', async () => {
        const silent = net.createServer(socket => socket.resume());
        await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
        const client = new WatchedClient({ host: '127.0.0.1', port: (silent.address() as net.AddressInfo).port, user: 'nobody' });
        client.on('error', () => undefined);
        const stream = streamOf(client);
        const began = client.connect();
        // As if its five seconds were over.
        stream.setTimeout(50);
        await expect(began).rejects.toThrow(/does not answer|terminated/);
        await new Promise(resolve => silent.close(resolve));
    });

    it('waits for the end of a transaction as long as the transaction asked for', async () => {
        let end = (): void => undefined;
        const sent = jest.spyOn(Client.prototype, 'query').mockImplementation((text: string): unknown => (text === 'COMMIT' ? new Promise<void>(resolve => (end = resolve)) : Promise.resolve()));
        const client = new WatchedClient({ host: '127.0.0.1', port: 1 });
        const asked = jest.spyOn(streamOf(client), 'setTimeout');
        await client.query('BEGIN');
        await client.query(`SET LOCAL statement_timeout = '120s'`);
        const committed = client.query('COMMIT');
        await new Promise(resolve => setImmediate(resolve));
        expect(asked.mock.calls.map(([ms]) => ms)).toEqual([120_500]);
        end();
        await committed;
        expect(asked.mock.calls.map(([ms]) => ms)).toEqual([120_500, 8_500]);
        sent.mockRestore();
        streamOf(client).destroy();
    });

    it('sends one query after the other, in their order, and goes on after one that fails', async () => {
        let [open, most] = [0, 0];
        const texts: string[] = [];
        const slowly = async (text: string): Promise<string> => {
            texts.push(text);
            most = Math.max(most, ++open);
            await new Promise(resolve => setTimeout(resolve, 1));
            open--;
            if (text === 'broken') throw new Error(text);
            return text;
        };
        const sent = jest.spyOn(Client.prototype, 'query').mockImplementation((text: string): unknown => slowly(text));
        const client = new WatchedClient({ host: '127.0.0.1', port: 1 });
        const answers = await Promise.allSettled(['a', 'broken', 'c', 'd'].map(text => client.query(text)));
        sent.mockRestore();
        streamOf(client).destroy();
        expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
        expect([texts, most]).toEqual([['a', 'broken', 'c', 'd'], 1]);
    });
});
