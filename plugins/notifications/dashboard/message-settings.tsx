import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle } from '@vendure/dashboard';
import { toast } from 'sonner';

import { type Field, FieldForm, Ltr, numberOf, QueryState, type Values, valuesOf } from '../../screens/dashboard/shared';
import { notificationSettingsDocument, updateNotificationSettingsDocument } from './notifications.graphql';

export const messageSettings: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'settings', id: 'message-settings', url: '/message-settings', title: /* i18n*/ 'SMS and mail', requiresPermission: ['UpdateNotification'] },
    path: '/message-settings',
    loader: () => ({ breadcrumb: () => <Trans>SMS and mail</Trans> }),
    component: () => <MessageSettings />,
};

function MessageSettings() {
    const { t } = useLingui();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['notification-settings'], queryFn: () => api.query(notificationSettingsDocument) });
    const settings = query.data?.notificationSettings;
    if (!settings) return <Page pageId="message-settings"><PageTitle><Trans>SMS and mail</Trans></PageTitle><QueryState query={query} /></Page>;
    const fields: Field[] = [
        { name: 'quietFrom', label: t`No SMS from`, ltr: true, hint: t`By the firm's clock, for example 22:00. Empty: SMS go at any hour. What opens an account goes at once.` },
        { name: 'quietUntil', label: t`until`, ltr: true, hint: t`SMS of the night go out then.` },
        { name: 'smsPerNumberPerDay', label: t`At most so many SMS a day to one number`, required: true, ltr: true },
        { name: 'smsPerDay', label: t`At most so many SMS a day in all`, required: true, ltr: true, hint: t`Counted in parts, as the provider bills them. What is over is refused and stands in the list of messages.` },
    ];
    const save = async (values: Values, version: number | undefined) => {
        const input = {
            quietFrom: String(values.quietFrom) || null, quietUntil: String(values.quietUntil) || null,
            smsPerNumberPerDay: numberOf(String(values.smsPerNumberPerDay)) ?? 0, smsPerDay: numberOf(String(values.smsPerDay)) ?? -1,
            switchedOff: settings.switchedOff, version: version ?? 0,
        };
        await api.mutate(updateNotificationSettingsDocument, { input });
        toast.success(t`Saved`);
        await client.invalidateQueries({ queryKey: ['notification-settings'] });
    };
    return (
        <Page pageId="message-settings">
            <PageTitle><Trans>SMS and mail</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="message-settings-form">
                    <FieldForm fields={fields} initial={valuesOf(fields, settings)} submitLabel={<Trans>Save</Trans>} version={settings.version} onStale={() => query.refetch()} onSubmit={save} />
                </PageBlock>
                <PageBlock column="main" blockId="message-settings-callback" title={<Trans>Address for the SMS provider</Trans>}>
                    {settings.callbackUrl === null ? (
                        <p className="text-muted-foreground text-sm"><Trans>The provider that is set up does not call; he is asked every minute what became of SMS.</Trans></p>
                    ) : (
                        <div className="grid gap-2 text-sm">
                            <p><Trans>Enter this in the provider's panel for delivery reports and for SMS to your line. Whoever knows it can make up both: treat it like a password.</Trans></p>
                            <p className="break-all"><Ltr>{settings.callbackUrl}</Ltr></p>
                            <Button type="button" variant="outline" size="sm" className="justify-self-start" onClick={() => void navigator.clipboard.writeText(settings.callbackUrl ?? '').then(() => toast.success(t`Copied`))}>
                                <Trans>Copy</Trans>
                            </Button>
                        </div>
                    )}
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
