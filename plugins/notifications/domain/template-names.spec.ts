import fs from 'node:fs';
import path from 'node:path';

import { templateNames } from './events';

describe('templates', () => {
    it('have a name in the Dashboard, each and no other', () => {
        const source = fs.readFileSync(path.join(__dirname, '../dashboard/template-name.tsx'), 'utf8');
        const named = Array.from(source.matchAll(/^ {8}'?([a-z-]+)'?: t`/gm), ([, name]) => name);
        expect(named.sort()).toEqual([...templateNames].sort());
    });
});
