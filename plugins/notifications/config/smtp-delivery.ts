import nodemailer from 'nodemailer';

import { OperationalError } from '../../../kernel/operational-error';
import type { NotificationMessage } from '../entities/notification-message.entity';
import type { Delivery, DeliveryPort } from '../types';

export interface SmtpOptions {
    /** `smtp://user:password@host:587`. */
    url: string;
    from: string;
}

interface SmtpError extends Error {
    responseCode?: number;
    command?: string;
}

const limits = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 20_000 };

/** The server's "go ahead" for the mail's content: from here on it may have the whole of it. */
const goAhead = '354';

/** Mail by SMTP, one connection for each mail, so that what is known of the connection is known of the mail. */
export class SmtpDelivery implements DeliveryPort {
    readonly name = 'smtp';

    constructor(private options: SmtpOptions) {}

    async deliver(message: NotificationMessage): Promise<Delivery> {
        const conversation = new Conversation();
        const transport = nodemailer.createTransport({
            url: this.options.url,
            ...limits,
            disableFileAccess: true,
            disableUrlAccess: true,
            transactionLog: true,
            logger: conversation,
        });
        try {
            const sent = await transport.sendMail({
                from: this.options.from,
                to: { name: message.recipientName, address: message.recipient },
                subject: message.subject ?? '',
                text: message.body,
                html: message.htmlBody ?? undefined,
                // The same for every try, so that a mailbox that gets it twice can show it once.
                messageId: `<notification-${message.id}@${domainOf(this.options.from)}>`,
                headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.language },
            });
            return { state: 'SENT', reference: sent.response };
        } catch (error) {
            const { responseCode, command, message: text } = error as SmtpError;
            if (responseCode !== undefined && responseCode >= 500 && command !== 'CONN' && command?.startsWith('AUTH') !== true) {
                return { state: 'FAILED', reason: text };
            }
            if (responseCode === undefined && conversation.isHandedOver) {
                return { state: 'UNKNOWN', reason: `The connection ended after the mail was handed over: ${text}` };
            }
            throw new OperationalError(`The mail server did not take the mail: ${text}`, { cause: error });
        }
    }
}

/** Listens to what the server says; nothing of it is kept or logged. */
class Conversation {
    isHandedOver = false;

    debug(entry: unknown, line?: unknown): void {
        if ((entry as { tnx?: string }).tnx === 'server' && String(line).startsWith(goAhead)) {
            this.isHandedOver = true;
        }
    }

    level(): void {}
    trace(): void {}
    info(): void {}
    warn(): void {}
    error(): void {}
    fatal(): void {}
}

function domainOf(from: string): string {
    return /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
}
