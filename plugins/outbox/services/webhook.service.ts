import { Inject, Injectable } from '@nestjs/common';
import {
    assertFound,
    EntityNotFoundError,
    ListQueryBuilder,
    type ListQueryOptions,
    type PaginatedList,
    type RequestContext,
    TransactionalConnection,
} from '@vendure/core';
import type { FindOneOptions } from 'typeorm';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { newToken } from '../../../kernel/token';
import { checked, line } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { OUTBOX_OPTIONS } from '../constants';
import { refuseUrl } from '../domain/outbound-address';
import { WebhookEndpoint } from '../entities/webhook-endpoint.entity';
import type { OutboxOptions } from '../types';
import { OutboxService } from './outbox.service';

export const publishKind = 'webhook.publish';
export const sendKind = 'webhook.send';

const urlReasons = {
    'not-a-url': 'must be a URL',
    'not-https': 'must begin with https://',
    'has-credentials': 'must not contain a user name or password',
    port: 'must use port 443 or 8443',
} as const;

/** Events for other systems, and the endpoints that want them. */
@Injectable()
export class WebhookService {
    private readonly schema;

    constructor(
        @Inject(OUTBOX_OPTIONS) options: OutboxOptions,
        private connection: TransactionalConnection,
        private outbox: OutboxService,
        private audit: AuditService,
        private listQueryBuilder: ListQueryBuilder,
    ) {
        this.schema = z.object({
            url: line(2000).superRefine((url, context) => {
                const refusal = refuseUrl(url, options.allowLoopback);
                if (refusal !== null) context.addIssue({ code: 'custom', message: urlReasons[refusal] });
            }),
            description: z.string().max(200).optional(),
            kinds: z
                .array(z.string().regex(/^(\*|[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)+)$/, 'must be an event type such as order.approved, or *'))
                .min(1)
                .max(50),
            active: z.boolean().optional(),
        });
    }

    /** Tells every endpoint that wants `type`. One row here, in the business transaction; the worker fans it out. */
    async publish(ctx: RequestContext, type: string, aggregate: string, data: Record<string, unknown>): Promise<void> {
        const [wanted] = await sql(
            this.connection,
            ctx,
            `SELECT 1 FROM webhook_endpoint WHERE active AND kinds && ARRAY[$1, '*'] LIMIT 1`,
            [type],
        );
        if (wanted) {
            await this.outbox.enqueue(ctx, { kind: publishKind, aggregate: `webhooks:${aggregate}`, payload: { type, data } });
        }
    }

    async list(ctx: RequestContext, options?: ListQueryOptions<WebhookEndpoint>): Promise<PaginatedList<WebhookEndpoint>> {
        const [items, totalItems] = await this.listQueryBuilder.build(WebhookEndpoint, options, { ctx }).getManyAndCount();
        return { items, totalItems };
    }

    findOne(ctx: RequestContext, id: number): Promise<WebhookEndpoint | null> {
        return this.connection.getRepository(ctx, WebhookEndpoint).findOneBy({ id });
    }

    create(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<WebhookEndpoint> {
        const endpoint = new WebhookEndpoint({ ...checked(this.schema, input), secret: newSecret() });
        return withTx(this.connection, ctx, async inner => {
            const saved = await this.connection.getRepository(inner, WebhookEndpoint).save(endpoint);
            await this.record(inner, scope, 'webhook-endpoint.create', saved);
            return saved;
        });
    }

    update(ctx: RequestContext, scope: StaffScope, id: number, input: unknown): Promise<WebhookEndpoint> {
        const change = checked(this.schema.partial(), input);
        return this.change(ctx, scope, id, 'webhook-endpoint.update', endpoint => {
            const isSwitchedOn = change.active === true && !endpoint.active;
            const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
            Object.assign(endpoint, given, isSwitchedOn ? { failures: 0, failingSince: null, disabledReason: null, lastError: null } : {});
        });
    }

    /** A new secret. The old one signs too for another 24 hours. */
    rotateSecret(ctx: RequestContext, scope: StaffScope, id: number): Promise<WebhookEndpoint> {
        return withTx(this.connection, ctx, async inner => {
            await this.change(inner, scope, id, 'webhook-endpoint.rotate-secret', endpoint => {
                endpoint.previousSecret = endpoint.secret;
                endpoint.secret = newSecret();
            });
            await sql(this.connection, inner, `UPDATE webhook_endpoint SET "previousUntil" = now() + interval '24 hours' WHERE id = $1`, [id]);
            return assertFound(this.findOne(inner, id));
        });
    }

    /** Shows the signing secret; who looked is on record. */
    async revealSecret(ctx: RequestContext, scope: StaffScope, id: number): Promise<string> {
        const endpoint = await this.change(ctx, scope, id, 'webhook-endpoint.reveal-secret', () => undefined);
        return endpoint.secret;
    }

    remove(ctx: RequestContext, scope: StaffScope, id: number): Promise<void> {
        return withTx(this.connection, ctx, async inner => {
            const endpoint = await this.existing(inner, id);
            await this.record(inner, scope, 'webhook-endpoint.delete', endpoint);
            await this.connection.getRepository(inner, WebhookEndpoint).remove(endpoint);
        });
    }

    /** Queues a `test.ping` for this endpoint alone. */
    sendTest(ctx: RequestContext, scope: StaffScope, id: number): Promise<number> {
        return withTx(this.connection, ctx, async inner => {
            await this.record(inner, scope, 'webhook.test', await this.existing(inner, id));
            return this.outbox.enqueue(inner, {
                kind: sendKind,
                aggregate: `webhook:${id}`,
                payload: { endpointId: id, type: 'test.ping', data: { hello: 'world' }, test: true },
            });
        });
    }

    private change(
        ctx: RequestContext,
        scope: StaffScope,
        id: number,
        action: string,
        apply: (endpoint: WebhookEndpoint) => void,
    ): Promise<WebhookEndpoint> {
        return withTx(this.connection, ctx, async inner => {
            const endpoint = await this.existing(inner, id, { mode: 'pessimistic_write' });
            const before = shown(endpoint);
            apply(endpoint);
            const saved = await this.connection.getRepository(inner, WebhookEndpoint).save(endpoint);
            await this.record(inner, scope, action, saved, before);
            return saved;
        });
    }

    private async existing(ctx: RequestContext, id: number, lock?: FindOneOptions<WebhookEndpoint>['lock']): Promise<WebhookEndpoint> {
        const endpoint = await this.connection.getRepository(ctx, WebhookEndpoint).findOne({ where: { id }, lock });
        if (endpoint === null) {
            throw new EntityNotFoundError('WebhookEndpoint', id);
        }
        return endpoint;
    }

    private record(ctx: RequestContext, scope: StaffScope, action: string, endpoint: WebhookEndpoint, before?: object): Promise<void> {
        return this.audit.record(ctx, { scope, action, entity: 'WebhookEndpoint', entityId: endpoint.id, before, after: shown(endpoint) });
    }
}

/** What the audit log keeps of an endpoint: no secret. */
function shown({ url, kinds, active, description }: WebhookEndpoint): object {
    return { url, kinds, active, description };
}

/** As Standard Webhooks writes its keys. */
function newSecret(): string {
    return `whsec_${Buffer.from(newToken(), 'base64url').toString('base64')}`;
}
