import fs from 'node:fs';
import path from 'node:path';

export type PortalText = (key: string, parameters?: Record<string, string>) => string;

/** The portal's own texts, by which a person finds things on the page. */
export function portalTexts(language: string): PortalText {
    const file = path.resolve(__dirname, `../../storefront/public/i18n/${language}.json`);
    const texts: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
    return (key, parameters = {}) => {
        const text = key.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], texts);
        if (typeof text !== 'string') throw new Error(`The portal has no text ${key} in ${language}.`);
        return text.replace(/{{(\w+)}}/g, (_, name: string) => parameters[name] ?? '');
    };
}
