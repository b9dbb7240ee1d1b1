import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { type Ask, personalData, type PersonKeys, withKeys } from '../../../kernel/personal-data';
import { checked, emailAddress, inputError, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { phoneE164 } from '../../organizations';
import { isPseudonymMail } from '../domain/pseudonym';

const personInput = z.object({
    customerId: optional(recordId),
    emailAddress: optional(emailAddress),
    phone: optional(z.string().max(40)),
});

/** Exactly one of them. */
export interface PersonInput {
    customerId?: number | string | null;
    emailAddress?: string | null;
    phone?: string | null;
}

export interface FoundPerson {
    customerId: number | null;
    keys: PersonKeys;
}

export interface PersonFacts {
    customerId: number | null;
    name: string;
    emailAddress: string | null;
    phone: string | null;
    isErased: boolean;
    companies: { companyId: number; companyName: string; role: string; active: boolean }[];
}

/** Rounds in which keys are found by keys; more than the longest way from one plugin's key to another's. */
const rounds = 4;

/** Whoever is meant by a login, an address or a number: by what all plugins' rows know him. */
@Injectable()
export class PersonFinder {
    constructor(private connection: TransactionalConnection) {}

    asker(ctx: RequestContext): Ask {
        return (text, params) => sql(this.connection, ctx, text, params);
    }

    /** Null when nothing is known of such a person. */
    async find(ctx: RequestContext, input: PersonInput): Promise<FoundPerson | null> {
        const given = checked(personInput, input);
        const named = Object.values(given).filter(value => value !== null);
        if (named.length !== 1) throw inputError('person: give one of customerId, emailAddress and phone');
        const start = await this.start(ctx, given);
        if (start === null) return null;
        const found = { customerId: Number(start.customer?.[0] ?? 0) || null, keys: await this.keys(ctx, start) };
        return found.customerId === null && !isKnown(found.keys) ? null : found;
    }

    async ofCustomer(ctx: RequestContext, customerId: number): Promise<FoundPerson> {
        return { customerId, keys: await this.keys(ctx, { customer: [customerId] }) };
    }

    /** As whoever decides should see him. */
    async facts(ctx: RequestContext, { customerId, keys }: FoundPerson): Promise<PersonFacts> {
        const companies = await this.asker(ctx)<PersonFacts['companies'][number]>(
            `SELECT c.id AS "companyId", c.name AS "companyName", m.role, m.active FROM company_member m JOIN company c ON c.id = m."companyId"
              WHERE m.id = ANY($1::int[]) ORDER BY c.name, m.id`,
            [[...(keys.member ?? [])]],
        );
        const [erased] = await this.asker(ctx)('SELECT 1 FROM customer WHERE id = $1 AND "deletedAt" IS NOT NULL AND "emailAddress" LIKE \'%@erased.invalid\'', [customerId]);
        const first = (name: string) => (keys[name]?.[0] === undefined ? null : String(keys[name]?.[0]));
        const phone = first('anyPhone') ?? first('phone');
        return { customerId, name: first('name') ?? first('email') ?? phone ?? '', emailAddress: first('email'), phone, isErased: erased !== undefined, companies };
    }

    private async start(ctx: RequestContext, given: z.output<typeof personInput>): Promise<PersonKeys | null> {
        const ask = this.asker(ctx);
        if (given.customerId !== null) {
            const [known] = await ask('SELECT 1 FROM customer WHERE id = $1', [given.customerId]);
            return known ? { customer: [given.customerId] } : null;
        }
        if (given.emailAddress !== null) {
            if (isPseudonymMail(given.emailAddress)) return null;
            const known = await ask<{ id: number }>(`SELECT id FROM customer WHERE lower("emailAddress") = $1 AND "deletedAt" IS NULL ORDER BY id`, [given.emailAddress]);
            return known.length > 0 ? { customer: known.map(({ id }) => id) } : { email: [given.emailAddress] };
        }
        const phone = phoneE164(given.phone ?? '', await this.country(ctx));
        if (phone === null) throw inputError('person.phone: is not a phone number');
        const owners = await ask<{ id: number }>(`SELECT id FROM customer WHERE "phoneNumber" = $1 AND "deletedAt" IS NULL ORDER BY id LIMIT 2`, [phone]);
        if (owners.length > 1) throw inputError('person.phone: is the number of several people; name one by his e-mail address');
        return owners[0] ? { customer: [owners[0].id] } : { anyPhone: [phone] };
    }

    private async country(ctx: RequestContext): Promise<string> {
        const [row] = await this.asker(ctx)<{ holidayCountry: string }>('SELECT "holidayCountry" FROM firm_settings WHERE id = 1');
        return row?.holidayCountry ?? 'IR';
    }

    private async keys(ctx: RequestContext, start: PersonKeys): Promise<PersonKeys> {
        const ask = this.asker(ctx);
        const keys: Record<string, (string | number)[]> = Object.fromEntries(Object.entries(start).map(([key, values]) => [key, [...values]]));
        for (let round = 0; round < rounds; round++) {
            const before = Object.values(keys).flat().length;
            for (const { key, sql: text } of personalData().flatMap(({ finds }) => finds ?? [])) {
                const bound = withKeys(text, keys);
                const rows = await ask<{ key: string | number }>(bound.text, bound.params);
                keys[key] = [...new Set([...(keys[key] ?? []), ...rows.map(row => row.key).filter(value => value !== null && value !== '')])];
            }
            if (Object.values(keys).flat().length === before) break;
        }
        return keys;
    }
}

/** By more than what was asked for. */
function isKnown(keys: PersonKeys): boolean {
    return Object.entries(keys).some(([key, values]) => !['email', 'phone', 'anyPhone'].includes(key) && values.length > 0);
}
