import type { EntityManager } from 'typeorm';

import { keptMark } from '../../../kernel/vendure-sql';
import type { PaymentMethodCode, PaymentRulesFacts } from '../domain/payment-method';
import type { BankAccount } from '../entities/payment-rules.entity';

interface StoredRules {
    firm: (PaymentRulesFacts & { bankAccounts: BankAccount[] }) | null;
    company: { methods: PaymentMethodCode[] | null; warns: boolean | null; blocksTerm: boolean | null } | null;
}

/** The firm's rules and what is otherwise for the company, in one statement; null where nothing was set. */
export async function storedRules(manager: EntityManager, companyId: number): Promise<StoredRules> {
    const [row] = await manager.query<StoredRules[]>(
        `${keptMark} SELECT (SELECT to_jsonb(f) FROM payment_rules f WHERE f.id = 1) AS firm,
                (SELECT to_jsonb(c) FROM company_payment_rules c WHERE c."companyId" = $1) AS company`,
        [companyId],
    );
    return row ?? { firm: null, company: null };
}
