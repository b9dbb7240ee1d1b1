import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Label, usePermissions } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { type Field, FieldForm, inputOf, QueryState, SearchField, valuesOf } from '../../screens/dashboard/shared';
import { accessSettingsDocument, companyChoiceDocument, updateAccessSettingsDocument } from './registration.graphql';

interface Choice {
    id: string;
    name: string;
}

const companiesBy = async (filter: object): Promise<Choice[]> =>
    (await api.query(companyChoiceDocument, { options: { take: 10, filter } as never })).companies.items;

/** Whom the firm lets look and apply, on the page of its settings. */
export function AccessSettings() {
    const { t } = useLingui();
    const { hasPermissions } = usePermissions();
    const client = useQueryClient();
    const [found, setFound] = useState<Choice[]>([]);
    const query = useQuery({ queryKey: ['firm-settings', 'access'], queryFn: () => api.query(accessSettingsDocument) });
    const settings = query.data?.firmSettings;
    const chosen = settings?.publicCompanyId ?? null;
    const current = useQuery({
        queryKey: ['registration-companies', chosen],
        queryFn: () => companiesBy({ id: { eq: chosen } }),
        enabled: chosen !== null,
    });
    if (!settings || (chosen !== null && !current.data)) return <QueryState query={settings ? current : query} />;
    const choices = new Map([...(current.data ?? []), ...found].map(({ id, name }) => [id, name]));
    const fields: Field[] = [
        {
            name: 'accessMode',
            label: t`Access without a login`,
            kind: 'select',
            options: [['closed', t`Closed shop`], ['catalogue', t`Open catalogue without prices`], ['shop', t`Open shop with guests`]],
            required: true,
        },
        {
            name: 'publicCompanyId',
            label: t`Visitors see what this company sees`,
            kind: 'select',
            options: [...choices],
            hint: t`Its categories and price lists are theirs. Nobody can be its member.`,
        },
        { name: 'acceptsApplications', label: t`Strangers may apply for access`, kind: 'switch', hint: t`The form opens when terms of use and privacy policy are published.` },
        { name: 'welcomeMail', label: t`Welcome mail`, kind: 'select', options: [['at-once', t`With the decision`], ['by-hand', t`By hand`]], required: true },
    ];
    return (
        <div className="grid gap-4">
            <div className="grid gap-2">
                <Label htmlFor="public-company"><Trans>Find a company to choose below</Trans></Label>
                <SearchField
                    id="public-company"
                    queryKey={['public-company']}
                    find={term => companiesBy({ name: { contains: term } })}
                    keyOf={company => company.id}
                    show={company => <bdi>{company.name}</bdi>}
                    onChoose={company => setFound(before => [...before, company])}
                    disabled={!hasPermissions(['UpdateSettings'])}
                />
            </div>
            <FieldForm
                fields={fields}
                initial={valuesOf(fields, settings)}
                submitLabel={<Trans>Save</Trans>}
                version={settings.version}
                onStale={() => query.refetch()}
                disabled={!hasPermissions(['UpdateSettings'])}
                onSubmit={async (values, version) => {
                    await api.mutate(updateAccessSettingsDocument, { input: { ...inputOf(values), version } as never });
                    toast.success(t`Saved`);
                    await client.invalidateQueries({ queryKey: ['firm-settings'] });
                }}
            />
        </div>
    );
}
