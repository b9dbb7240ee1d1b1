import { HashedAssetNamingStrategy } from '@vendure/asset-server-plugin';
import type { RequestContext } from '@vendure/core';
import { randomBytes } from 'node:crypto';
import path from 'node:path';

/**
 * The asset server hands a file to whoever knows its address, and Vendure makes the address of the file's own name: a picture called like
 * an article number would tell that there is such an article, and what it looks like. So each name gets something that nobody guesses.
 */
export class UnguessableAssetNames extends HashedAssetNamingStrategy {
    override generateSourceFileName(ctx: RequestContext, originalFileName: string, conflictFileName?: string): string {
        const { name, ext } = path.parse(originalFileName);
        return super.generateSourceFileName(ctx, `${name}-${randomBytes(9).toString('hex')}${ext}`, conflictFileName);
    }
}
