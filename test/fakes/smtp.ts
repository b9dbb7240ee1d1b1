/** A mail server that keeps what it is given, with the faults of real ones. */
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

/** `drop-after-data`: it has the mail, and the connection ends without an answer. */
export type MailFault = 'drop-after-data' | 'refuse-recipient' | 'busy';

export class FakeMailServer {
    readonly mails: string[] = [];
    readonly faults: MailFault[] = [];
    private readonly server: SMTPServer;
    private readonly sockets = new Set<Socket>();

    private constructor() {
        this.server = new SMTPServer({
            disabledCommands: ['STARTTLS', 'AUTH'],
            onRcptTo: (_, __, callback) => {
                if (this.faults[0] === 'refuse-recipient') {
                    this.faults.shift();
                    callback(Object.assign(new Error('No such mailbox'), { responseCode: 550 }));
                } else callback();
            },
            onData: (stream, _, callback) => this.take(stream, callback),
        });
        this.server.on('error', () => undefined);
        this.server.server.on('connection', (socket: Socket) => {
            this.sockets.add(socket);
            socket.once('close', () => this.sockets.delete(socket));
        });
    }

    static async start(): Promise<FakeMailServer> {
        const fake = new FakeMailServer();
        await new Promise<void>(resolve => fake.server.listen(0, '127.0.0.1', () => resolve()));
        return fake;
    }

    get url(): string {
        return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
    }

    stop(): Promise<void> {
        for (const socket of this.sockets) socket.destroy();
        return new Promise(resolve => this.server.close(() => resolve()));
    }

    private take(stream: SMTPServerDataStream, callback: (error?: Error | null, message?: string) => void): void {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
            const fault = this.faults.shift();
            if (fault === 'busy') return callback(Object.assign(new Error('Try later'), { responseCode: 451 }));
            this.mails.push(Buffer.concat(parts).toString('utf8'));
            if (fault === 'drop-after-data') for (const socket of this.sockets) socket.destroy();
            else callback(null, 'Kept');
        });
    }
}
