import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { type FoundVariants, matchesIn, seenMatches } from '../domain/catalogue-columns';
import type { SearchTerm } from '../domain/search-term';
import { foundAs, foundVariants, matchedVariants, searchSteps } from '../queries/catalogue-page.sql';
import { SqlParams } from '../queries/sql-params';
import type { AssortmentView } from '../queries/visible-variants.sql';
import { VisibilityService } from './visibility.service';

type Ranked = FoundVariants & { ranks: Float64Array };
const nothing: Ranked = { ids: new Int32Array(0), prices: new Float64Array(0), ranks: new Float64Array(0) };

/** So many of what fits best speak for all that is suggested: a letter or two find half the catalogue. */
const mostSuggested = 500;

/** What a term finds of what the company sees: a step of the search a question, and a later one only if the earlier found nothing. */
@Injectable()
export class TermMatchesService {
    constructor(
        private connection: TransactionalConnection,
        private visibility: VisibilityService,
    ) {}

    /** Among the seen. Of not more than `most` that match, if that is given. */
    async among(
        ctx: RequestContext, view: AssortmentView, language: string, term: SearchTerm, seen: FoundVariants, how: { isRanked: boolean; most?: number },
    ): Promise<{ found: Ranked; step: number | null }> {
        for (const kind of searchSteps(term)) {
            const params = new SqlParams();
            const text = matchedVariants(kind, view.buyerId, language, term, params, how);
            if (text === null) continue;
            const [row] = await sql<{ found: string | null }>(this.connection, ctx, text, params.values);
            const matches = matchesIn(row?.found ?? '');
            const own = seenMatches(matches, seen);
            if (own !== null) return own;
            // There is more that matches than was looked at: no reason to look for anything else.
            if (matches.ids.length === how.most) break;
        }
        return { found: nothing, step: null };
    }

    /** A relation `found` of what may be suggested, the best of it where that is known. */
    async suggested(ctx: RequestContext, view: AssortmentView, language: string, term: SearchTerm, params: SqlParams, most?: number): Promise<string> {
        const seen = await this.visibility.inMemory(ctx, view, false);
        if (seen === null) return foundVariants(view, language, term, params, most === undefined ? {} : { most });
        const { found, step } = await this.among(ctx, view, language, term, seen.found, { isRanked: true, ...(most !== undefined && { most }) });
        const best = [...found.ids.keys()].sort((a, b) => (found.ranks[b] ?? 0) - (found.ranks[a] ?? 0)).slice(0, mostSuggested);
        return foundAs(language, best.map(at => found.ids[at] ?? 0), best.map(at => found.ranks[at] ?? 0), step, params);
    }
}
