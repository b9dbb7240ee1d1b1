import nodemailer, { type Transporter } from 'nodemailer';

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

/** From this command on the server may have the whole mail. */
const pointOfNoReturn = 'DATA';

/** Mail by SMTP, without a pool: a connection that fails concerns one mail only. */
export class SmtpDelivery implements DeliveryPort {
    readonly name = 'smtp';
    private readonly transport: Transporter;

    constructor(private options: SmtpOptions) {
        const limits = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 20_000 };
        this.transport = nodemailer.createTransport({ url: options.url, ...limits, disableFileAccess: true, disableUrlAccess: true });
    }

    async deliver(message: NotificationMessage): Promise<Delivery> {
        try {
            const sent = await this.transport.sendMail({
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
            if (responseCode === undefined && command === pointOfNoReturn) {
                return { state: 'UNKNOWN', reason: `The connection ended after the mail was handed over: ${text}` };
            }
            throw new OperationalError(`The mail server did not take the mail: ${text}`, { cause: error });
        }
    }
}

function domainOf(from: string): string {
    return /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
}
