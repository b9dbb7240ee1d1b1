import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, EntityNotFoundError, type ID, isGraphQlErrorResult, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { readCreditTerms, updateCreditTerms } from '../constants';
import { SettlementRefusal } from '../errors';
import { InvoiceFileService } from '../services/invoice-file.service';
import { type InvoiceListInput, InvoiceService } from '../services/invoice.service';
import {
    type DecidePaymentInput, PaymentDeskService, type RecordPaymentInput, type RefundPaymentInput, type SettlePaymentInput,
} from '../services/payment-desk.service';

@Resolver()
export class InvoiceAdminResolver {
    constructor(
        private scopes: ScopeService,
        private invoiceReader: InvoiceService,
        private desk: PaymentDeskService,
    ) {}

    @Query()
    @Allow(readCreditTerms.Permission)
    async invoices(@Ctx() ctx: RequestContext, @Args('input') input: InvoiceListInput) {
        return this.invoiceReader.list(ctx, await this.scopes.staff(ctx), input);
    }

    @Query()
    @Allow(readCreditTerms.Permission)
    async invoice(@Ctx() ctx: RequestContext, @Args('id') id: ID) {
        try {
            return await this.invoiceReader.find(ctx, null, id);
        } catch (error) {
            if (error instanceof EntityNotFoundError) return null;
            throw error;
        }
    }

    @Query()
    @Allow(readCreditTerms.Permission)
    companyBalance(@Ctx() ctx: RequestContext, @Args('companyId') companyId: ID) {
        return this.invoiceReader.balance(ctx, idOf(companyId, 'companyId'));
    }

    @Query()
    @Allow(readCreditTerms.Permission)
    async incomingPayments(@Ctx() ctx: RequestContext, @Args('input') input: { companyId?: ID | null; state?: string | null; skip?: number | null; take?: number | null }) {
        return this.invoiceReader.payments(ctx, await this.scopes.staff(ctx), input);
    }

    @Mutation()
    @Allow(updateCreditTerms.Permission)
    async recordPayment(@Ctx() ctx: RequestContext, @Args('input') input: RecordPaymentInput) {
        return this.shown(ctx, await this.desk.record(ctx, await this.scopes.staff(ctx), input));
    }

    @Mutation()
    @Allow(updateCreditTerms.Permission)
    async decidePayment(@Ctx() ctx: RequestContext, @Args('input') input: DecidePaymentInput) {
        return this.shown(ctx, await this.desk.decide(ctx, await this.scopes.staff(ctx), input));
    }

    @Mutation()
    @Allow(updateCreditTerms.Permission)
    async settleIncomingPayment(@Ctx() ctx: RequestContext, @Args('input') input: SettlePaymentInput) {
        return this.shown(ctx, await this.desk.settle(ctx, await this.scopes.staff(ctx), input));
    }

    @Mutation()
    @Allow(updateCreditTerms.Permission)
    async recordRefund(@Ctx() ctx: RequestContext, @Args('input') input: RefundPaymentInput) {
        return this.shown(ctx, await this.desk.refund(ctx, await this.scopes.staff(ctx), input));
    }

    private async shown(ctx: RequestContext, answer: { id: number } | SettlementRefusal) {
        return answer instanceof SettlementRefusal ? answer : this.invoiceReader.payment(ctx, answer.id);
    }
}

@Resolver('Invoice')
export class InvoiceEntityResolver {
    constructor(
        private invoices: InvoiceService,
        private files: InvoiceFileService,
    ) {}

    @ResolveField()
    settlements(@Ctx() ctx: RequestContext, @Parent() invoice: { id: number }) {
        return this.invoices.settlements(ctx, invoice.id);
    }

    @ResolveField()
    view(@Ctx() ctx: RequestContext, @Parent() invoice: { id: number }) {
        return this.files.view(ctx, invoice.id);
    }

    @ResolveField()
    ksef(@Ctx() ctx: RequestContext, @Parent() invoice: { id: number; ksefNumber: string | null; issuedOn: string }) {
        return this.files.ksef(ctx, invoice);
    }
}

@Resolver('IncomingPayment')
export class IncomingPaymentEntityResolver {
    constructor(private scopes: ScopeService) {}

    @ResolveField()
    async isOwn(@Ctx() ctx: RequestContext, @Parent() payment: { recordedByAdministratorId: number | null }): Promise<boolean> {
        return (await this.scopes.staff(ctx)).administratorId === payment.recordedByAdministratorId;
    }
}

@Resolver('IncomingPaymentResult')
export class IncomingPaymentResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value as never) ? 'SettlementRefusal' : 'IncomingPayment';
    }
}
