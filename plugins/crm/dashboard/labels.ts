import { useLingui } from '@lingui/react/macro';

import type { Field } from '../../screens/dashboard/shared';

/** The choices that several pages of this plugin show, in the language of the reader. */
export function useLabels() {
    const { t } = useLingui();
    const languages: Field['options'] = [['fa', 'فارسی'], ['en', 'English'], ['pl', 'Polski'], ['ru', 'Русский']];
    const currencies: Field['options'] = [['IRR', t`Rial`], ['PLN', t`Zloty`], ['RUB', t`Rouble`], ['EUR', t`Euro`], ['USD', t`US dollar`]];
    const countries: Field['options'] = [['IR', t`Iran`], ['PL', t`Poland`], ['RU', t`Russia`]];
    const sources: Record<string, string> = { call: t`Phone call`, fair: t`Fair`, portal: t`Portal`, marketing: t`Marketing`, referral: t`Referral` };
    const states: Record<string, string> = {
        new: t`New`,
        contacted: t`Contacted`,
        qualified: t`Qualified`,
        converted: t`Converted`,
        disqualified: t`Disqualified`,
    };
    const stages: Record<string, string> = {
        discovery: t`Discovery`,
        proposal: t`Proposal`,
        negotiation: t`Negotiation`,
        won: t`Won`,
        lost: t`Lost`,
    };
    const kinds: Record<string, string> = { note: t`Note`, call: t`Call`, meeting: t`Meeting` };
    const leadFields: Field[] = [
        { name: 'companyName', label: t`Company`, required: true },
        { name: 'personName', label: t`Contact person`, required: true },
        { name: 'phone', label: t`Phone`, ltr: true },
        { name: 'emailAddress', label: t`E-mail`, ltr: true },
        { name: 'source', label: t`Source`, kind: 'select', options: Object.entries(sources), required: true },
        { name: 'countryCode', label: t`Country`, kind: 'select', options: countries, required: true },
        { name: 'language', label: t`Language`, kind: 'select', options: languages, required: true },
        { name: 'message', label: t`What is wanted`, kind: 'textarea' },
    ];
    const opportunityFields: Field[] = [
        { name: 'title', label: t`Title`, required: true },
        { name: 'amount', label: t`Amount`, ltr: true, required: true },
        { name: 'currencyCode', label: t`Currency`, kind: 'select', options: currencies, required: true },
        { name: 'expectedCloseOn', label: t`Expected to close on`, kind: 'date' },
    ];
    return { languages, currencies, countries, sources, states, stages, kinds, leadFields, opportunityFields };
}
