import { Injectable } from '@nestjs/common';
import type { ID, RequestContext } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import type { AccessApplication } from '../entities/access-application.entity';
import { ApplicationRefusal } from '../errors';
import { ApplicationService } from './application.service';
import { DecisionService } from './decision.service';
import type { Acceptance } from './input-schemas';

type Once<Input> = Input & { idempotencyKey: string };

interface Step {
    id: ID;
    version: number;
}

/** What staff press at the Dashboard: each once, however often the button's request arrives. */
@Injectable()
export class RegistrationDeskService {
    constructor(
        private scopes: ScopeService,
        private idempotency: IdempotencyService,
        private applications: ApplicationService,
        private decisions: DecisionService,
    ) {}

    assign(ctx: RequestContext, { idempotencyKey, ...input }: Once<Step & { administratorId?: ID | null }>): Promise<AccessApplication | ApplicationRefusal> {
        return this.once(ctx, 'assignApplication', idempotencyKey, input, (inner, scope) => this.decisions.assign(inner, scope, { ...input, id: idOf(input.id) }));
    }

    ask(ctx: RequestContext, { idempotencyKey, ...input }: Once<Step & { question: string }>): Promise<AccessApplication | ApplicationRefusal> {
        return this.once(ctx, 'askApplicant', idempotencyKey, input, (inner, scope) => this.decisions.ask(inner, scope, { ...input, id: idOf(input.id) }));
    }

    refuse(ctx: RequestContext, { idempotencyKey, ...input }: Once<Step & { reason: string }>): Promise<AccessApplication | ApplicationRefusal> {
        return this.once(ctx, 'refuseApplication', idempotencyKey, input, (inner, scope) => this.decisions.refuse(inner, scope, { ...input, id: idOf(input.id) }));
    }

    accept(ctx: RequestContext, { idempotencyKey, ...input }: Once<Acceptance>): Promise<AccessApplication | ApplicationRefusal> {
        return this.once(ctx, 'acceptApplication', idempotencyKey, input, (inner, scope) => this.decisions.accept(inner, scope, input));
    }

    welcome(ctx: RequestContext, { idempotencyKey, id }: Once<{ id: ID }>): Promise<AccessApplication | ApplicationRefusal> {
        return this.once(ctx, 'sendApplicantWelcome', idempotencyKey, { id }, (inner, scope) => this.decisions.welcome(inner, scope, idOf(id)));
    }

    private async once(
        ctx: RequestContext,
        operation: string,
        key: string,
        input: { id: ID },
        work: (ctx: RequestContext, scope: StaffScope) => Promise<ApplicationRefusal | null>,
    ): Promise<AccessApplication | ApplicationRefusal> {
        const id = idOf(input.id);
        const scope = await this.scopes.staff(ctx);
        const answer = await this.idempotency.run(ctx, scope, operation, key, input, async inner => (await work(inner, scope)) ?? { id });
        return answer instanceof ApplicationRefusal ? answer : this.applications.find(ctx, id);
    }
}
