import type { OutboundAnswer, OutboundRequest } from '../../outbox';

/** What the machine on which a connector runs lets it do. */
export interface Surroundings {
    /** The address to connect to for a host and port. Throws OperationalError where it may not go there. */
    resolve(host: string, port: number): Promise<string>;
    /** The one way out by HTTP. Throws OperationalError where it surely sent nothing, and something else where nobody can tell. */
    send(request: OutboundRequest): Promise<OutboundAnswer>;
    /** Folders of files lie below it; nothing else on the disk is read or written. */
    filesRoot: string;
}
