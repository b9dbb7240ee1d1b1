import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope, StaffScope } from '../../../kernel/scope';
import { checked, line, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { Company } from '../../organizations';
import { type MethodChoice, type MethodRefusal, type Payer, paymentChoices, paymentMethods, type PaymentRulesFacts, rulesOf, warnsOf } from '../domain/payment-method';
import { type BankAccount, CompanyPaymentRules, PaymentRules } from '../entities/payment-rules.entity';
import { storedRules } from '../queries/payment-rules.query';
import { CreditService } from './credit.service';
import { InvoiceService } from './invoice.service';

const methods = z.array(z.enum(paymentMethods)).max(paymentMethods.length).transform(given => paymentMethods.filter(method => given.includes(method)));
const account = z.object({
    currencyCode: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code of three letters'),
    holder: line(200),
    bankName: line(200),
    accountNumber: line(64),
    bankCode: z.preprocess(value => value ?? '', z.string().max(20)),
});
const firmInput = z.object({
    methods: methods.refine(given => given.length > 0, 'needs at least one'),
    warns: z.boolean(),
    blocksTerm: z.boolean(),
    bankAccounts: z
        .array(account)
        .max(20)
        .refine(given => new Set(given.map(({ currencyCode }) => currencyCode)).size === given.length, 'has one account for each currency'),
});
const companyInput = z.object({ companyId: recordId, methods: optional(methods.refine(given => given.length > 0, 'needs at least one')), warns: z.boolean().nullish(), blocksTerm: z.boolean().nullish() });

export type FirmRules = PaymentRulesFacts & { bankAccounts: BankAccount[]; version: number };
export interface CompanyRules {
    companyId: number;
    methods: PaymentRulesFacts['methods'] | null;
    warns: boolean | null;
    blocksTerm: boolean | null;
    version: number;
}
export interface CompanyRulesInput {
    companyId: ID;
    methods?: readonly string[] | null;
    warns?: boolean | null;
    blocksTerm?: boolean | null;
    version?: number | null;
}
export interface FirmRulesInput {
    methods: readonly string[];
    warns: boolean;
    blocksTerm: boolean;
    bankAccounts: readonly unknown[];
    version?: number | null;
}

const untilSet: FirmRules = { methods: ['on-account', 'prepayment', 'online'], warns: true, blocksTerm: false, bankAccounts: [], version: 0 };

export interface PaymentOffer {
    choices: MethodChoice[];
    /** Why the buyer is asked to pay, and the order will be marked. */
    warnings: MethodRefusal[];
    overdueMinor: number;
    bankAccount: BankAccount | null;
}

/** How companies may pay, and what becomes of an order of one that is over its limit or late (F098-F101, F116, F117). */
@Injectable()
export class PaymentRulesService {
    private online: (currencyCode: string) => boolean = () => false;

    constructor(
        private connection: TransactionalConnection,
        private credit: CreditService,
        private invoices: InvoiceService,
        private audit: AuditService,
    ) {}

    /** The plugin that takes payments online says here which currencies it takes. */
    takeOnline(takes: (currencyCode: string) => boolean): void {
        this.online = takes;
    }

    async firm(ctx: RequestContext): Promise<FirmRules> {
        const row = await this.connection.getRepository(ctx, PaymentRules).findOneBy({ id: 1 });
        return row ?? untilSet;
    }

    async ofCompany(ctx: RequestContext, companyId: number): Promise<CompanyRules> {
        const row = await this.connection.getRepository(ctx, CompanyPaymentRules).findOneBy({ companyId });
        return row ?? { companyId, methods: null, warns: null, blocksTerm: null, version: 0 };
    }

    async offer(ctx: RequestContext, payer: Pick<Payer, 'isGuest' | 'isEndCustomer' | 'orderMinor'> & { companyId: number; currencyCode: string }): Promise<PaymentOffer> {
        const { firm, company } = await storedRules(this.connection.getRepository(ctx, PaymentRules).manager, payer.companyId);
        const { bankAccounts } = firm ?? untilSet;
        const rules = rulesOf(firm ?? untilSet, company);
        const knowsNothing = payer.isGuest || payer.isEndCustomer;
        const { availableMinor } = knowsNothing ? { availableMinor: null } : await this.credit.standing(ctx, payer.companyId);
        const overdueMinor = knowsNothing ? 0 : await this.invoices.overdue(ctx, payer.companyId);
        const facts: Payer = { ...payer, availableMinor, overdueMinor, mayPayOnline: this.online(payer.currencyCode) };
        const bankAccount = bankAccounts.find(({ currencyCode }) => currencyCode === payer.currencyCode) ?? null;
        return { choices: paymentChoices(rules, facts), warnings: warnsOf(rules, facts), overdueMinor, bankAccount };
    }

    async setFirm(ctx: RequestContext, scope: StaffScope, { version, ...input }: FirmRulesInput): Promise<FirmRules> {
        const after = checked(firmInput, input);
        return withTx(this.connection, ctx, async tx => {
            await sql(this.connection, tx, "SELECT pg_advisory_xact_lock(hashtextextended('payment-rules', 0))");
            const { version: current, methods: known, warns, blocksTerm, bankAccounts } = await this.firm(tx);
            const before = { methods: known, warns, blocksTerm, bankAccounts };
            await this.audit.refuseStale(tx, scope, version, { version: current, entity: 'PaymentRules', entityId: 1 });
            const repository = this.connection.getRepository(tx, PaymentRules);
            const row = await repository.findOneBy({ id: 1 });
            if (row) await repository.save(Object.assign(row, after));
            else await repository.insert({ id: 1, ...after });
            await this.audit.record(tx, { scope, action: 'payment-rules.update', entity: 'PaymentRules', entityId: 1, before, after });
            return this.firm(tx);
        });
    }

    async setOfCompany(ctx: RequestContext, scope: Scope, { version, ...input }: CompanyRulesInput): Promise<CompanyRules> {
        const { companyId, ...given } = checked(companyInput, input);
        const after = { methods: given.methods, warns: given.warns ?? null, blocksTerm: given.blocksTerm ?? null };
        return withTx(this.connection, ctx, async tx => {
            const [company] = await sql(this.connection, tx, 'SELECT id FROM company WHERE id = $1 FOR NO KEY UPDATE', [companyId]);
            if (company === undefined) throw new EntityNotFoundError(Company.name, companyId);
            const { version: current, methods: known, warns, blocksTerm } = await this.ofCompany(tx, companyId);
            await this.audit.refuseStale(tx, scope, version, { version: current, entity: 'CompanyPaymentRules', entityId: companyId });
            const repository = this.connection.getRepository(tx, CompanyPaymentRules);
            const row = await repository.findOneBy({ companyId });
            await repository.save(row ? Object.assign(row, after) : new CompanyPaymentRules({ companyId, ...after }));
            await this.audit.record(tx, {
                ...{ scope, action: 'payment-rules.update', entity: 'CompanyPaymentRules', entityId: companyId, companyId },
                before: { methods: known, warns, blocksTerm },
                after,
            });
            return this.ofCompany(tx, companyId);
        });
    }
}
