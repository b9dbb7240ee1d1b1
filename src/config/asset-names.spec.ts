import { RequestContext } from '@vendure/core';

import { UnguessableAssetNames } from './asset-names';

describe('names of asset files', () => {
    const ctx = RequestContext.empty();
    const names = new UnguessableAssetNames();

    it('are never twice the same, keep the ending, and cannot be made from the name of the file', () => {
        const made = Array.from({ length: 20 }, () => names.generateSourceFileName(ctx, 'KV-1001.png'));
        expect(new Set(made).size).toBe(20);
        for (const name of made) expect(name).toMatch(/^source\/[0-9a-f]{2}\/kv-1001-[0-9a-f]{18}\.png$/i);
    });

    it('give the preview what the source has', () => {
        const source = names.generateSourceFileName(ctx, 'KV-1001.png');
        const secret = /[0-9a-f]{18}/.exec(source)?.[0] ?? 'none';
        expect(names.generatePreviewFileName(ctx, source)).toContain(secret);
    });
});
