import { Query, Resolver } from '@nestjs/graphql';
import { Allow } from '@vendure/core';

import { importData } from '../constants';
import { type ImporterDescription, ImportService } from '../services/import.service';

@Resolver()
export class ImportAdminResolver {
    constructor(private imports: ImportService) {}

    @Query()
    @Allow(importData.Permission)
    importers(): ImporterDescription[] {
        return this.imports.describe();
    }
}
