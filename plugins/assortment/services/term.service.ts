import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql, sqlCount } from '../../../kernel/vendure-sql';
import type { Translations } from '../domain/catalogue-entry';
import { termCode } from '../domain/product-row';
import { freshIds, writeTerms, writeTranslations } from '../queries/product-import.sql';

export interface Term {
    id: number;
    code: string;
    names: Translations;
}

type Holder = 'facet' | 'product_option_group';
type Member = 'facet_value' | 'product_option';

/** Facet values, options and categories by code. What a file names and nobody has made yet is made, named as the file wrote it. */
@Injectable()
export class TermService {
    constructor(private connection: TransactionalConnection) {}

    /** Values of a facet, by code; the facet itself is made if it is new. */
    values(ctx: RequestContext, facet: string, texts: readonly string[]): Promise<Map<string, Term>> {
        return this.ensure(ctx, 'facet', 'facet_value', facet, texts);
    }

    /** Options of one of the groups that all products share: colour and size. */
    options(ctx: RequestContext, group: string, texts: readonly string[]): Promise<Map<string, Term>> {
        return this.ensure(ctx, 'product_option_group', 'product_option', group, texts);
    }

    async groupIds(ctx: RequestContext, codes: readonly string[]): Promise<Map<string, number>> {
        const rows = await sql<Term>(this.connection, ctx, `SELECT id, code FROM product_option_group WHERE code = ANY($1::text[]) AND "deletedAt" IS NULL`, [codes]);
        return new Map(rows.map(row => [row.code, row.id]));
    }

    /** Collections by code. Each is filled by the value of the facet `category` of the same code, also when staff use that value. */
    async categories(ctx: RequestContext, texts: readonly string[]): Promise<Map<string, Term>> {
        const values = await this.values(ctx, 'category', texts);
        const found = await this.collectionsOf(ctx, [...values.keys()]);
        const missing = [...values.values()].filter(value => !found.has(value.code));
        if (missing.length > 0) await this.makeCollections(ctx, missing);
        return missing.length === 0 ? found : this.collectionsOf(ctx, [...values.keys()]);
    }

    /** Names of one row of a translatable table in the languages given. False when they were so already. */
    async rename(ctx: RequestContext, table: string, id: number, names: Translations): Promise<boolean> {
        // A collection's translation has an address and a description too, which a new language takes from the others.
        const [known] = table === 'collection'
            ? await sql<{ slug: string; description: string }>(this.connection, ctx, 'SELECT slug, description FROM collection_translation WHERE "baseId" = $1 ORDER BY id LIMIT 1', [id])
            : [{}];
        const rows = JSON.stringify(Object.entries(names).map(([languageCode, name]) => ({ ...known, baseId: id, languageCode, name })));
        const [update = ''] = writeTranslations(`${table}_translation`, ['name']);
        const [, insert = ''] = writeTranslations(`${table}_translation`, ['name', ...Object.keys(known ?? {})]);
        const changed = await sqlCount(this.connection, ctx, update, [rows]);
        const added = await sql(this.connection, ctx, `${insert} RETURNING id`, [rows]);
        return changed + added.length > 0;
    }

    private async ensure(ctx: RequestContext, holder: Holder, member: Member, holderText: string, texts: readonly string[]): Promise<Map<string, Term>> {
        const wanted = new Map(texts.map(text => [termCode(text), text]));
        const holderId = await this.ensureHolder(ctx, holder, holderText);
        const found = await this.membersOf(ctx, member, holderId);
        const missing = [...wanted].filter(([code]) => !found.has(code));
        if (missing.length > 0) {
            const ids = await this.fresh(ctx, member, missing.length);
            const rows = missing.map(([code, text], i) => ({ id: ids[i] ?? 0, code, parentId: holderId, name: text }));
            const [make, share] = member === 'facet_value' ? [writeTerms.values, writeTerms.valueChannels] : [writeTerms.options, writeTerms.optionChannels];
            await this.write(ctx, [make, share], rows);
            await this.name(ctx, member, rows);
            rows.forEach(row => found.set(row.code, { id: row.id, code: row.code, names: { en: row.name } }));
        }
        return new Map([...found].filter(([code]) => wanted.has(code)));
    }

    private async ensureHolder(ctx: RequestContext, table: Holder, text: string): Promise<number> {
        const code = termCode(text);
        const alive = table === 'facet' ? '' : 'AND "deletedAt" IS NULL';
        const [known] = await sql<Term>(this.connection, ctx, `SELECT id FROM ${table} WHERE code = $1 ${alive} ORDER BY id`, [code]);
        if (known !== undefined) return known.id;
        const [id = 0] = await this.fresh(ctx, table, 1);
        const statements = table === 'facet' ? [writeTerms.facets, writeTerms.facetChannels] : [writeTerms.groups, writeTerms.groupChannels];
        await this.write(ctx, statements, [{ id, code }]);
        await this.name(ctx, table, [{ id, name: text }]);
        return id;
    }

    private async membersOf(ctx: RequestContext, table: Member, holderId: number): Promise<Map<string, Term>> {
        const holder = table === 'facet_value' ? '"facetId"' : '"groupId"';
        const rows = await sql<Term>(this.connection, ctx, `
            SELECT m.id, m.code, coalesce((SELECT json_object_agg(n."languageCode", n.name) FROM ${table}_translation n WHERE n."baseId" = m.id), '{}') AS names
            FROM ${table} m WHERE m.${holder} = $1 ${table === 'product_option' ? 'AND m."deletedAt" IS NULL' : ''}`, [holderId]);
        return new Map(rows.map(row => [row.code, row]));
    }

    private async collectionsOf(ctx: RequestContext, codes: readonly string[]): Promise<Map<string, Term>> {
        const rows = await sql<Term>(this.connection, ctx, `
            SELECT DISTINCT ON (n.slug) n."baseId" AS id, n.slug AS code FROM collection_translation n
            WHERE n.slug = ANY($1::text[]) ORDER BY n.slug, n."baseId"`, [codes]);
        return new Map(rows.map(row => [row.code, row]));
    }

    private async makeCollections(ctx: RequestContext, values: readonly Term[]): Promise<void> {
        const rootId = await this.rootCollection(ctx);
        const ids = await this.fresh(ctx, 'collection', values.length);
        const rows = values.map((value, i) => ({ id: ids[i] ?? 0, value, filters: filledBy(value.id) }));
        await this.write(ctx, [
            `INSERT INTO collection (id, "parentId", position, filters, "inheritFilters")
             SELECT r.id, ${rootId}, coalesce((SELECT max(c.position) FROM collection c WHERE c."parentId" = ${rootId}), 0) + row_number() OVER (ORDER BY r.id), r.filters, true
             FROM json_to_recordset($1::json) AS r(id int, filters text)`,
            `INSERT INTO collection_closure (id_ancestor, id_descendant)
             SELECT r.id, r.id FROM json_to_recordset($1::json) AS r(id int) UNION ALL SELECT ${rootId}, r.id FROM json_to_recordset($1::json) AS r(id int)`,
            `INSERT INTO collection_channels_channel ("collectionId", "channelId")
             SELECT r.id, c.id FROM json_to_recordset($1::json) AS r(id int), channel c WHERE c.code = '__default_channel__'`,
        ], rows);
        const texts = rows.flatMap(({ id, value }) =>
            Object.entries(value.names).map(([languageCode, name]) => ({ baseId: id, languageCode, name, slug: value.code, description: '' })));
        await this.write(ctx, writeTranslations('collection_translation', ['name', 'slug', 'description']), texts);
    }

    /** As core makes it, when nothing has asked for it before. */
    private async rootCollection(ctx: RequestContext): Promise<number> {
        const [known] = await sql<Term>(this.connection, ctx, 'SELECT id FROM collection WHERE "isRoot" ORDER BY id LIMIT 1');
        if (known !== undefined) return known.id;
        const [id = 0] = await this.fresh(ctx, 'collection', 1);
        await this.write(ctx, [
            `INSERT INTO collection (id, "isRoot", position, filters) SELECT r.id, true, 0, '[]' FROM json_to_recordset($1::json) AS r(id int)`,
            `INSERT INTO collection_closure (id_ancestor, id_descendant) SELECT r.id, r.id FROM json_to_recordset($1::json) AS r(id int)`,
            `INSERT INTO collection_channels_channel ("collectionId", "channelId")
             SELECT r.id, c.id FROM json_to_recordset($1::json) AS r(id int), channel c WHERE c.code = '__default_channel__'`,
            `INSERT INTO collection_translation ("baseId", "languageCode", name, slug, description)
             SELECT r.id, c."defaultLanguageCode", '__root_collection__', '__root_collection__', 'The root of the Collection tree.'
             FROM json_to_recordset($1::json) AS r(id int), channel c WHERE c.code = '__default_channel__'`,
        ], [{ id }]);
        return id;
    }

    private async fresh(ctx: RequestContext, table: string, count: number): Promise<number[]> {
        return (await sql<{ id: number }>(this.connection, ctx, freshIds, [table, count])).map(row => row.id);
    }

    private async name(ctx: RequestContext, table: string, rows: readonly { id: number; name: string }[]): Promise<void> {
        const texts = rows.map(({ id, name }) => ({ baseId: id, languageCode: 'en', name }));
        await this.write(ctx, writeTranslations(`${table}_translation`, ['name']), texts);
    }

    private async write(ctx: RequestContext, statements: readonly string[], rows: readonly object[]): Promise<void> {
        for (const statement of statements) await sql(this.connection, ctx, statement, [JSON.stringify(rows)]);
    }
}

/** Core's filter by facet value, as it stores it. */
function filledBy(facetValueId: number): string {
    return JSON.stringify([{
        code: 'facet-value-filter',
        args: [{ name: 'facetValueIds', value: JSON.stringify([String(facetValueId)]) }, { name: 'containsAny', value: 'false' }, { name: 'combineWithAnd', value: 'true' }],
    }]);
}
