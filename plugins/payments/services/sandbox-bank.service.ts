import { Inject, Injectable } from '@nestjs/common';
import { Logger, type RequestContext, TransactionalConnection } from '@vendure/core';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

import { sql } from '../../../kernel/vendure-sql';
import { sendOutbound } from '../../outbox';
import { isSandboxSign, sandboxSign } from '../config/sandbox-provider';
import { PAYMENTS_OPTIONS } from '../constants';
import type { SandboxAct } from '../domain/sandbox-page';
import { packed, unpacked } from '../domain/signature';
import { SandboxPayment } from '../entities/sandbox-payment.entity';
import type { PaymentsOptions } from '../types';

const orderFacts = z.object({
    key: z.string().min(1).max(200),
    amountMinor: z.int().min(1),
    currencyCode: z.string().length(3),
    description: z.string(),
    language: z.string(),
    returnUrl: z.string().startsWith('http'),
    notifyUrl: z.string().startsWith('http'),
});
export type SandboxOrder = z.output<typeof orderFacts>;

const lateMs = 8_000;

/** The bank itself, as an outside party: it knows what it was signed, keeps its own books, and talks to the shop by HTTP only. */
@Injectable()
export class SandboxBankService {
    constructor(
        @Inject(PAYMENTS_OPTIONS) private options: PaymentsOptions,
        private connection: TransactionalConnection,
    ) {}

    get isServed(): boolean {
        return this.options.sandbox !== null;
    }

    /** The order that the shop signed; null when it did not. */
    orderOf(text: unknown, sign: unknown): SandboxOrder | null {
        if (typeof text !== 'string' || !isSandboxSign(this.secret, 'order', text, sign)) return null;
        return orderFacts.safeParse(unpacked(text)).data ?? null;
    }

    /** What the payer decided first stands, however often he goes back. */
    async act(ctx: RequestContext, order: SandboxOrder, act: SandboxAct): Promise<void> {
        const { key, amountMinor, currencyCode } = order;
        const written = await sql(
            this.connection,
            ctx,
            `INSERT INTO sandbox_payment (key, "amountMinor", "currencyCode", state, silences) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (key) DO NOTHING RETURNING id`,
            [key, amountMinor, currencyCode, act === 'decline' ? 'declined' : 'paid', act === 'silent' ? 1 : 0],
        );
        if (written.length === 0 || act === 'silent') return;
        if (act === 'late') void sleep(lateMs).then(() => this.tell(order));
        else await this.tell(order);
        if (act === 'twice') await this.tell(order);
    }

    /** Null when it stays silent, or was not asked by the shop. */
    async answer(ctx: RequestContext, key: unknown, sign: unknown): Promise<object | null> {
        if (typeof key !== 'string' || !isSandboxSign(this.secret, 'ask', key, sign)) return null;
        const [silent] = await sql<{ id: number }>(this.connection, ctx, 'UPDATE sandbox_payment SET silences = silences - 1 WHERE key = $1 AND silences > 0 RETURNING id', [key]);
        if (silent !== undefined) return null;
        const known = await this.connection.getRepository(ctx, SandboxPayment).findOneBy({ key });
        if (known === null) return { state: 'pending' };
        return { state: known.state, amountMinor: known.amountMinor, currencyCode: known.currencyCode, reference: `SB-${known.id}` };
    }

    private async tell({ key, notifyUrl }: SandboxOrder): Promise<void> {
        const notice = packed({ key });
        const body = new URLSearchParams({ notice, sign: sandboxSign(this.secret, 'notice', notice) }).toString();
        const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
        await sendOutbound({ method: 'POST', url: notifyUrl, headers, body }, { allowLoopback: true }).catch((error: Error) => Logger.info(`The shop did not take the notice: ${error.message}`, 'sandbox-bank'));
    }

    private get secret(): string {
        return this.options.sandbox?.secret ?? '';
    }
}
