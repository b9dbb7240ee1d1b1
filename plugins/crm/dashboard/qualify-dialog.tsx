import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { api, Button } from '@vendure/dashboard';
import { useState } from 'react';

import { taken } from './answers';
import { qualifyLeadDocument } from './crm.graphql';
import { type Field, FormDialog, inputOf, minorOf, newKey } from '../../screens/dashboard/shared';
import { useLabels } from './labels';

interface Props {
    lead: { id: string; companyName: string; countryCode: string; matches: Array<{ id: string; name: string }> };
}

/** Staff choose here whether the lead is one of the companies that look the same, or somebody new. */
export function QualifyDialog({ lead }: Props) {
    const { t } = useLingui();
    const navigate = useNavigate();
    const { opportunityFields } = useLabels();
    const [key] = useState(newKey);
    const choices: Array<[string, string]> = [...lead.matches.map(({ id, name }) => [id, name] as [string, string]), ['new', t`None of them: a new company`]];
    const merge: Field[] = lead.matches.length > 0 ? [{ name: 'company', label: t`Existing company`, kind: 'select', options: choices, required: true }] : [];
    return (
        <FormDialog
            title={<Trans>Make it an opportunity</Trans>}
            trigger={<Button><Trans>Qualify</Trans></Button>}
            fields={[...opportunityFields, ...merge]}
            initial={{ title: lead.companyName, currencyCode: lead.countryCode === 'PL' ? 'PLN' : 'IRR', company: choices[0]?.[0] ?? 'new' }}
            submitLabel={<Trans>Qualify</Trans>}
            onSubmit={async values => {
                const { company, amount, ...facts } = inputOf(values);
                const companyId = company === 'new' ? null : company;
                const input = { ...facts, amount: minorOf(String(amount)), leadId: lead.id, companyId, acceptDuplicates: company === 'new', idempotencyKey: key };
                if (Number.isNaN(input.amount)) throw new Error(`amount: ${t`Write a number.`}`);
                const { id } = taken((await api.mutate(qualifyLeadDocument, { input: input as never })).qualifyLead);
                await navigate({ to: `/opportunities/${id}` });
            }}
        >
            {lead.matches.length > 0 && (
                <p className="text-sm" role="alert">
                    <Trans>Companies that look the same exist. Choose one of them, or say that this is a new one.</Trans>
                </p>
            )}
        </FormDialog>
    );
}
