import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import type { Channel } from '../domain/delivery';
import { eventOf, type EventFacts, isTemplateName, templateNames } from '../domain/events';
import { exampleValues, faultsOf, previewOf, type TextFault, type TextPreview } from '../domain/template-check';
import type { TemplateName } from '../domain/templates';
import { NotificationText } from '../entities/notification-text.entity';
import { NotificationTextRefusal } from '../errors';
import { TemplateStore } from './template-store';

const channels = ['sms', 'mail'] as const satisfies readonly Channel[];
export const textLanguages = ['en', 'fa', 'pl', 'ru'] as const;

const placeSchema = z.object({
    template: z.string().refine(isTemplateName, 'must be an event'),
    channel: z.enum(channels),
    language: z.enum(textLanguages),
});
const textSchema = z.object({ text: z.string().max(10_000) });

/** Which text of which event. */
export interface TextPlace {
    template: string;
    channel: string;
    language: string;
}

export interface EventOverview extends EventFacts {
    channels: Array<{ channel: Channel; languages: Array<{ language: string; isOwn: boolean }> }>;
}

export interface TextView {
    id: string;
    template: TemplateName;
    channel: Channel;
    language: string;
    text: string;
    builtIn: string;
    isOwn: boolean;
    /** 0 while the text that comes with Karvan is in force. */
    version: number;
    updatedAt: Date | null;
    placeholders: Array<{ name: string; example: string }>;
}

/** The firm's own words in place of those that come with Karvan. */
@Injectable()
export class TemplateDeskService {
    constructor(
        private connection: TransactionalConnection,
        private templates: TemplateStore,
        private audit: AuditService,
    ) {}

    async overview(ctx: RequestContext): Promise<EventOverview[]> {
        const own = await sql<{ key: string }>(this.connection, ctx, `SELECT concat_ws('.', t.template, t.channel, t.language) AS key FROM notification_text t`);
        const keys = new Set(own.map(({ key }) => key));
        return templateNames.map(template => ({
            ...eventOf(template),
            channels: channels
                .filter(channel => this.templates.builtIn(template, channel, 'en') !== null)
                .map(channel => ({ channel, languages: textLanguages.map(language => ({ language, isOwn: keys.has(`${template}.${channel}.${language}`) })) })),
        }));
    }

    async view(ctx: RequestContext, given: TextPlace): Promise<TextView> {
        const { template, channel, language, builtIn } = this.place(given);
        const own = await this.connection.getRepository(ctx, NotificationText).findOneBy({ template, channel, language });
        const examples = exampleValues(template, language);
        return {
            ...{ id: `${template}.${channel}.${language}`, template, channel, language, builtIn },
            text: own?.text ?? builtIn,
            isOwn: own !== null,
            version: own?.version ?? 0,
            updatedAt: own?.updatedAt ?? null,
            placeholders: Object.entries(examples).map(([name, example]) => ({ name, example })),
        };
    }

    preview(given: TextPlace, text: string): { preview: TextPreview | null; faults: TextFault[] } {
        const { template, channel, language } = this.place(given);
        const { text: written } = checked(textSchema, { text });
        return { preview: previewOf(template, channel, language, written), faults: faultsOf(template, channel, written) };
    }

    async save(ctx: RequestContext, scope: Scope, given: TextPlace, text: string, version: number): Promise<TextView | NotificationTextRefusal> {
        const { template, channel, language } = this.place(given);
        const { text: written } = checked(textSchema, { text });
        const [fault] = faultsOf(template, channel, written);
        if (fault !== undefined) return new NotificationTextRefusal(fault);
        return withTx(this.connection, ctx, async inner => {
            const before = await this.locked(inner, scope, given, version);
            await sql(
                this.connection,
                inner,
                `INSERT INTO notification_text AS t (template, channel, language, text, version) VALUES ($1, $2, $3, $4, 1)
                 ON CONFLICT (template, channel, language) DO UPDATE SET text = $4, version = t.version + 1, "updatedAt" = now()`,
                [template, channel, language, written],
            );
            await this.record(inner, scope, 'notification-text.save', before, { text: written });
            return this.view(inner, given);
        });
    }

    /** Back to the text that comes with Karvan. The firm's own stays in the log. */
    reset(ctx: RequestContext, scope: Scope, given: TextPlace, version: number): Promise<TextView> {
        const { template, channel, language } = this.place(given);
        return withTx(this.connection, ctx, async inner => {
            const before = await this.locked(inner, scope, given, version);
            if (before.isOwn) {
                await sql(this.connection, inner, 'DELETE FROM notification_text WHERE template = $1 AND channel = $2 AND language = $3', [template, channel, language]);
                await this.record(inner, scope, 'notification-text.reset', before, null);
            }
            return this.view(inner, given);
        });
    }

    private async locked(ctx: RequestContext, scope: Scope, given: TextPlace, version: number): Promise<TextView> {
        const id = `${given.template}.${given.channel}.${given.language}`;
        await sql(this.connection, ctx, `SELECT pg_advisory_xact_lock(hashtextextended('notification-text:' || $1, 0))`, [id]);
        const before = await this.view(ctx, given);
        await this.audit.refuseStale(ctx, scope, version, { version: before.version, entity: 'NotificationText', entityId: id });
        return before;
    }

    private record(ctx: RequestContext, scope: Scope, action: string, before: TextView, after: object | null): Promise<void> {
        return this.audit.record(ctx, { scope, action, entity: 'NotificationText', entityId: before.id, before: { text: before.text }, after });
    }

    private place(given: TextPlace) {
        const { template, channel, language } = checked(placeSchema, given);
        const builtIn = this.templates.builtIn(template, channel, language);
        if (builtIn === null) throw new EntityNotFoundError('NotificationText', `${template}.${channel}.${language}`);
        return { template, channel, language, builtIn };
    }
}
