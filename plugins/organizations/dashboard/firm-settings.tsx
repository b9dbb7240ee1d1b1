import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, usePermissions } from '@vendure/dashboard';
import { toast } from 'sonner';

import { firmSettingsDocument, updateFirmSettingsDocument } from './company.graphql';
import { type Field, FieldForm, inputOf, QueryState, type Values, valuesOf } from '../../screens/dashboard/shared';
import { useLabels } from './labels';

export const firmSettingsPage: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'settings', id: 'firm-settings', url: '/firm-settings', title: /* i18n*/ 'Firm', requiresPermission: ['UpdateSettings'] },
    path: '/firm-settings',
    loader: () => ({ breadcrumb: () => <Trans>Firm</Trans> }),
    component: () => <FirmSettings />,
};

function FirmSettings() {
    const { t } = useLingui();
    const { hasPermissions } = usePermissions();
    const { languages, currencies } = useLabels();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['firm-settings'], queryFn: () => api.query(firmSettingsDocument) });
    const { data } = query;
    if (!data) return <Page pageId="firm-settings"><PageTitle><Trans>Firm</Trans></PageTitle><QueryState query={query} /></Page>;
    const fields: Field[] = [
        { name: 'name', label: t`Name of the firm`, required: true },
        { name: 'timeZone', label: t`Time zone`, kind: 'select', options: Intl.supportedValuesOf('timeZone').map(zone => [zone, zone]), required: true },
        { name: 'calendar', label: t`Calendar`, kind: 'select', options: [['jalali', t`Jalali`], ['gregorian', t`Gregorian`]], required: true },
        {
            name: 'holidayCountry',
            label: t`Public holidays of`,
            kind: 'select',
            options: [['IR', t`Iran`], ['PL', t`Poland`], ['RU', t`Russia`], ['DE', t`Germany`], ['TR', t`Türkiye`], ['AE', t`Emirates`]],
            required: true,
        },
        { name: 'currencyCode', label: t`Currency`, kind: 'select', options: currencies, required: true },
        { name: 'language', label: t`Language`, kind: 'select', options: languages, required: true },
        { name: 'supportPhone', label: t`Support phone`, ltr: true },
        { name: 'supportEmail', label: t`Support e-mail`, ltr: true },
    ];
    const days = [t`Sunday`, t`Monday`, t`Tuesday`, t`Wednesday`, t`Thursday`, t`Friday`, t`Saturday`];
    const weekFrom = [6, 0, 1, 2, 3, 4, 5];
    const dayFields: Field[] = weekFrom.map(day => ({ name: `weekend${day}`, label: t`No work on ${days[day] ?? ''}`, kind: 'switch' }));
    const settings = data.firmSettings;
    const weekend = Object.fromEntries(days.map((_, day) => [`weekend${day}`, settings.weekendDays.includes(day)]));
    const save = async (values: Values, version: number | undefined) => {
        const weekendDays = days.map((_, day) => day).filter(day => values[`weekend${day}`] === true);
        const facts = inputOf(Object.fromEntries(fields.map(({ name }) => [name, values[name] ?? ''])));
        await api.mutate(updateFirmSettingsDocument, { input: { ...facts, weekendDays, version } as never });
        toast.success(t`Saved`);
        await client.invalidateQueries({ queryKey: ['firm-settings'] });
    };
    return (
        <Page pageId="firm-settings">
            <PageTitle><Trans>Firm</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="firm-settings-form">
                    <FieldForm
                        fields={[...fields, ...dayFields]}
                        initial={{ ...valuesOf(fields, settings), ...weekend }}
                        submitLabel={<Trans>Save</Trans>}
                        version={settings.version}
                        onStale={() => query.refetch()}
                        disabled={!hasPermissions(['UpdateSettings'])}
                        onSubmit={save}
                    />
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
