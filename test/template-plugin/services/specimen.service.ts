import { Injectable } from '@nestjs/common';

import { type NameRefusal, refuseName } from '../domain/specimen-name';

@Injectable()
export class SpecimenService {
    /** Load, decide, save, tell: this one only decides. */
    checkName(name: string): NameRefusal | null {
        return refuseName(name);
    }
}
