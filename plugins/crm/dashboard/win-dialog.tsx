import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { api, Button } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { taken } from './answers';
import { winOpportunityDocument } from './crm.graphql';
import { type Field, FormDialog, inputOf, newKey } from '../../screens/dashboard/shared';
import { useLabels } from './labels';

interface Props {
    opportunity: {
        id: string;
        currencyCode: string;
        lead: { companyName: string; personName: string; phone: string | null; emailAddress: string | null; countryCode: string; language: string };
        company: { id: string; name: string } | null;
    };
    refresh: () => Promise<void>;
}

const memberNames = ['firstName', 'lastName', 'emailAddress', 'memberPhone', 'role'];
const officeNames = ['city', 'postalCode', 'streetLine'];

/** The end of selling: the company with its head office and first member, who is invited. */
export function WinDialog({ opportunity, refresh }: Props) {
    const { t } = useLingui();
    const navigate = useNavigate();
    const { countries, currencies, languages } = useLabels();
    const [key] = useState(newKey);
    const { lead, company } = opportunity;
    const companyFields: Field[] = [
        { name: 'name', label: t`Company`, required: true },
        { name: 'taxId', label: t`Tax number`, ltr: true },
        { name: 'phone', label: t`Phone`, ltr: true },
        { name: 'countryCode', label: t`Country`, kind: 'select', options: countries, required: true },
        { name: 'currencyCode', label: t`Currency`, kind: 'select', options: currencies, required: true },
        { name: 'language', label: t`Language`, kind: 'select', options: languages, required: true },
        { name: 'city', label: t`City` },
        { name: 'postalCode', label: t`Postal code`, ltr: true },
        { name: 'streetLine', label: t`Address`, kind: 'textarea' },
        { name: 'orderingEnabled', label: t`May order`, kind: 'switch' },
        { name: 'isNewCustomerUntil', label: t`New customer until`, kind: 'date' },
    ];
    const memberFields: Field[] = [
        { name: 'firstName', label: t`First name`, required: true },
        { name: 'lastName', label: t`Last name`, required: true },
        { name: 'emailAddress', label: t`E-mail`, ltr: true, required: true },
        { name: 'memberPhone', label: t`Mobile phone`, ltr: true },
        { name: 'role', label: t`Role`, kind: 'select', options: [['admin', t`Administrator`], ['buyer', t`Buyer`], ['approver', t`Approver`]], required: true },
    ];
    const [firstName = '', ...lastNames] = lead.personName.split(' ');
    const initial = {
        ...{ name: lead.companyName, phone: lead.phone ?? '', countryCode: lead.countryCode, currencyCode: opportunity.currencyCode },
        ...{ language: lead.language, orderingEnabled: true, firstName, lastName: lastNames.join(' ') },
        ...{ emailAddress: lead.emailAddress ?? '', memberPhone: lead.phone ?? '', role: 'admin' },
    };
    return (
        <FormDialog
            title={company ? <Trans>Win and invite</Trans> : <Trans>Win: create company and invite</Trans>}
            trigger={<Button>{company ? <Trans>Win and invite</Trans> : <Trans>Win: create company and invite</Trans>}</Button>}
            fields={company ? memberFields : [...companyFields, ...memberFields]}
            initial={initial}
            submitLabel={<Trans>Create and send the invitation</Trans>}
            onSubmit={async values => {
                const all = inputOf(values);
                const { memberPhone: phone, firstName: first, lastName: last, emailAddress, role } = all;
                const member = { firstName: first, lastName: last, emailAddress, phone, role, language: all.language };
                const facts = Object.fromEntries(Object.entries(all).filter(([name]) => !memberNames.includes(name) && !officeNames.includes(name)));
                const headOffice = Object.fromEntries(officeNames.map(name => [name, all[name] ?? null]));
                const input = { id: opportunity.id, idempotencyKey: key, member, company: company ? null : { ...facts, headOffice } };
                const won = taken((await api.mutate(winOpportunityDocument, { input: input as never })).winOpportunity);
                toast.success(t`The invitation was sent`);
                await refresh();
                if (won.company) await navigate({ to: `/companies/${won.company.id}` });
            }}
        />
    );
}
