import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api, Button, Page, PageBlock, PageLayout, PageTitle } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { companyGroupsDocument, createCompanyDocument } from './company.graphql';
import { type Field, FieldForm, inputOf, newKey, reportError, type Values } from '../../screens/dashboard/shared';
import { useLabels } from './labels';

interface Match {
    id: string;
    name: string;
    taxId: string | null;
    matchedBy: string[];
}

const officeNames = ['contactName', 'city', 'postalCode', 'streetLine'];

export function CompanyNew() {
    const { t } = useLingui();
    const navigate = useNavigate();
    const { companyFields, branchFields, matchedBy } = useLabels();
    const [matches, setMatches] = useState<Match[]>([]);
    const [asked, setAsked] = useState<Values>({});
    const [key, setKey] = useState(newKey);
    const groups = useQuery({ queryKey: ['company-groups'], queryFn: () => api.query(companyGroupsDocument) });
    const group: Field = { name: 'groupName', label: t`Group`, kind: 'select', options: (groups.data?.companyGroups ?? []).map(({ name }) => [name, name]) };
    const fields: Field[] = [...companyFields, group, ...branchFields.filter(field => officeNames.includes(field.name))];
    const create = async (values: Values, acceptDuplicates: boolean) => {
        const input = inputOf(values);
        const headOffice = Object.fromEntries(officeNames.map(name => [name, input[name]]));
        const company = Object.fromEntries(Object.entries(input).filter(([name]) => !officeNames.includes(name)));
        const { createCompany } = await api.mutate(createCompanyDocument, {
            input: { ...company, headOffice, acceptDuplicates, idempotencyKey: key } as never,
        });
        if ('matches' in createCompany) {
            // Where there is nothing to choose from, somebody else has to look.
            if (createCompany.matches.length === 0) throw new Error(createCompany.message);
            setMatches(createCompany.matches);
            setAsked(values);
            return;
        }
        setKey(newKey());
        toast.success(t`The company was created`);
        await navigate({ to: `/companies/${createCompany.id}` });
    };
    return (
        <Page pageId="company-new">
            <PageTitle>
                <Trans>New company</Trans>
            </PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="company-new-form">
                    <FieldForm
                        fields={fields}
                        initial={{ countryCode: 'IR', currencyCode: 'IRR', language: 'fa', orderingEnabled: false, addressMode: 'approval' }}
                        submitLabel={<Trans>Create</Trans>}
                        onSubmit={values => create(values, false)}
                    />
                </PageBlock>
                <PageBlock column="side" blockId="company-new-matches" title={<Trans>Companies that look the same</Trans>}>
                    {matches.length === 0 ? (
                        <p className="text-muted-foreground">
                            <Trans>Duplicates are looked for when you create the company.</Trans>
                        </p>
                    ) : (
                        <div className="grid gap-3" role="alert">
                            <ul className="grid gap-2">
                                {matches.map(match => (
                                    <li key={match.id}>
                                        <Link to={`/companies/${match.id}`} className="font-medium hover:underline">
                                            {match.name}
                                        </Link>
                                        <div className="text-sm text-muted-foreground">{match.matchedBy.map(by => matchedBy[by] ?? by).join(', ')}</div>
                                    </li>
                                ))}
                            </ul>
                            <Button variant="outline" onClick={() => void create(asked, true).catch(reportError)}>
                                <Trans>Create it all the same</Trans>
                            </Button>
                        </div>
                    )}
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
