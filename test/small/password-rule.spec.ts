import fs from 'node:fs';
import path from 'node:path';

import { passwordWeakness } from '../../plugins/organizations/domain/password-policy';

const portal = path.resolve(__dirname, '../../storefront');
const words = 'korb-wolle-faden-knoten';
const least = [...words].findIndex((_, index) => passwordWeakness(words.slice(0, index + 1), 'a@b.pl') === null) + 1;

describe('the password rule', () => {
    it('is checked by the portal as the server does', () => {
        const page = fs.readFileSync(path.join(portal, 'src/app/organizations/feature-password/set-password.ts'), 'utf8');
        expect(/leastLength = (\d+)/.exec(page)?.[1]).toBe(String(least));
    });

    it.each(['en', 'fa', 'pl', 'ru'])('is told in %s as it is', language => {
        const texts = JSON.parse(fs.readFileSync(path.join(portal, `public/i18n/${language}.json`), 'utf8')) as { setPassword: { rule: string } };
        expect(texts.setPassword.rule).toContain(new Intl.NumberFormat(language).format(least));
    });
});
