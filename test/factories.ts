/** Companies, people and goods for tests, each with the parents that it needs. */
import { RequestContextService, type RequestContext } from '@vendure/core';

import { type MemberScope, type StaffScope, systemScope } from '../kernel/scope';
import { BranchService, CompanyService, MemberService } from '../plugins/organizations';
import { memberPermissionsOf } from '../plugins/organizations/domain/member-roles';
import type { RunningServer } from './server';

let made = 0;

export interface MadeCompany {
    id: number;
    branchId: number;
}

export interface VariantWish {
    unitNet?: number;
    stock?: number;
    madeToOrder?: boolean;
    baseUnit?: string;
    /** By code: how many base units one is, or `[factor, perUnits]`. */
    units?: Record<string, number | [number, number]>;
    rollWidthCm?: number;
    minQuantity?: number;
    increment?: number;
}

/** Everything that a spec needs to make its facts in a running server. */
export class Factory {
    private constructor(
        private running: RunningServer,
        readonly ctx: RequestContext,
    ) {}

    static async of(running: RunningServer): Promise<Factory> {
        return new Factory(running, await running.server.app.get(RequestContextService).create({ apiType: 'admin' }));
    }

    /** A fresh context, as each request has one. */
    context(): Promise<RequestContext> {
        return this.running.server.app.get(RequestContextService).create({ apiType: 'shop' });
    }

    async company(input: { currencyCode?: string; limitMinor?: number | null; isNewCustomerUntil?: string } = {}): Promise<MadeCompany> {
        const number = ++made;
        const { app } = this.running.server;
        const company = await app.get(CompanyService).create(this.ctx, systemScope, {
            name: `Test Company ${number} ${process.pid}`,
            currencyCode: input.currencyCode ?? 'IRR',
            language: 'en',
            orderingEnabled: true,
            isNewCustomerUntil: input.isNewCustomerUntil ?? null,
            headOffice: { name: `Head office ${number}`, city: 'Tehran', streetLine: 'Azadi 1', postalCode: '1234567890' },
        });
        const [branch] = await app.get(BranchService).ofCompany(this.ctx, company.id);
        return { id: company.id, branchId: branch?.id ?? 0 };
    }

    async member(companyId: number, role: 'admin' | 'buyer' | 'approver' = 'admin', branchId: number | null = null): Promise<MemberScope> {
        const number = ++made;
        const member = await this.running.server.app.get(MemberService).add(this.ctx, systemScope, {
            companyId,
            branchId,
            firstName: 'Sara',
            lastName: `Karimi ${number}`,
            emailAddress: `buyer${number}@test-${process.pid}.example`,
            role,
            language: 'en',
        });
        return {
            kind: 'member',
            companyId,
            branchId,
            memberId: member.id,
            customerId: Number(member.customerId),
            userId: 0,
            permissions: memberPermissionsOf(role, true, null, branchId),
            currencyCode: 'IRR',
            acting: null,
        };
    }

    async staff(...permissions: string[]): Promise<StaffScope> {
        const [row] = await this.running.sql<{ id: number; userId: number }>('SELECT a.id, a."userId" FROM administrator a ORDER BY a.id LIMIT 1');
        return { kind: 'staff', administratorId: row?.id ?? 0, userId: row?.userId ?? 0, permissions: new Set(permissions), reach: null };
    }

    /** Variants of one product each, and their prices in a list of the company. */
    async variants(companyId: number, wishes: readonly VariantWish[]): Promise<number[]> {
        const [list] = await this.running.sql<{ id: number }>(
            `INSERT INTO price_list (code, name, "currencyCode") VALUES ($1, $1, (SELECT "currencyCode" FROM company WHERE id = $2)) RETURNING id`,
            [`list-${++made}-${process.pid}`, companyId],
        );
        await this.running.sql('INSERT INTO price_list_company ("companyId", "priceListId", priority) VALUES ($1, $2, $3)', [companyId, list?.id, made]);
        const ids: number[] = [];
        for (const wish of wishes) {
            ids.push(await this.variant(wish));
        }
        await this.running.sql(
            `INSERT INTO price_list_item ("priceListId", "productVariantId", "unitNet")
             SELECT $1, t.id, t.net FROM unnest($2::int[], $3::bigint[]) AS t(id, net)`,
            [list?.id, ids, wishes.map(wish => wish.unitNet ?? 10_000)],
        );
        return ids;
    }

    async setPrice(companyId: number, variantId: number, unitNet: number): Promise<void> {
        await this.running.sql(
            `UPDATE price_list_item i SET "unitNet" = $3 FROM price_list_company c
              WHERE c."priceListId" = i."priceListId" AND c."companyId" = $1 AND i."productVariantId" = $2`,
            [companyId, variantId, unitNet],
        );
    }

    private async variant(wish: VariantWish): Promise<number> {
        const name = `Moquette ${++made}`;
        const [row] = await this.running.sql<{ id: number }>(
            `WITH p AS (INSERT INTO product (enabled) VALUES (true) RETURNING id),
             pt AS (INSERT INTO product_translation ("languageCode", name, slug, description, "baseId")
                    SELECT 'en', $1, $2, '', p.id FROM p),
             pc AS (INSERT INTO product_channels_channel ("productId", "channelId") SELECT p.id, 1 FROM p),
             v AS (INSERT INTO product_variant (enabled, sku, "productId", "taxCategoryId", "trackInventory")
                   SELECT true, $2, p.id, (SELECT id FROM tax_category ORDER BY id LIMIT 1), 'TRUE' FROM p RETURNING id),
             vt AS (INSERT INTO product_variant_translation ("languageCode", name, "baseId") SELECT 'en', $1, v.id FROM v),
             vc AS (INSERT INTO product_variant_channels_channel ("productVariantId", "channelId") SELECT v.id, 1 FROM v),
             s AS (INSERT INTO stock_level ("productVariantId", "stockLocationId", "stockOnHand", "stockAllocated")
                   SELECT v.id, (SELECT min(id) FROM stock_location), $3, 0 FROM v),
             vs AS (INSERT INTO variant_sales ("productVariantId", "baseUnit", "weightG", "madeToOrder", "minQuantity", increment, "rollWidthCm")
                    SELECT v.id, $4, 1500, $5, $6, $7, $8 FROM v)
             SELECT v.id FROM v`,
            [
                // No code begins another, for goods are searched by beginnings too.
                name, `sku${made}x${process.pid}z`, wish.stock ?? 1000, wish.baseUnit ?? 'm2', wish.madeToOrder ?? false,
                wish.minQuantity ?? 1, wish.increment ?? 1, wish.rollWidthCm ?? null,
            ],
        );
        const id = row?.id ?? 0;
        for (const [code, factor] of Object.entries(wish.units ?? {})) {
            await this.running.sql('INSERT INTO variant_unit ("productVariantId", code, factor, "perUnits") VALUES ($1, $2, $3, $4)',
                [id, code, ...(Array.isArray(factor) ? factor : [factor, 1])]);
        }
        return id;
    }
}
