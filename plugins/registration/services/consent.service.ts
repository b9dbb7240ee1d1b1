import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { checked, inputError, paragraph } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { FirmSettingsService, type Language, languages } from '../../organizations';
import { type ConsentKind, consentKinds, type ConsentProblem, type CurrentVersions, hasRequiredTexts, isRequired } from '../domain/consents';
import { ConsentText } from '../entities/consent-text.entity';
import type { FieldProblem } from '../errors';

export interface ConsentTextView {
    kind: ConsentKind;
    version: number;
    required: boolean;
    language: Language;
    text: string;
}

export interface AccessForm {
    isOpen: boolean;
    consents: ConsentTextView[];
}

export interface ConsentTextsInput {
    kind: string;
    texts: { language: string; text: string }[];
}

const publishSchema = z.object({
    kind: z.enum(consentKinds),
    texts: z.array(z.object({ language: z.enum(languages), text: paragraph(20_000) })).min(1).max(languages.length),
});

/** The texts that applicants agree to. */
@Injectable()
export class ConsentService {
    constructor(
        private connection: TransactionalConnection,
        private firm: FirmSettingsService,
        private audit: AuditService,
    ) {}

    /** The texts in force, in every language in which they are written. */
    current(ctx: RequestContext): Promise<ConsentText[]> {
        return this.connection
            .getRepository(ctx, ConsentText)
            .createQueryBuilder('t')
            .where('t.textVersion = (SELECT max(n."textVersion") FROM consent_text n WHERE n.kind = t.kind)')
            .orderBy('t.kind')
            .addOrderBy('t.language')
            .getMany();
    }

    /** What the portal's form shows. */
    async form(ctx: RequestContext): Promise<AccessForm> {
        const { acceptsApplications } = await this.firm.get(ctx);
        const consents = await this.shown(ctx);
        const isOpen = acceptsApplications && hasRequiredTexts(new Map(consents.map(({ kind, version }) => [kind, version])));
        return { isOpen, consents: isOpen ? consents : [] };
    }

    /** Each text in the reader's language, else the firm's, else any. */
    async shown(ctx: RequestContext): Promise<ConsentTextView[]> {
        const { language } = await this.firm.get(ctx);
        const texts = await this.current(ctx);
        const wanted = [String(ctx.languageCode), language, 'en'];
        return consentKinds.flatMap(kind => {
            const ofKind = texts.filter(text => text.kind === kind);
            const best = wanted.map(code => ofKind.find(text => text.language === code)).find(text => text !== undefined) ?? ofKind[0];
            return best === undefined ? [] : [viewOf(best)];
        });
    }

    async versions(ctx: RequestContext): Promise<CurrentVersions> {
        return versionsOf(await this.current(ctx));
    }

    /** A new version of one text. Who agreed to an older one has agreed to that one. */
    async publish(ctx: RequestContext, scope: Scope, input: ConsentTextsInput): Promise<ConsentText[]> {
        const { kind, texts } = checked(publishSchema, input);
        const { language } = await this.firm.get(ctx);
        if (!texts.some(text => text.language === language)) throw inputError(`texts: a text in the firm's language (${language}) is required`);
        if (new Set(texts.map(text => text.language)).size < texts.length) throw inputError('texts: each language once');
        return withTx(this.connection, ctx, async inner => {
            await sql(this.connection, inner, `SELECT pg_advisory_xact_lock(hashtextextended('consent-text:' || $1, 0))`, [kind]);
            const textVersion = ((await this.versions(inner)).get(kind) ?? 0) + 1;
            await this.connection.getRepository(inner, ConsentText).save(texts.map(text => new ConsentText({ kind, textVersion, ...text })));
            await this.audit.record(inner, { scope, action: 'consent-text.publish', entity: 'ConsentText', entityId: `${kind}:${textVersion}`, after: { kind, textVersion, texts } });
            return this.current(inner);
        });
    }
}

const problemTexts: Record<ConsentProblem['reason'], string> = {
    'consent-missing': 'must be agreed to',
    'consent-outdated': 'has a newer version than the one that was shown',
};

export function consentProblemOf({ field, reason }: ConsentProblem): FieldProblem {
    return { field, reason, message: problemTexts[reason], expected: '' };
}

function versionsOf(texts: readonly ConsentText[]): CurrentVersions {
    return new Map(texts.map(({ kind, textVersion }) => [kind, textVersion]));
}

function viewOf({ kind, textVersion, language, text }: ConsentText): ConsentTextView {
    return { kind, version: textVersion, required: isRequired(kind), language, text };
}
