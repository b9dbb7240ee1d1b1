import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { fromSafeNumber, toSafeNumber } from '../../../kernel/money';
import { actorOf, type Scope, type StaffScope } from '../../../kernel/scope';
import { searchKey } from '../../../kernel/text';
import { checked, recordId } from '../../../kernel/vendure-input';
import { once } from '../../../kernel/vendure-once';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { LedgerService } from '../../ledger';
import { CompanyCurrency, CompanyMerges, type RowsMove } from '../../organizations';
import { creditFloor, type CreditStanding, creditStanding } from '../domain/credit-floor';
import { CreditReservation } from '../entities/credit-reservation.entity';
import { CreditTerms } from '../entities/credit-terms.entity';
import { companyCredits, creditTaken, creditTermsOf, type CreditTermsRow } from '../queries/company-credits.query';

const listInput = z.object({
    term: z.string().max(100).nullish(),
    skip: z.number().int().min(0).max(1_000_000).nullish(),
    take: z.number().int().min(1).max(100).nullish(),
});
export type CreditListInput = z.input<typeof listInput>;

const termsInput = z.object({
    companyId: recordId,
    limitMinor: z.number('must be an amount').int('must be an amount').min(0).max(Number.MAX_SAFE_INTEGER).nullable(),
    termDays: z.number().int().min(0).max(365),
});

/** The company's credit is an account that starts at 0 and goes down by what open orders take; its floor is the limit. */
const creditAccount = (companyId: number) => `credit:company:${companyId}`;
/** The other side of the entry, one per company, so that companies never wait for each other. */
const heldAccount = (companyId: number) => `credit:company:${companyId}:held`;

/** How much a company may owe, and what its open orders take of that. */
@Injectable()
export class CreditService implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        private ledger: LedgerService,
        private audit: AuditService,
        private currency: CompanyCurrency,
        private merges: CompanyMerges,
    ) {}

    onModuleInit(): void {
        this.merges.register((ctx, move) => this.followMerge(ctx, move));
        this.currency.register(async (ctx, companyId) =>
            (await this.ledger.findAccount(ctx, creditAccount(companyId))) ? 'the company has orders or credit terms in its currency' : null,
        );
    }

    /** Takes the amount for the order, or nothing when it would pass the limit. Taking twice for one order takes once. */
    async reserve(ctx: RequestContext, companyId: number, orderId: number, amountMinor: number): Promise<'reserved' | 'over-limit'> {
        return withTx(this.connection, ctx, async tx => {
            if (await this.reservation(tx, orderId)) {
                return 'reserved';
            }
            await this.openAccounts(tx, [await this.knownTerms(tx, companyId)]);
            if (!(await this.take(tx, companyId, orderId, amountMinor))) {
                return 'over-limit';
            }
            await this.reservations(tx).insert({ orderId, companyId, amountMinor, state: 'held' });
            return 'reserved';
        });
    }

    /** Takes the amount past the limit, in the name of the one who decided so. */
    async override(
        ctx: RequestContext,
        scope: Scope,
        companyId: number,
        orderId: number,
        amountMinor: number,
        reason: string,
    ): Promise<void> {
        await withTx(this.connection, ctx, async tx => {
            if (await this.reservation(tx, orderId)) {
                return;
            }
            await this.openAccounts(tx, [await this.terms(tx, companyId)]);
            await this.lift(tx, companyId);
            await this.take(tx, companyId, orderId, amountMinor);
            await this.tighten(tx, [companyId]);
            const overriddenBy = actorOf(scope);
            await this.reservations(tx).insert({ orderId, companyId, amountMinor, state: 'held', overriddenBy, overrideReason: reason });
            await this.audit.record(tx, {
                scope,
                action: 'credit.override',
                entity: 'Company',
                entityId: companyId,
                after: { orderId, amountMinor },
                reason,
            });
        });
    }

    /** Gives back what the order took. An order that took nothing, or gave it back, is left alone. */
    async release(ctx: RequestContext, orderId: number): Promise<void> {
        await withTx(this.connection, ctx, async tx => {
            const held = await this.reservation(tx, orderId);
            if (held?.state !== 'held') {
                return;
            }
            const companyId = Number(held.companyId);
            // First the lock of the account, as reserving does, then the reservation's row.
            await this.lift(tx, companyId);
            const paidMinor = (await this.reservation(tx, orderId))?.paidMinor ?? 0;
            const changed = await this.reservations(tx).update({ id: held.id, state: 'held' }, { state: 'released' });
            if (changed.affected === 1) {
                await this.post(tx, companyId, orderId, 'credit.release', fromSafeNumber(held.amountMinor - paidMinor));
            }
            await this.tighten(tx, [companyId]);
        });
    }

    /**
     * Another amount for the order that has taken some: the difference is taken, within the limit, or given back. An order that took nothing takes
     * nothing now either. `key` names the change, which happens once.
     */
    async change(ctx: RequestContext, orderId: number, key: string, amountMinor: number): Promise<'changed' | 'over-limit'> {
        return withTx(this.connection, ctx, async tx => {
            const found = await this.reservation(tx, orderId);
            if (found?.state !== 'held') return 'changed';
            const companyId = Number(found.companyId);
            const isLess = amountMinor <= found.amountMinor;
            // First the lock of the account, as reserving does.
            if (isLess) await this.lift(tx, companyId);
            const given = fromSafeNumber(found.amountMinor - amountMinor);
            if (!(await this.post(tx, companyId, orderId, 'credit.change', given, key))) return 'over-limit';
            await this.reservations(tx).update({ id: found.id }, { amountMinor });
            if (isLess) await this.tighten(tx, [companyId]);
            return 'changed';
        });
    }

    async standing(ctx: RequestContext, companyId: number): Promise<CreditStanding> {
        const terms = await this.knownTerms(ctx, companyId);
        const account = await this.ledger.findAccount(ctx, creditAccount(companyId));
        return creditStanding(terms, toSafeNumber(-(account?.balance ?? 0n)));
    }

    /** Throws what is wrong with terms that are not to be set yet. */
    checkTerms(companyId: number, input: { limitMinor: number | null; termDays: number }): void {
        checked(termsInput, { companyId, ...input });
    }

    async setTerms(
        ctx: RequestContext,
        scope: Scope,
        companyId: number,
        input: { limitMinor: number | null; termDays: number },
    ): Promise<CreditStanding> {
        const { limitMinor, termDays } = checked(termsInput, { companyId, ...input });
        return withTx(this.connection, ctx, async tx => {
            const { version, currencyCode, ...known } = await this.terms(tx, companyId);
            const before = { limitMinor: known.limitMinor, termDays: known.termDays, currencyCode };
            const after = { limitMinor, termDays, currencyCode };
            await this.connection.getRepository(tx, CreditTerms).upsert({ companyId, ...after, version: version + 1 }, ['companyId']);
            await this.openAccounts(tx, [{ companyId, ...after }]);
            await this.lift(tx, companyId);
            await this.tighten(tx, [companyId]);
            await this.audit.record(tx, { scope, action: 'credit.set-terms', entity: 'Company', entityId: companyId, before, after });
            return this.standing(tx, companyId);
        });
    }

    /** Of the companies that he sees. */
    async list(ctx: RequestContext, scope: StaffScope, input: CreditListInput) {
        const { term, skip, take } = checked(listInput, input);
        const rows = await companyCredits(this.connection.getRepository(ctx, CreditTerms).manager, {
            searchKey: searchKey(term ?? ''),
            managers: scope.reach,
            skip: skip ?? 0,
            take: take ?? 25,
        });
        const items = rows.map(row => {
            const limitMinor = row.limitMinor === null ? null : Number(row.limitMinor);
            return {
                id: row.id,
                companyId: row.companyId,
                companyName: row.companyName,
                ...creditStanding({ limitMinor, termDays: row.termDays, currencyCode: row.currencyCode, version: row.version }, Number(row.exposureMinor)),
            };
        });
        return { items, totalItems: Number(rows[0]?.totalItems ?? 0) };
    }

    /** What the moved orders and invoices take counts for the company that has them now, whatever its limit: they were granted before. */
    private followMerge(ctx: RequestContext, { fromCompanyId: from, toCompanyId: to, key }: RowsMove): Promise<void> {
        return this.align(ctx, [from, to], companyId => `credit.merge:${key}:${companyId}`);
    }

    /**
     * Does what changes how much the companies' orders and invoices take, and brings each account to what they take then. Whatever the limit: a debt
     * is there, and beyond the limit nothing more can be taken. `change` runs under the accounts' locks, as reserving does.
     */
    async align(ctx: RequestContext, companyIds: readonly number[], keyOf: (companyId: number) => string, change?: () => Promise<void>): Promise<void> {
        const ids = [...companyIds].sort((a, b) => a - b);
        await withTx(this.connection, ctx, async tx => {
            await this.openAccounts(tx, await this.allTerms(tx, ids));
            await this.ledger.setFloors(tx, new Map(ids.map(id => [creditAccount(id), null])));
            await change?.();
            const taken = await creditTaken(this.connection.getRepository(tx, CreditTerms).manager, ids);
            const balances = await this.ledger.balances(tx, ids.map(creditAccount));
            const postings = ids.flatMap(id => {
                const amount = -(taken.get(id) ?? 0n) - (balances.get(creditAccount(id)) ?? 0n);
                const entries = [{ account: creditAccount(id), amount }, { account: heldAccount(id), amount: -amount }];
                return amount === 0n ? [] : [{ key: keyOf(id), kind: 'credit.align', reference: `company:${id}`, entries }];
            });
            await this.ledger.postAll(tx, postings);
            await this.tighten(tx, ids);
        });
    }

    /** Of one placement read once; what depends on them being of now reads them under the account's lock. */
    private knownTerms(ctx: RequestContext, companyId: number): Promise<CreditTermsRow> {
        return once(ctx, `credit-terms:${companyId}`, () => this.terms(ctx, companyId));
    }

    private async terms(ctx: RequestContext, companyId: number): Promise<CreditTermsRow> {
        const [terms] = await this.allTerms(ctx, [companyId]);
        if (terms === undefined) {
            throw new EntityNotFoundError('Company', companyId);
        }
        return terms;
    }

    private allTerms(ctx: RequestContext, companyIds: readonly number[]): Promise<CreditTermsRow[]> {
        return creditTermsOf(this.connection.getRepository(ctx, CreditTerms).manager, companyIds);
    }

    private async openAccounts(ctx: RequestContext, terms: readonly Omit<CreditTermsRow, 'version' | 'termDays'>[]): Promise<void> {
        await this.ledger.openAccounts(ctx, terms.flatMap(({ companyId, limitMinor, currencyCode }) => [
            { code: creditAccount(companyId), kind: 'credit', currencyCode, floorMinor: creditFloor(limitOf({ limitMinor }), 0n) },
            { code: heldAccount(companyId), kind: 'credit-held', currencyCode, floorMinor: null },
        ]));
    }

    private async take(ctx: RequestContext, companyId: number, orderId: number, amountMinor: number): Promise<boolean> {
        return amountMinor === 0 || this.post(ctx, companyId, orderId, 'credit.reserve', -fromSafeNumber(amountMinor));
    }

    private async post(ctx: RequestContext, companyId: number, orderId: number, kind: string, amount: bigint, of = `order:${orderId}`): Promise<boolean> {
        if (amount === 0n) {
            return true;
        }
        const posted = await this.ledger.post(ctx, {
            key: `${kind}:${of}`,
            kind,
            reference: `order:${orderId}`,
            entries: [
                { account: creditAccount(companyId), amount },
                { account: heldAccount(companyId), amount: -amount },
            ],
        });
        return posted === 'posted';
    }

    /** Takes the floor away, and with that locks the account until the transaction ends. `tighten` puts it back. */
    private lift(ctx: RequestContext, companyId: number): Promise<void> {
        return this.ledger.setFloor(ctx, creditAccount(companyId), null);
    }

    /** Puts the floors where they belong. The terms are read under the accounts' locks: before, they may be about to change. */
    private async tighten(ctx: RequestContext, companyIds: readonly number[]): Promise<void> {
        const terms = await this.allTerms(ctx, companyIds);
        const balances = await this.ledger.balances(ctx, companyIds.map(creditAccount));
        await this.ledger.setFloors(ctx, new Map(terms.map(one => [creditAccount(one.companyId), creditFloor(limitOf(one), balances.get(creditAccount(one.companyId)) ?? 0n)])));
    }

    private async reservation(ctx: RequestContext, orderId: number): Promise<CreditReservation | null> {
        return this.reservations(ctx).findOne({ where: { orderId } });
    }

    private reservations(ctx: RequestContext) {
        return this.connection.getRepository(ctx, CreditReservation);
    }
}

function limitOf(terms: Pick<CreditTermsRow, 'limitMinor'>): bigint | null {
    return terms.limitMinor === null ? null : fromSafeNumber(terms.limitMinor);
}
