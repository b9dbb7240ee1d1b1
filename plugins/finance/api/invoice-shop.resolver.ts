import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, EntityNotFoundError, type ID, Permission, RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { InvoiceFileService } from '../services/invoice-file.service';
import { type InvoiceListInput, InvoiceService } from '../services/invoice.service';
import { type StatementInput, StatementService } from '../services/statement.service';

@Resolver()
export class InvoiceShopResolver {
    constructor(
        private scopes: ScopeService,
        private invoices: InvoiceService,
        private statements: StatementService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async myInvoices(@Ctx() ctx: RequestContext, @Args('input') input: Omit<InvoiceListInput, 'companyId'>) {
        const { companyId } = await this.scopes.member(ctx);
        return this.invoices.list(ctx, { companyId }, input);
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myInvoice(@Ctx() ctx: RequestContext, @Args('id') id: ID) {
        const { companyId } = await this.scopes.member(ctx);
        try {
            return { invoice: await this.invoices.find(ctx, companyId, id) };
        } catch (error) {
            if (error instanceof EntityNotFoundError) return null;
            throw error;
        }
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myBalance(@Ctx() ctx: RequestContext) {
        return this.invoices.balance(ctx, (await this.scopes.member(ctx)).companyId);
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myStatement(@Ctx() ctx: RequestContext, @Args('input') input: StatementInput) {
        return this.statements.read(ctx, (await this.scopes.member(ctx)).companyId, input);
    }
}

/** The invoice has been found for the member: what is read here is that invoice's. */
@Resolver('MyInvoiceDetail')
export class MyInvoiceDetailResolver {
    constructor(
        private invoices: InvoiceService,
        private files: InvoiceFileService,
    ) {}

    @ResolveField()
    settlements(@Ctx() ctx: RequestContext, @Parent() { invoice }: { invoice: { id: number } }) {
        return this.invoices.settlements(ctx, invoice.id);
    }

    @ResolveField()
    view(@Ctx() ctx: RequestContext, @Parent() { invoice }: { invoice: { id: number } }) {
        return this.files.view(ctx, invoice.id);
    }

    @ResolveField()
    ksef(@Ctx() ctx: RequestContext, @Parent() { invoice }: { invoice: { id: number; ksefNumber: string | null; issuedOn: string } }) {
        return this.files.ksef(ctx, invoice);
    }
}
