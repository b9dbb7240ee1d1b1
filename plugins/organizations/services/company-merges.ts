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

/** Who has amounts that follow a company's rows, there and back. Plugins register at start. */
@Injectable()
export class CompanyMerges {
    private readonly followers: MergeFollower[] = [];

    register(follower: MergeFollower): void {
        this.followers.push(follower);
    }

    async follow(ctx: RequestContext, move: RowsMove): Promise<void> {
        for (const follower of this.followers) await follower(ctx, move);
    }
}
