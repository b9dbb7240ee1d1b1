import type { ID } from '@vendure/core';
import { z } from 'zod';

import { latinDigits } from '../../../kernel/text';
import { line, optional, recordId } from '../../../kernel/vendure-input';
import { blank, countryCode, readPhone } from '../../organizations';

export const addressSchema = z
    .object({
        branchId: optional(recordId),
        label: line(100),
        contactName: blank(200),
        phone: optional(line(40)),
        streetLine: line(300),
        city: line(100),
        postalCode: blank(20).transform(latinDigits),
        countryCode,
    })
    .transform((value, issues) => ({ ...value, phone: readPhone(value.phone, value.countryCode, issues) }));

export interface AddressInput {
    branchId?: ID | null;
    label: string;
    contactName?: string | null;
    phone?: string | null;
    streetLine: string;
    city: string;
    postalCode?: string | null;
    countryCode: string;
}
export type AddressFacts = z.output<typeof addressSchema>;
