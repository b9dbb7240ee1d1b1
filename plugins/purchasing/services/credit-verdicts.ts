/**
 * What becomes of an order on account. By itself, one beyond the limit goes on hold. Where limits are kept elsewhere and what is known of them may be
 * old, the plugin that fetches them registers its own judgement at start.
 */
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

export type CreditVerdict = 'take' | 'hold' | 'refuse';

/** `within`: the credit that is known here reaches. Null: nothing to say. */
export type CreditJudge = (ctx: RequestContext, within: boolean) => Promise<CreditVerdict | null>;

@Injectable()
export class CreditVerdicts {
    private judge: CreditJudge = () => Promise.resolve(null);

    register(judge: CreditJudge): void {
        this.judge = judge;
    }

    async of(ctx: RequestContext, within: boolean): Promise<CreditVerdict> {
        return (await this.judge(ctx, within)) ?? (within ? 'take' : 'hold');
    }
}
