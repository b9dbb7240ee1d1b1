import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { sqlCount } from '../../../kernel/vendure-sql';
import { textFor } from '../domain/broadcast-texts';
import { myBroadcastRows, type MyBroadcastRow } from '../queries/broadcast-list.query';
import { pageInput } from './broadcast-input';

export interface MyBroadcast {
    id: number;
    subject: string;
    text: string;
    at: Date;
    readAt: Date | null;
}

/** What the firm wrote to a member: his alone, and read by him alone. */
@Injectable()
export class MyBroadcastService {
    constructor(private readonly connection: TransactionalConnection) {}

    async list(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<{ items: MyBroadcast[]; totalItems: number }> {
        const { skip, take } = checked(pageInput, input ?? {});
        const rows = await myBroadcastRows(this.connection, ctx, scope.memberId, false, skip, take);
        return { items: rows.map(row => shown(row, ctx.languageCode)), totalItems: rows[0]?.total ?? 0 };
    }

    /** The newest that he has not read and that stands at the head of the portal. */
    async banner(ctx: RequestContext, scope: MemberScope): Promise<MyBroadcast | null> {
        const [row] = await myBroadcastRows(this.connection, ctx, scope.memberId, true, 0, 1);
        return row ? shown(row, ctx.languageCode) : null;
    }

    /** Whoever acts for him has not read it in his place. Reading twice is reading once. */
    async read(ctx: RequestContext, scope: MemberScope, id: number): Promise<true> {
        const found = await sqlCount(
            this.connection,
            ctx,
            `UPDATE broadcast_recipient r SET "readAt" = COALESCE(r."readAt", now()) FROM broadcast b WHERE b.id = r."broadcastId" AND b.state <> 'withdrawn' AND r."broadcastId" = $1 AND r."memberId" = $2`,
            [id, scope.memberId],
        );
        if (found === 0) throw new EntityNotFoundError('Broadcast', id);
        return true;
    }
}

function shown({ id, texts, at, readAt }: MyBroadcastRow, language: string): MyBroadcast {
    const { subject, text } = textFor(texts, language);
    return { id, subject, text, at, readAt };
}
