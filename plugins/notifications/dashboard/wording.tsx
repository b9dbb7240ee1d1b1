import { useLingui } from '@lingui/react/macro';

/** Topics in the order of the page, channels and languages, as people call them. */
export function useWording() {
    const { t } = useLingui();
    const topics: Array<[string, string]> = [
        ['orders', t`Orders`], ['production', t`Production`], ['transport', t`Transport`], ['payments', t`Invoices and payments`], ['quotes', t`Quotes`],
        ['offers', t`Offers and reminders`], ['talks', t`Conversations`], ['customers', t`Customers of distributors`], ['account', t`Account`], ['firm', t`To our own people`],
    ];
    const channels: Record<string, string> = { sms: t`SMS`, mail: t`Mail` };
    const languages: Record<string, string> = { en: t`English`, fa: t`Persian`, pl: t`Polish`, ru: t`Russian` };
    return { topics, channels, languages };
}

/** What is wrong with a text, in the reader's language. */
export function useFaultText() {
    const { t } = useLingui();
    return ({ problem, name }: { problem: string; name: string | null }): string => {
        const word = name ?? '';
        const texts: Record<string, string> = {
            empty: t`The text is empty.`,
            'no-subject': t`A mail has its subject on the first line and its text below.`,
            'unknown-placeholder': t`This message cannot tell "${word}".`,
            'broken-placeholder': t`A placeholder is one word with two braces on each side.`,
            'link-missing': t`Without its link this message is of no use.`,
            'too-many-parts': t`This makes more than six SMS.`,
        };
        return texts[problem] ?? problem;
    };
}
