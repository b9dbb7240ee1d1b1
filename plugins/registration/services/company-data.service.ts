import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';
import { z } from 'zod';

import type { MemberScope, Scope } from '../../../kernel/scope';
import { latinDigits } from '../../../kernel/text';
import { checked, line, optional } from '../../../kernel/vendure-input';
import { BranchService, type CompanyBranch, CompanyService } from '../../organizations';
import type { CompanyData } from '../domain/company-data';
import type { FieldProblem } from '../errors';
import { readEconomicCode, readMail, readPhone, readRegisterNumber, readTaxId } from './field-problems';

const text = (max: number) => optional(z.string().max(max).regex(/^[^\n\r\t]*$/, 'must be a single line'));
const wishedSchema = z
    .object({
        name: line(200),
        taxId: text(30),
        legalName: text(200),
        legalForm: text(100),
        registrationNumber: text(40),
        economicCode: text(40),
        legalAddress: optional(z.string().max(500)),
        phone: text(40),
        email: text(254),
        contactName: text(200),
        streetLine: text(300),
        city: text(100),
        postalCode: text(20),
    })
    .partial();

export interface CompanyDataView extends CompanyData {
    countryCode: string;
    version: number;
}

/** The master data of a company, of which a part stands at its head office. */
@Injectable()
export class CompanyDataService {
    constructor(
        private companies: CompanyService,
        private branches: BranchService,
    ) {}

    async read(ctx: RequestContext, companyId: number): Promise<CompanyDataView> {
        const company = await this.companies.findOne(ctx, companyId);
        const office = await this.headOffice(ctx, companyId);
        const { name, taxId, legalName, legalForm, registrationNumber, economicCode, legalAddress, phone, email, countryCode, version } = company;
        const [contactName = null, streetLine = null, city = null, postalCode = null] = [office?.contactName, office?.streetLine, office?.city, office?.postalCode].map(
            value => value || null,
        );
        const legal = { name, taxId, legalName, legalForm, registrationNumber, economicCode, legalAddress };
        return { ...legal, phone, email, contactName, streetLine, city, postalCode, countryCode, version };
    }

    /** What a member wishes, in the form in which it would be kept, and what is wrong with it. */
    readWish(input: Partial<CompanyData>, countryCode: string): { wished: Partial<CompanyData>; problems: FieldProblem[] } {
        const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
        const wished = checked(wishedSchema, given);
        const reads = {
            ...(wished.taxId ? { taxId: readTaxId(wished.taxId, countryCode) } : {}),
            ...(wished.economicCode ? { economicCode: readEconomicCode(wished.economicCode, countryCode) } : {}),
            ...(wished.registrationNumber ? { registrationNumber: readRegisterNumber(wished.registrationNumber, countryCode) } : {}),
            ...(wished.phone ? { phone: readPhone(wished.phone, countryCode) } : {}),
            ...(wished.email ? { email: readMail('email', wished.email) } : {}),
        };
        const values = Object.fromEntries(Object.entries(reads).map(([field, { value }]) => [field, value]));
        const postalCode = wished.postalCode ? { postalCode: latinDigits(wished.postalCode) } : {};
        const named = Object.fromEntries(Object.keys(given).map(field => [field, wished[field as keyof typeof wished] ?? null]));
        return { wished: { ...named, ...values, ...postalCode }, problems: Object.values(reads).flatMap(({ problems }) => problems) };
    }

    async write(ctx: RequestContext, scope: Scope, companyId: number, data: Partial<CompanyData>): Promise<void> {
        const { name, contactName, streetLine, city, postalCode, ...rest } = data;
        const ofCompany = present({ name: name ?? undefined, ...rest });
        if (Object.keys(ofCompany).length > 0) await this.companies.update(ctx, scope, companyId, ofCompany);
        const ofOffice = present({ contactName, streetLine, city, postalCode });
        const office = Object.keys(ofOffice).length > 0 ? await this.headOffice(ctx, companyId) : undefined;
        if (office !== undefined) await this.branches.update(ctx, scope, office.id, ofOffice);
    }

    /** The branches that the member sees, with whom one calls there. */
    async branchesOf(ctx: RequestContext, { companyId, branchId, permissions }: MemberScope): Promise<CompanyBranch[]> {
        const branches = await this.branches.ofCompany(ctx, companyId);
        return branches.filter(branch => branch.active && (permissions.has('see-whole-company') || branch.id === branchId || branchId === null));
    }

    private async headOffice(ctx: RequestContext, companyId: number) {
        return (await this.branches.ofCompany(ctx, companyId)).find(branch => branch.isHeadOffice);
    }
}

function present<T extends object>(given: T): Partial<T> {
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
}
