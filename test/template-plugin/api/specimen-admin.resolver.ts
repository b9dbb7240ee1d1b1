import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '@vendure/core';

import { specimenPermission } from '../constants';
import { SpecimenService } from '../services/specimen.service';

@Resolver()
export class SpecimenAdminResolver {
    constructor(private readonly specimens: SpecimenService) {}

    @Query()
    @Allow(specimenPermission.Read)
    specimenNameRefusal(@Args() args: { name: string }): string | null {
        return this.specimens.checkName(args.name);
    }
}
