/** Connectors in the server and the worker: they reach the hosts that the operator has named, and no others. */
import { OperationalError } from '../../../kernel/operational-error';
import { AddressRefusedError, NamedHosts, sendOutbound } from '../../outbox';
import type { Surroundings } from './surroundings';

export function serverSurroundings(hosts: string, filesRoot: string): Surroundings {
    const named = new NamedHosts(hosts);
    return {
        filesRoot,
        resolve: async (host, port) => (await operational(host, () => named.resolve(host, port))).address,
        send: request => operational(URL.canParse(request.url) ? new URL(request.url).host : 'The address', () => sendOutbound(request, { allowLoopback: false, named })),
    };
}

async function operational<T>(host: string, work: () => Promise<T>): Promise<T> {
    try {
        return await work();
    } catch (error) {
        if (!(error instanceof AddressRefusedError)) throw error;
        throw new OperationalError(error.reason === 'not-named' ? `${host} is not among ERP_HOSTS` : `${host}: ${error.message}`);
    }
}
