import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { QuoteLinks } from './quote-links.service';
import { QuoteReader, type QuoteView } from './quote-reader.service';

export interface SharedQuote {
    quoteId: number;
    isMine: boolean;
    isOld: boolean;
    quote: QuoteView;
}

/** Opens a quote by the link in its PDF: to read for whoever holds it, and to act on for members of the company once they have signed in. */
@Injectable()
export class SharedQuotes {
    constructor(
        private scopes: ScopeService,
        private links: QuoteLinks,
        private reader: QuoteReader,
    ) {}

    /** Null for a token that opens nothing, whatever the reason. */
    async open(ctx: RequestContext, token: string): Promise<SharedQuote | null> {
        const linked = await this.links.open(ctx, token);
        if (linked === null) return null;
        const { quoteId, isOld } = linked;
        const scope = await this.scopes.tryMember(ctx);
        const isMine = scope !== null && scope.permissions.has('see-prices') && (await this.reader.tryFind(ctx, scope, quoteId)) !== null;
        return { quoteId, isOld, isMine, quote: await this.reader.viewOnly(ctx, quoteId) };
    }
}
