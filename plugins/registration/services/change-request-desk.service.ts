import { Injectable } from '@nestjs/common';
import type { ID, PaginatedList, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { type CompanyBranch, ScopeService } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import type { CompanyData } from '../domain/company-data';
import type { DataChangeRequest } from '../entities/data-change-request.entity';
import { ChangeRequestRefusal } from '../errors';
import { ChangeRequestService } from './change-request.service';
import { CompanyDataService, type CompanyDataView } from './company-data.service';

type Answer = Promise<DataChangeRequest | ChangeRequestRefusal>;
type Once<Input> = Input & { idempotencyKey: string };

/** What members and staff do with changes of company data, each once. The company always comes from the scope. */
@Injectable()
export class ChangeRequestDeskService {
    constructor(
        private scopes: ScopeService,
        private idempotency: IdempotencyService,
        private requests: ChangeRequestService,
        private data: CompanyDataService,
    ) {}

    async myData(ctx: RequestContext): Promise<CompanyDataView & { branches: CompanyBranch[] }> {
        const scope = await this.scopes.member(ctx);
        return { ...(await this.data.read(ctx, scope.companyId)), branches: await this.data.branchesOf(ctx, scope) };
    }

    async mine(ctx: RequestContext, page: { skip?: number; take?: number }): Promise<PaginatedList<DataChangeRequest>> {
        return this.requests.mine(ctx, await this.scopes.member(ctx), page);
    }

    async ask(ctx: RequestContext, { idempotencyKey, ...input }: Once<{ changes: Partial<CompanyData>; note?: string | null }>): Answer {
        const scope = await this.scopes.member(ctx);
        const answer = await this.idempotency.run(ctx, scope, 'requestCompanyChange', idempotencyKey, input, async inner => {
            const made = await this.requests.ask(inner, scope, input);
            return made instanceof ChangeRequestRefusal ? made : { id: made };
        });
        return answer instanceof ChangeRequestRefusal ? answer : this.requests.ofCompany(ctx, scope.companyId, answer.id);
    }

    async withdraw(ctx: RequestContext, id: ID): Answer {
        const scope = await this.scopes.member(ctx);
        return (await this.requests.withdraw(ctx, scope, idOf(id))) ?? this.requests.ofCompany(ctx, scope.companyId, idOf(id));
    }

    async decide(ctx: RequestContext, { idempotencyKey, ...input }: Once<{ id: ID; decisions: unknown }>): Answer {
        const scope = await this.scopes.staff(ctx);
        const id = idOf(input.id);
        const answer = await this.idempotency.run(ctx, scope, 'decideChangeRequest', idempotencyKey, input, async inner => {
            return (await this.requests.decide(inner, scope, id, input)) ?? { id };
        });
        return answer instanceof ChangeRequestRefusal ? answer : this.requests.find(ctx, id);
    }
}
