import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { newPlugin } from '../../src/scaffold/new-plugin';

const root = path.resolve(__dirname, '../..');

describe('npm run new:plugin', () => {
    const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'karvan-new-plugin-'));
    beforeAll(() => {
        for (const file of ['.dependency-cruiser.cjs', 'src/plugins.ts', 'src/authz/admin.ts', 'test/template-plugin']) {
            fs.cpSync(path.join(root, file), path.join(copy, file), { recursive: true });
        }
    });
    afterAll(() => fs.rmSync(copy, { recursive: true }));

    it('makes a plugin named as asked and registers it', () => {
        const made = newPlugin('gift-card', copy);
        expect(made).toContain('plugins/gift-card/domain/gift-card-name.ts');
        const everything = made.map(file => fs.readFileSync(path.join(copy, file), 'utf8')).join('\n');
        expect(everything).not.toMatch(/specimen/i);
        expect(everything).toContain("from './services/gift-card.service'");
        expect(fs.readFileSync(path.join(copy, 'src/plugins.ts'), 'utf8')).toContain("import { GiftCardPlugin } from '../plugins/gift-card';");
        expect(fs.readFileSync(path.join(copy, 'src/authz/admin.ts'), 'utf8')).toContain("giftCardNameRefusal: ['ReadGiftCard']");
    });

    it.each(['GiftCard', '', '../etc', 'audit2'])('refuses the noun %j and makes nothing', noun => {
        expect(() => newPlugin(noun, copy)).toThrow(/kebab-case/);
        expect(fs.existsSync(path.join(copy, 'plugins', 'audit2'))).toBe(false);
    });
});
