import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { keptMark, sql } from '../../../kernel/vendure-sql';
import type { Channel } from '../domain/delivery';

export interface SendingFacts {
    /** Null until the firm has saved its settings. */
    switchedOff: string[] | null;
    /** The firm's own words for the event. */
    texts: Array<{ channel: Channel; language: string; text: string }>;
    optOuts: Array<{ channel: Channel; recipient: string; topic: string }>;
}

/** All that decides whether and how an event is told, in one question. */
export async function sendingFacts(connection: TransactionalConnection, ctx: RequestContext, template: string, language: string, recipients: readonly string[]): Promise<SendingFacts> {
    const [row] = await sql<SendingFacts>(
        connection,
        ctx,
        `${keptMark} SELECT (SELECT to_jsonb(s."switchedOff") FROM notification_settings s WHERE s.id = 1) AS "switchedOff",
            (SELECT COALESCE(jsonb_agg(jsonb_build_object('channel', t.channel, 'language', t.language, 'text', t.text)), '[]')
               FROM notification_text t WHERE t.template = $1 AND t.language = $2) AS texts,
            (SELECT COALESCE(jsonb_agg(jsonb_build_object('channel', o.channel, 'recipient', o.recipient, 'topic', o.topic)), '[]')
               FROM notification_opt_out o WHERE o.recipient = ANY($3::text[])) AS "optOuts"`,
        [template, language, [...recipients]],
    );
    return row as SendingFacts;
}
