/** A cable between a program and its database or an ERP, with the faults that cables have. */
import net from 'node:net';

interface Pair {
    client: net.Socket;
    server: net.Socket;
    isDead: boolean;
}

export class TcpProxy {
    /** What each way is late by. */
    delayMs = 0;
    /** Nothing passes either way; what was sent arrives once it is over. */
    isHole = false;
    /** How many more COMMITs are cut: the database gets it, and its answer never comes. */
    cutCommits = 0;
    private readonly pairs = new Set<Pair>();
    private readonly held: (() => void)[] = [];

    private constructor(
        private readonly server: net.Server,
        private readonly target: { host: string; port: number },
    ) {}

    static async start(target: { host: string; port: number }): Promise<TcpProxy> {
        const server = net.createServer();
        const proxy = new TcpProxy(server, target);
        server.on('connection', client => proxy.join(client));
        await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
        return proxy;
    }

    get port(): number {
        return (this.server.address() as net.AddressInfo).port;
    }

    get open(): number {
        return [...this.pairs].filter(({ isDead }) => !isDead).length;
    }

    /** Every connection of now stays open and says nothing any more; new ones are well. As after a switch that lost its table. */
    forget(): void {
        for (const pair of this.pairs) pair.isDead = true;
    }

    /** Every connection of now ends with a reset on both sides. */
    reset(): void {
        for (const pair of [...this.pairs]) this.cut(pair);
    }

    /** The hole closes, and what waited goes on in its order. */
    endHole(): void {
        this.isHole = false;
        for (const go of this.held.splice(0)) go();
    }

    async stop(): Promise<void> {
        for (const pair of this.pairs) this.cut(pair);
        await new Promise(resolve => this.server.close(resolve));
    }

    private join(client: net.Socket): void {
        const server = net.connect(this.target);
        const pair: Pair = { client, server, isDead: false };
        this.pairs.add(pair);
        for (const [from, to] of [[client, server], [server, client]] as const) {
            from.setNoDelay(true);
            from.on('data', part => this.pass(pair, from === client, to, part));
            from.on('error', () => this.cut(pair));
            from.on('close', () => this.cut(pair));
        }
    }

    private pass(pair: Pair, isQuestion: boolean, to: net.Socket, part: Buffer): void {
        if (pair.isDead) return;
        if (isQuestion && this.cutCommits > 0 && part.includes('COMMIT')) {
            this.cutCommits--;
            // The database hears it and may well commit; whoever asked never learns.
            to.write(part, () => setTimeout(() => this.cut(pair), 20));
            pair.isDead = true;
            return;
        }
        const go = () => {
            if (!to.destroyed && !pair.isDead) to.write(part);
        };
        if (this.isHole) this.held.push(go);
        else if (this.delayMs > 0) setTimeout(go, this.delayMs);
        else go();
    }

    private cut(pair: Pair): void {
        this.pairs.delete(pair);
        pair.client.resetAndDestroy();
        pair.server.destroy();
    }
}
