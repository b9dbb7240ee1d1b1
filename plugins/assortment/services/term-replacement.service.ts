import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { searchKey } from '../../../kernel/text';
import { checked, idOf, inputError, line, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { phrasesIn, replacedTerm } from '../domain/replaced-term';
import { TermReplacement } from '../entities/term-replacement.entity';
import { pageShape } from './page-shape';

const listSchema = z.object({ term: optional(z.string().max(100)), ...pageShape });
const setSchema = z.object({ id: optional(recordId), phrase: line(100), replacement: line(100), version: z.int().nullish() });

/** What is searched instead of phrases that people type. */
@Injectable()
export class TermReplacementService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    /** The text as it is searched; null when nothing in it is replaced. */
    async replaced(ctx: RequestContext, text: string): Promise<string | null> {
        const phrases = phrasesIn(text);
        if (phrases.length === 0) return null;
        const rows = await sql<TermReplacement>(this.connection, ctx,
            'SELECT r."phraseKey", r.replacement FROM term_replacement r WHERE r."phraseKey" = ANY($1::text[])', [phrases]);
        return rows.length === 0 ? null : replacedTerm(text, new Map(rows.map(row => [row.phraseKey, row.replacement])));
    }

    async list(ctx: RequestContext, input: unknown): Promise<{ items: TermReplacement[]; totalItems: number }> {
        const { term, skip, take } = checked(listSchema, input);
        const query = this.connection.getRepository(ctx, TermReplacement).createQueryBuilder('r').orderBy('r.phraseKey').skip(skip).take(take);
        const key = searchKey(term ?? '');
        if (key !== '') query.where(`r."phraseKey" LIKE '%' || :key || '%'`, { key });
        const [items, totalItems] = await query.getManyAndCount();
        return { items, totalItems };
    }

    /** `id` is left out for a new one. */
    async set(ctx: RequestContext, scope: Scope, input: unknown): Promise<TermReplacement> {
        const { id, phrase, replacement, version } = checked(setSchema, input);
        const phraseKey = searchKey(phrase);
        if (!phrasesIn(phrase).includes(phraseKey)) throw inputError('phrase: must have one to eight words');
        if (searchKey(replacement) === '') throw inputError('replacement: must have a letter or digit');
        if (searchKey(replacement) === phraseKey) throw inputError('replacement: must be another phrase');
        return withTx(this.connection, ctx, async tx => {
            const repository = this.connection.getRepository(tx, TermReplacement);
            const known = id === null ? null : await repository.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
            if (id !== null && known === null) throw new EntityNotFoundError('TermReplacement', id);
            if (known !== null) await this.audit.refuseStale(tx, scope, version, { version: known.version, entity: 'TermReplacement', entityId: known.id });
            const twin = await sql(this.connection, tx, 'SELECT id FROM term_replacement WHERE "phraseKey" = $1 AND id <> $2', [phraseKey, known?.id ?? 0]);
            if (twin.length > 0) throw inputError('phrase: has a replacement already');
            const before = known === null ? {} : { before: { phrase: known.phrase, replacement: known.replacement } };
            const next = { phrase, phraseKey, replacement, version: (known?.version ?? 0) + 1 };
            const saved = await repository.save(Object.assign(known ?? new TermReplacement(), next));
            await this.audit.record(tx, { scope, action: 'term-replacement.set', entity: 'TermReplacement', entityId: saved.id, ...before, after: { phrase, replacement } });
            return saved;
        });
    }

    async remove(ctx: RequestContext, scope: Scope, given: unknown): Promise<void> {
        const id = idOf(given);
        await withTx(this.connection, ctx, async tx => {
            const repository = this.connection.getRepository(tx, TermReplacement);
            const found = await repository.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
            if (found === null) throw new EntityNotFoundError('TermReplacement', id);
            await repository.delete(id);
            const before = { phrase: found.phrase, replacement: found.replacement };
            await this.audit.record(tx, { scope, action: 'term-replacement.remove', entity: 'TermReplacement', entityId: id, before });
        });
    }
}
