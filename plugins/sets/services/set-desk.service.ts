import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, ListQueryBuilder, type ListQueryOptions, type PaginatedList, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { calendarDay, checked, idOf, inputError, line, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { setLines } from '../domain/set-lines';
import { singleOf } from '../domain/set-price';
import { ProductSetPart } from '../entities/product-set-part.entity';
import { ProductSetPrice } from '../entities/product-set-price.entity';
import { ProductSet } from '../entities/product-set.entity';
import { SetOfferService } from './set-offer.service';

const name = optional(line(200));
const part = z.object({ variantId: recordId, quantity: z.int().min(1).max(1_000_000) });
const parts = z.array(part).min(1).max(50).refine(list => new Set(list.map(one => one.variantId)).size === list.length, 'each product may stand once');
const amount = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
const price = z.object({ currencyCode: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code of three letters'), unitNet: amount });
const schema = z.object({
    code: line(40),
    names: z.object({ en: line(200), fa: name, pl: name, ru: name }),
    assetId: optional(recordId),
    enabled: z.preprocess(value => value ?? true, z.boolean()),
    validFrom: optional(calendarDay),
    validUntil: optional(calendarDay),
    parts,
    prices: z.array(price).min(1).max(20).refine(list => new Set(list.map(one => one.currencyCode)).size === list.length, 'each currency may stand once'),
    version: z.int().nullish(),
}).refine(({ validFrom, validUntil }) => validFrom === null || validUntil === null || validFrom <= validUntil, { path: ['validUntil'], message: 'must not be before validFrom' })
    .refine(set => set.parts.length > 1 || (set.parts[0]?.quantity ?? 0) > 1, { path: ['parts'], message: 'one piece of one product is no set' });
const previewInput = z.object({ companyId: recordId, unitNet: amount, parts });

type SetFacts = z.output<typeof schema>;

/** Sets as staff keep them. */
@Injectable()
export class SetDeskService {
    constructor(
        private connection: TransactionalConnection,
        private lists: ListQueryBuilder,
        private audit: AuditService,
        private offers: SetOfferService,
    ) {}

    async list(ctx: RequestContext, options?: ListQueryOptions<ProductSet>): Promise<PaginatedList<ProductSet>> {
        const [items, totalItems] = await this.lists.build(ProductSet, options, { ctx, relations: ['parts', 'prices', 'asset'] }).getManyAndCount();
        return { items, totalItems };
    }

    async findOne(ctx: RequestContext, id: ID): Promise<ProductSet | null> {
        const found = await this.connection.getRepository(ctx, ProductSet).findOne({
            where: { id: idOf(id) },
            relations: { asset: true, prices: true, parts: { productVariant: { translations: true } } },
        });
        found?.parts.sort((a, b) => a.position - b.position);
        found?.prices.sort((a, b) => a.id - b.id);
        return found;
    }

    /** A new set, or with an id a known one: all of it, as it stands in the form. */
    async save(ctx: RequestContext, scope: Scope, input: unknown): Promise<ProductSet> {
        const { id: given, ...rest } = input as { id?: ID };
        const { version, ...facts } = checked(schema, rest);
        return withTx(this.connection, ctx, async tx => {
            const known = given === undefined ? null : await this.lock(tx, idOf(given));
            if (known !== null && version != null && version !== known.version) {
                throw inputError(`version: the set was changed meanwhile (now version ${known.version})`);
            }
            await this.refuseWrong(tx, facts, known?.id ?? 0);
            const before = known === null ? null : factsOf(known);
            const { parts: partFacts, prices: priceFacts, ...own } = facts;
            const [next] = await sql<{ version: number }>(this.connection, tx, `SELECT nextval('price_version')::int AS version`);
            const repository = this.connection.getRepository(tx, ProductSet);
            const row = known === null ? new ProductSet() : await repository.findOneByOrFail({ id: known.id });
            const { id } = await repository.save(Object.assign(row, own, { version: next?.version ?? 0 }));
            await this.connection.getRepository(tx, ProductSetPart).delete({ productSetId: id });
            await this.connection.getRepository(tx, ProductSetPrice).delete({ productSetId: id });
            await this.connection.getRepository(tx, ProductSetPart).insert(
                partFacts.map(({ variantId, quantity }, position) => ({ productSetId: id, productVariantId: variantId, quantity, position })));
            await this.connection.getRepository(tx, ProductSetPrice).insert(priceFacts.map(one => ({ ...one, productSetId: id })));
            await this.audit.record(tx, {
                ...{ scope, action: known === null ? 'product-set.create' : 'product-set.update', entity: 'ProductSet', entityId: id },
                ...(before && { before }),
                after: facts,
            });
            return (await this.findOne(tx, id)) as ProductSet;
        });
    }

    /** Orders keep what they were told of it; carts that hold it say that it is gone. */
    async remove(ctx: RequestContext, scope: Scope, id: ID): Promise<void> {
        await withTx(this.connection, ctx, async tx => {
            const known = await this.lock(tx, idOf(id));
            await this.connection.getRepository(tx, ProductSet).delete(known.id);
            await this.audit.record(tx, { scope, action: 'product-set.delete', entity: 'ProductSet', entityId: known.id, before: factsOf(known) });
        });
    }

    /** What a company would see of a set, saved or not: each part's share, what it saves, and why it is not offered, if so. */
    async preview(ctx: RequestContext, input: unknown, now: Date) {
        const { companyId, unitNet, parts: wanted } = checked(previewInput, input);
        const [company] = await sql<{ currencyCode: string }>(this.connection, ctx, 'SELECT "currencyCode" FROM company WHERE id = $1', [companyId]);
        if (company === undefined) throw new EntityNotFoundError('Company', companyId);
        const [set] = await this.offers.judge(ctx, { companyId, currencyCode: company.currencyCode }, [{ parts: wanted, unitNet }], now);
        if (set === undefined) throw new Error('One set was asked for and none was judged');
        const priced = set.parts.flatMap(one => (one.singleNet === null ? [] : [{ ...one, singleNet: one.singleNet }]));
        const isWhole = priced.length === set.parts.length && set.unitNet !== null;
        const lines = isWhole ? setLines(set.unitNet ?? 0, 1, priced) : null;
        return {
            currencyCode: company.currencyCode,
            ...{ refusal: set.refusal, unitNet: set.unitNet, singlesNet: set.singlesNet, available: set.available },
            parts: set.parts.map(({ singleNet, ...part }, i) => ({
                ...part,
                singlesNet: singleNet === null ? null : Number(singleOf({ ...part, singleNet })),
                shareNet: lines?.[i]?.lineNet ?? null,
            })),
        };
    }

    private async lock(ctx: RequestContext, id: number): Promise<ProductSet> {
        await sql(this.connection, ctx, 'SELECT id FROM product_set WHERE id = $1 FOR UPDATE', [id]);
        const found = await this.findOne(ctx, id);
        if (found === null) throw new EntityNotFoundError('ProductSet', id);
        return found;
    }

    private async refuseWrong(ctx: RequestContext, facts: Omit<SetFacts, 'version'>, ownId: number): Promise<void> {
        const taken = await sql(this.connection, ctx, 'SELECT id FROM product_set WHERE code = $1 AND id <> $2', [facts.code, ownId]);
        if (taken.length > 0) throw inputError('code: another set has this code');
        const ids = facts.parts.map(one => one.variantId);
        const found = await sql<{ id: number }>(this.connection, ctx, 'SELECT id FROM product_variant WHERE id = ANY($1::int[]) AND "deletedAt" IS NULL', [ids]);
        const wrong = ids.findIndex(id => found.every(row => row.id !== id));
        if (wrong >= 0) throw inputError(`parts.${wrong}.variantId: there is no such product`);
        if (facts.assetId !== null) {
            const asset = await sql(this.connection, ctx, 'SELECT id FROM asset WHERE id = $1', [facts.assetId]);
            if (asset.length === 0) throw inputError('assetId: there is no such picture');
        }
    }
}

function factsOf({ code, names, assetId, enabled, validFrom, validUntil, parts: held, prices }: ProductSet) {
    return {
        ...{ code, names, assetId, enabled, validFrom, validUntil },
        parts: held.map(({ productVariantId, quantity }) => ({ variantId: productVariantId, quantity })),
        prices: prices.map(({ currencyCode, unitNet }) => ({ currencyCode, unitNet })),
    };
}
