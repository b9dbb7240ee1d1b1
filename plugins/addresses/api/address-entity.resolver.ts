import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isGraphQlErrorResult } from '@vendure/core';

import type { CompanyAddress } from '../entities/company-address.entity';

@Resolver('CompanyAddress')
export class CompanyAddressResolver {
    @ResolveField()
    companyName(@Parent() address: CompanyAddress): string {
        return address.company.name;
    }

    @ResolveField()
    branchName(@Parent() address: CompanyAddress): string | null {
        return address.branch?.name ?? null;
    }
}

@Resolver('MyAddressResult')
export class MyAddressResultResolver {
    @ResolveField()
    __resolveType(value: CompanyAddress): string {
        return isGraphQlErrorResult(value) ? 'AddressRefusal' : 'MyAddress';
    }
}

@Resolver('CompanyAddressResult')
export class CompanyAddressResultResolver {
    @ResolveField()
    __resolveType(value: CompanyAddress): string {
        return isGraphQlErrorResult(value) ? 'AddressRefusal' : 'CompanyAddress';
    }
}
