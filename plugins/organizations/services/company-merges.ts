import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

export interface RowsMove {
    fromCompanyId: number;
    toCompanyId: number;
    /** Ids of the rows that have moved, by their table. */
    moved: ReadonlyMap<string, readonly number[]>;
    /** Of this move alone: for postings that happen once. */
    key: string;
}

/** Brings what is no row, such as the balance of an account, after the rows that have moved; in the same transaction. */
export type MergeFollower = (ctx: RequestContext, move: RowsMove) => Promise<void>;

/** Whether the company is a distributor's end customer. Keeps it so until the transaction ends, and is asked before a company is locked. */
export type EndCustomerCheck = (ctx: RequestContext, companyId: number) => Promise<boolean>;

/** Who has amounts that follow a company's rows, there and back, and who knows of ties that a merge must not touch. Plugins register at start. */
@Injectable()
export class CompanyMerges {
    private readonly followers: MergeFollower[] = [];
    private readonly checks: EndCustomerCheck[] = [];

    register(follower: MergeFollower): void {
        this.followers.push(follower);
    }

    registerCheck(check: EndCustomerCheck): void {
        this.checks.push(check);
    }

    async isEndCustomer(ctx: RequestContext, companyId: number): Promise<boolean> {
        for (const check of this.checks) if (await check(ctx, companyId)) return true;
        return false;
    }

    async follow(ctx: RequestContext, move: RowsMove): Promise<void> {
        for (const follower of this.followers) await follower(ctx, move);
    }
}
